package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineTest {
    /* Shortened text of a Linux 6 machine. */
    private static final Map<String, String> FILES = Map.of(
            "/proc/cpuinfo",
            "processor\t: 0\nmodel name\t: AMD EPYC 7R13 Processor\nsiblings\t: 4\ncpu cores\t: 2\nflags\t\t: fpu hypervisor sse2",
            "/proc/meminfo",
            "MemTotal:       16384000 kB\nMemFree: 1 kB",
            "/sys/kernel/mm/transparent_hugepage/enabled",
            "always [madvise] never",
            "/proc/pressure/cpu",
            "some avg10=1.00 avg60=0.00 avg300=0.00 total=5000000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9",
            "/proc/stat",
            "cpu  100 0 50 800 0 0 40 10 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1",
            "/proc/loadavg",
            "0.50 0.40 0.30 1/100 4711");

    @Test
    void aFingerprintIsReadFromTheSystemsFiles() {
        Map<String, String> print = print(FILES);
        assertEquals("AMD EPYC 7R13 Processor", print.get("cpu"));
        assertEquals("2", print.get("threads per core"));
        assertEquals("16 GiB", print.get("memory"));
        assertEquals("madvise", print.get("transparent huge pages"));
        assertEquals("yes", print.get("virtualised"));
        assertEquals("1.95.0", print.get("rustc"));
        assertEquals("amd-epyc-2c", Fingerprint.label(print));
    }

    @Test
    void whatTheSystemDoesNotTellIsNotRecorded() {
        Map<String, String> print = print(Map.of());
        assertEquals(Fingerprint.NOT_RECORDED, print.get("cpu"));
        assertEquals(Fingerprint.NOT_RECORDED, print.get("governor"));
        assertEquals(print(FILES).keySet(), print.keySet());
    }

    @Test
    void aFingerprintNamesNoPersonAndNoPlace() {
        String text = print(FILES).toString();
        for (String property : new String[] {"user.name", "user.home", "user.dir"}) {
            String value = System.getProperty(property);
            assertFalse(value.length() > 2 && text.contains(value), property);
        }
    }

    @Test
    void aProcessorNameWithMarksGivesAPlainLabel() {
        assertEquals(
                "intel-xeon-8c",
                Fingerprint.label(Map.of("cpu", "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz", "cores", "8")));
        assertEquals(
                "aarch64-4c",
                Fingerprint.label(Map.of("cpu", Fingerprint.NOT_RECORDED, "architecture", "aarch64", "cores", "4")));
    }

    @Test
    void loadIsADifferenceOfTwoReadings() {
        Load start = Load.read(of(FILES), 0);
        // One second later: 20 ms more of waiting, 1000 more ticks of which 5 were stolen.
        Load end = later("total=5020000", "cpu  100 0 50 1795 0 0 40 15 0 0");
        assertEquals(0.02, end.stalledSince(start).orElseThrow(), 1e-12);
        assertEquals(0.005, end.stolenSince(start).orElseThrow(), 1e-12);
    }

    @Test
    void spansAddUp() {
        Load start = Load.read(of(FILES), 0);
        Load end = later("total=5020000", "cpu  100 0 50 1795 0 0 40 15 0 0");
        Load quiet = later("total=5000000", "cpu  100 0 50 1800 0 0 40 10 0 0");
        // One second with 20 ms of waiting and one without: 1 % of two seconds; 5 of 2000 ticks stolen.
        Load sum = Load.NONE.plus(start, end).plus(start, quiet);
        assertEquals(0.01, sum.stalledSince(Load.NONE).orElseThrow(), 1e-12);
        assertEquals(0.0025, sum.stolenSince(Load.NONE).orElseThrow(), 1e-12);
    }

    @Test
    void theGradeFollowsItsRule() {
        Load start = Load.read(of(FILES), 0);
        Load quiet = later("total=5019999", "cpu  100 0 50 1800 0 0 40 10 0 0");
        Load waiting = later("total=5020000", "cpu  100 0 50 1800 0 0 40 10 0 0");
        Load stolen = later("total=5000000", "cpu  100 0 50 1795 0 0 40 15 0 0");
        Map<String, String> bare = Map.of("virtualised", "no", "governor", "performance");
        assertEquals("A", Grade.of(bare, start, quiet).letter());
        assertEquals("B", Grade.of(Map.of("virtualised", "yes"), start, quiet).letter());
        assertEquals("C", Grade.of(bare, start, waiting).letter());
        assertEquals("C", Grade.of(bare, start, stolen).letter());
        Load silent = Load.read(of(Map.of()), 5);
        assertEquals("C", Grade.of(bare, silent, silent).letter());
        assertTrue(Grade.of(bare, start, waiting).reason().startsWith("tasks waited for a processor 2.0 %"));
    }

    private static Load later(String total, String stat) {
        Map<String, String> files =
                Map.of("/proc/pressure/cpu", "some avg10=1.00 avg60=0.00 avg300=0.00 " + total, "/proc/stat", stat);
        return Load.read(of(files), 1_000_000_000);
    }

    private static Map<String, String> print(Map<String, String> files) {
        return Fingerprint.of(
                of(files),
                2,
                name -> Optional.ofNullable(System.getProperty(name)),
                command -> command.get(0).equals("rustc")
                        ? Optional.of("rustc 1.95.0 (abc 2026-01-01)")
                        : Optional.empty());
    }

    private static SystemFiles of(Map<String, String> files) {
        return path -> Optional.ofNullable(files.get(path));
    }
}
