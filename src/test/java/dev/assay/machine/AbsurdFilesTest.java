package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the system tells may be absent, zero or contradictory; then it is not recorded. Never a guess, and never an exception. */
final class AbsurdFilesTest {
    private static final String CPU = "/sys/devices/system/cpu/";

    /* Every file that this package reads, as a sound machine has it. */
    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry(
                    "/proc/cpuinfo",
                    "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nstepping\t: 1\nmicrocode\t: 0x1\n"
                            + "CPU part\t: 0xd0c\nmodel name\t: AMD EPYC 7R13\nsiblings\t: 4\ncpu cores\t: 2\nflags\t\t: fpu hypervisor"),
            Map.entry("/proc/meminfo", "MemTotal:       16384000 kB"),
            Map.entry("/proc/stat", "cpu0 110 0 50 800 0 0 20 10 0 0\ncpu1 110 0 50 800 0 0 20 10 0 0"),
            Map.entry(
                    "/proc/self/status",
                    "Cpus_allowed_list:\t0-1\nvoluntary_ctxt_switches:\t5\nnonvoluntary_ctxt_switches:\t6"),
            Map.entry(
                    "/proc/thread-self/status", "Pid:\t7\nvoluntary_ctxt_switches:\t5\nnonvoluntary_ctxt_switches:\t6"),
            Map.entry("/proc/self/smaps", "KernelPageSize:        4 kB"),
            Map.entry("/proc/self/cgroup", "1:cpu:/a\n0::/a/b"),
            Map.entry("/proc/self/task/7/schedstat", "5000 6000 7"),
            Map.entry("/proc/self/task/7/status", "voluntary_ctxt_switches:\t5\nnonvoluntary_ctxt_switches:\t6"),
            Map.entry("/proc/100/stat", "100 (java) S 1 100 1 0 -1 0 0 0 0 0 10 5 3 2 20 0 1"),
            Map.entry("/proc/101/stat", "101 (java) S 100 100 1 0 -1 0 0 0 0 0 20 0 0 0 20 0 1"),
            Map.entry("/proc/100/comm", "java"),
            Map.entry("/proc/100/task/100/comm", "java"),
            Map.entry("/proc/pressure/cpu", "some avg10=1.00 avg60=0.00 avg300=0.00 total=5000000"),
            Map.entry("/proc/loadavg", "0.50 0.40 0.30 1/100 4711"),
            Map.entry("/proc/sys/kernel/randomize_va_space", "2"),
            Map.entry("/sys/fs/cgroup/a/b/cpu.max", "150000 100000"),
            Map.entry("/sys/fs/cgroup/a/b/cpu.stat", "nr_throttled 2"),
            Map.entry("/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "50000"),
            Map.entry("/sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000"),
            Map.entry("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never"),
            Map.entry("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc"),
            Map.entry("/sys/class/power_supply/AC/type", "Mains"),
            Map.entry("/sys/class/power_supply/AC/online", "1"),
            Map.entry("/sys/devices/cpu_core/cpus", "0"),
            Map.entry("/sys/devices/cpu_atom/cpus", "1"),
            Map.entry(CPU + "online", "0-1"),
            Map.entry(CPU + "isolated", "1"),
            Map.entry(CPU + "cpu0/cpu_capacity", "1024"),
            Map.entry(CPU + "cpu1/cpu_capacity", "446"),
            Map.entry(CPU + "cpu0/cpufreq/cpuinfo_max_freq", "4900000"),
            Map.entry(CPU + "cpu1/cpufreq/cpuinfo_max_freq", "3800000"),
            Map.entry(CPU + "cpu0/cpufreq/scaling_governor", "performance"),
            Map.entry(CPU + "cpu0/thermal_throttle/core_throttle_count", "4"),
            Map.entry(CPU + "cpu0/cache/index0/level", "1"),
            Map.entry(CPU + "cpu0/cache/index0/type", "Data"),
            Map.entry(CPU + "cpu0/cache/index0/size", "32K"),
            Map.entry(CPU + "cpu0/cache/index2/size", "1024K"),
            Map.entry(CPU + "cpufreq/boost", "1"),
            Map.entry(CPU + "intel_pstate/no_turbo", "0"),
            Map.entry(CPU + "vulnerabilities/mds", "Mitigation: x"));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "00000000000000000000000",
            "2147483648",
            "4294967295",
            "9223372036854775807",
            "99999999999999999",
            "18446744073709551616",
            "1e9",
            "0x10",
            "NaN",
            "Infinity",
            "\u0663",
            "max",
            "");

    @Tag("slow")
    @Test
    void noFileOfTheSystemMakesAnException() {
        List<String> whole = List.of(
                "",
                "\n\n",
                ":",
                "0::",
                "0::x",
                "cpu",
                "cpu0",
                "0-",
                "-",
                "5-2",
                "0-4294967295",
                ",,,",
                ") S 1",
                "\u0000\u001b[31m\uffff\u202e",
                "x".repeat(3_000),
                "<unknown>");
        SplittableRandom random = new SplittableRandom(19);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> new TreeMap<>(SOUND).forEach((path, text) -> {
            whole.forEach(absurd -> assertSound(path, absurd));
            for (int end = 0; end < Math.min(text.length(), 60); end += 11) {
                assertSound(path, text.substring(0, end));
            }
            for (String number : NUMBERS) {
                assertSound(path, text.replaceAll("\\d+", number));
            }
            for (int i = 0; i < 4; i++) {
                StringBuilder garbled = new StringBuilder(text);
                for (int changes = 0; changes < 3; changes++) {
                    garbled.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x300));
                }
                assertSound(path, garbled.toString());
            }
        }));
    }

    /** Java's class Cntrl is that of ASCII alone; U+0085 and U+009B are obeyed by terminals too. */
    @Test
    void aControlCharacterBeyondAsciiIsNoneOfALine() {
        assertEquals(Optional.of("always [31m never"), Told.line("always\u0085\u009b[31m never"));
    }

    private static void assertSound(String path, String text) {
        Map<String, String> texts = new HashMap<>(SOUND);
        texts.put(path, text);
        TextFiles files = new TextFiles(texts);
        String place = path + " = " + text.substring(0, Math.min(60, text.length()));
        Map<String, String> print = assertDoesNotThrow(() -> print(files), place);
        print.forEach((label, value) -> {
            assertFalse(value.isBlank() || value.length() > 200, place + ": " + label);
            assertTrue(value.chars().noneMatch(Character::isISOControl), place + ": " + label);
            // Of a processor's name everything is believed.
            assertFalse(!label.equals("cpu") && value.matches("(?s).*(Infinity|NaN).*"), place + ": " + value);
        });
        Environment span = assertDoesNotThrow(() -> between(new TextFiles(SOUND), files), place);
        assertDoesNotThrow(() -> between(files, new TextFiles(SOUND)), place);
        for (long count : new long[] {
            span.processorNanos(),
            span.busyNanos(),
            span.stolenNanos(),
            span.ownNanos(),
            span.stalledNanos(),
            span.throttledPeriods(),
            span.heatEvents()
        }) {
            assertTrue(count >= -1, place + ": " + span);
        }
        assertTrue(!(span.loadAverage() < 0) && !Double.isInfinite(span.loadAverage()), place);
        assertDoesNotThrow(
                () -> {
                    Warnings.of(print, List.of(span));
                    Grade.of(print, false, List.of(span));
                    Processors.workers(files, 100);
                    Processors.thisThread(files);
                    Switches switches = Switches.of(files, "self");
                    assertTrue(switches.voluntarySince(Switches.of(new TextFiles(SOUND), "self")) >= -1, place);
                    ThreadTimes times = ThreadTimes.of(files, "self");
                    assertTrue(times.ranNanosSince(ThreadTimes.of(new TextFiles(SOUND), "self")) >= -1, place);
                    Switches.ofThisThread(files);
                    InForce.of(Map.of(), files);
                },
                place);
    }

    private static Environment between(SystemFiles start, SystemFiles end) {
        return Load.read(end, 100, 2_000_000_000).since(Load.read(start, 100, 1), "rounds", "fast", 0, 0);
    }

    private static Map<String, String> print(SystemFiles files) {
        return Fingerprint.of(files, 2, name -> Optional.of("x"), command -> Optional.empty(), Map.of());
    }

    private static String with(String label, String path, String text) {
        Map<String, String> texts = new HashMap<>(SOUND);
        texts.put(path, text);
        return print(new TextFiles(texts)).get(label);
    }

    /** Zeros and contradictions: each value is one that no machine can have. */
    @Test
    void whatCannotBeIsNotRecorded() {
        for (String pair :
                List.of("4\ncpu cores\t: 0", "0\ncpu cores\t: 2", "2\ncpu cores\t: 4", "20\ncpu cores\t: 12")) {
            assertEquals(
                    Fingerprint.NOT_RECORDED, with("threads per core", "/proc/cpuinfo", "siblings\t: " + pair), pair);
        }
        assertEquals(Fingerprint.NOT_RECORDED, with("memory", "/proc/meminfo", "MemTotal: 0 kB"));
        assertEquals(Fingerprint.NOT_RECORDED, with("l2 cache", CPU + "cpu0/cache/index2/size", "0K"));
        // Another file tells the same.
        assertEquals("on", with("turbo", CPU + "intel_pstate/no_turbo", "7"));
        assertEquals("0.50 processors", with("cpu quota", "/sys/fs/cgroup/a/b/cpu.max", "100000 0"));
        assertEquals(Fingerprint.NOT_RECORDED, with("pinning", CPU + "online", "0-"));
        assertEquals(
                Fingerprint.NOT_RECORDED,
                with("clock source", "/sys/devices/system/clocksource/clocksource0/current_clocksource", "\u001b[31m"));
    }

    /** Two processes that call each other parent, as numbers that are used again while they are read can make it look. */
    @Test
    void aCircleOfProcessesHasAnEnd() {
        TextFiles circle = new TextFiles(Map.of(
                "/proc/100/stat", "100 (a) S 101 1 1 0 -1 0 0 0 0 0 10 0 0 0 20 0 1",
                "/proc/101/stat", "101 (b) S 100 1 1 0 -1 0 0 0 0 0 20 0 0 0 20 0 1"));
        // 10 + 20 ticks of 10 ms.
        assertEquals(
                OptionalLong.of(300_000_000L),
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ProcessTree.cpuNanos(circle, 100)));
    }

    @Test
    void listsOfProcessorsAreAsTheKernelWritesThemOrNotTold() {
        BitSet some = new BitSet();
        some.set(0, 4);
        some.set(8);
        assertEquals(Optional.of(some), Told.processors("0-3,8\n"));
        assertEquals(Optional.of(new BitSet()), Told.processors(" "));
        for (String wrong : List.of("3-0", "0-4294967295", "1,,2", "a", "0-3-5", "-1", "99999999999999999999")) {
            assertEquals(Optional.empty(), Told.processors(wrong), wrong);
        }
    }

    @Test
    void numbersAreDigitsAndNothingElse() {
        List<String> told = new ArrayList<>(NUMBERS);
        told.removeIf(text -> Told.number(text).isEmpty());
        assertEquals(List.of("0", "1", "2147483648", "4294967295", "99999999999999999"), told);
        assertEquals(OptionalLong.empty(), Told.positive("0"));
    }
}
