package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.run.MachineId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final String CPU = "/sys/devices/system/cpu/";

    /* Shortened text of a Linux 6 machine with two cores of two threads, and control groups of version 2. */
    private static final TextFiles MACHINE = new TextFiles(Map.ofEntries(
            Map.entry(
                    "/proc/cpuinfo",
                    "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\nmodel name\t: AMD EPYC 7R13 Processor\n"
                            + "stepping\t: 1\nmicrocode\t: 0xa0011d1\nsiblings\t: 4\ncpu cores\t: 2\n"
                            + "flags\t\t: fpu hypervisor sse2 sse4_2 avx2"),
            Map.entry("/proc/meminfo", "MemTotal:       16384000 kB\nMemFree: 1 kB"),
            Map.entry("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never"),
            Map.entry("/proc/self/status", "Name:\tjava\nCpus_allowed:\tf\nCpus_allowed_list:\t0-3"),
            Map.entry(CPU + "online", "0-3"),
            Map.entry(CPU + "isolated", ""),
            Map.entry(CPU + "cpu0/cache/index0/level", "1"),
            Map.entry(CPU + "cpu0/cache/index0/type", "Data"),
            Map.entry(CPU + "cpu0/cache/index0/size", "32K"),
            Map.entry(CPU + "cpu0/cache/index1/level", "1"),
            Map.entry(CPU + "cpu0/cache/index1/type", "Instruction"),
            Map.entry(CPU + "cpu0/cache/index1/size", "64K"),
            Map.entry(CPU + "cpu0/cache/index2/level", "2"),
            Map.entry(CPU + "cpu0/cache/index2/type", "Unified"),
            Map.entry(CPU + "cpu0/cache/index2/size", "1024K"),
            Map.entry(CPU + "cpu0/cpufreq/scaling_governor", "performance"),
            Map.entry(CPU + "cpu1/cpufreq/scaling_governor", "powersave"),
            Map.entry(CPU + "cpufreq/boost", "1"),
            Map.entry(CPU + "vulnerabilities/mds", "Not affected"),
            Map.entry(CPU + "vulnerabilities/spectre_v1", "Mitigation: usercopy/swapgs barriers"),
            Map.entry(CPU + "vulnerabilities/spec_rstack_overflow", "Vulnerable: Safe RET, no microcode"),
            Map.entry("/proc/self/cgroup", "0::/user.slice/run"),
            Map.entry("/sys/fs/cgroup/user.slice/run/cpu.max", "max 100000"),
            Map.entry("/sys/fs/cgroup/user.slice/cpu.max", "150000 100000"),
            Map.entry("/sys/class/power_supply/AC/type", "Mains"),
            Map.entry("/sys/class/power_supply/AC/online", "1")));

    @Test
    void aFingerprintIsReadFromTheSystemsFiles() {
        Map<String, String> print = print(MACHINE);
        assertEquals("AMD EPYC 7R13 Processor", print.get("cpu"));
        assertEquals("2", print.get("threads per core"));
        assertEquals("data 32K, instruction 64K", print.get("l1 cache"));
        assertEquals("1024K", print.get("l2 cache"));
        // 16,384,000 kB are 15.625 GiB.
        assertEquals("16 GiB", print.get("memory"));
        assertEquals("madvise", print.get("transparent huge pages"));
        assertEquals("yes", print.get("virtualised"));
        assertEquals("performance, powersave", print.get("governor"));
        assertEquals("on", print.get("turbo"));
        assertEquals("mains", print.get("power"));
        assertEquals("mitigated: spectre_v1; open: spec_rstack_overflow", print.get("mitigations"));
        assertEquals("1.95.0", print.get("rustc"));
        assertEquals("with PGO, without LTO", print.get("python3 build"));
        assertEquals("AMD", print.get("cpu vendor"));
        assertEquals("25", print.get("cpu family"));
        assertEquals("1", print.get("cpu model"));
        assertEquals("1", print.get("cpu stepping"));
        assertEquals("0xa0011d1", print.get("microcode"));
        assertEquals("sse4_2 avx2", print.get("instruction sets"));
        assertEquals("EPYC Zen 3", print.get("microarchitecture"));
        assertEquals("epyc-zen-3-2c", new MachineId(print).folder());
    }

    @Test
    void theTightestQuotaOfAllGroupsAboveCounts() {
        assertEquals("1.50 processors", print(MACHINE).get("cpu quota"));
        assertEquals(
                "none",
                print(MACHINE.with(Map.of("/sys/fs/cgroup/user.slice/cpu.max", "max 100000")))
                        .get("cpu quota"));
        // Version 1: a folder of its own for processor time, and -1 for no quota.
        Map<String, String> first = new HashMap<>();
        first.put("/proc/self/cgroup", "2:cpuacct:/\n1:cpu:/\n0::/");
        first.put("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        first.put("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertEquals("none", print(new TextFiles(first)).get("cpu quota"));
        first.put("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
        assertEquals("0.50 processors", print(new TextFiles(first)).get("cpu quota"));
    }

    @Test
    void isolatedIsMoreThanPinnedAndPinnedMoreThanNothing() {
        assertEquals("none", print(MACHINE).get("pinning"));
        TextFiles pinned = MACHINE.with(Map.of("/proc/self/status", "Cpus_allowed_list:\t1,3"));
        assertEquals("pinned, 2 of 4 processors", print(pinned).get("pinning"));
        assertEquals(
                "isolated, 2 of 4 processors",
                print(pinned.with(Map.of(CPU + "isolated", "1-3"))).get("pinning"));
        // Processor 3 is shared with others.
        assertEquals(
                "pinned, 2 of 4 processors",
                print(pinned.with(Map.of(CPU + "isolated", "1-2"))).get("pinning"));
    }

    @Test
    void aBatteryCountsWhenItDischarges() {
        TextFiles laptop = MACHINE.with(Map.of(
                "/sys/class/power_supply/AC/online", "0",
                "/sys/class/power_supply/BAT0/type", "Battery",
                "/sys/class/power_supply/BAT0/status", "Discharging"));
        assertEquals("battery", print(laptop).get("power"));
        assertEquals(
                "mains",
                print(laptop.with(Map.of("/sys/class/power_supply/BAT0/status", "Charging")))
                        .get("power"));
        // A mouse's battery is not the machine's.
        assertEquals(
                Fingerprint.NOT_RECORDED,
                print(laptop.with(Map.of("/sys/class/power_supply/BAT0/scope", "Device")))
                        .get("power"));
    }

    @Test
    void whatTheSystemDoesNotTellIsNotRecorded() {
        Map<String, String> print = print(new TextFiles(Map.of()));
        assertEquals(print(MACHINE).keySet(), print.keySet());
        for (String label : new String[] {
            "cpu",
            "microarchitecture",
            "cpu family",
            "instruction sets",
            "l1 cache",
            "governor",
            "turbo",
            "power",
            "cpu quota",
            "pinning",
            "mitigations",
            "page size"
        }) {
            assertEquals(Fingerprint.NOT_RECORDED, print.get(label), label);
        }
    }

    @Test
    void aFingerprintNamesNoPersonAndNoPlace() {
        String text = print(SystemFiles.ofThisMachine()).toString();
        for (String property : new String[] {"user.home", "user.dir", "java.io.tmpdir"}) {
            String value = System.getProperty(property);
            assertFalse(value.length() > 2 && text.contains(value), property);
        }
    }

    private static Map<String, String> print(SystemFiles files) {
        return Fingerprint.of(
                files,
                2,
                name -> Optional.ofNullable(System.getProperty(name)),
                command -> switch (String.join(" ", command.subList(0, 2))) {
                    case "rustc --version" -> Optional.of("rustc 1.95.0 (abc 2026-01-01)");
                    default -> Optional.empty();
                },
                Map.of("python3", "3.11.2", "python3 build", "with PGO, without LTO"));
    }
}
