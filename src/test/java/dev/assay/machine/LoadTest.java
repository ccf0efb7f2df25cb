package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Environment;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LoadTest {
    /*
     * A machine with two processors. Process 100 is the run, 101 its fork, 103 the fork's worker, with a name that holds a bracket and
     * blanks; 102 is somebody else's. Fields 14 to 17 of stat: user, system, and the same of children that were waited for, in ticks.
     */
    private static final TextFiles START = new TextFiles(Map.ofEntries(
            Map.entry(
                    "/proc/stat",
                    "cpu  220 0 100 1600 0 0 40 20 0 0\n"
                            + "cpu0 110 0 50 800 0 0 20 10 0 0\ncpu1 110 0 50 800 0 0 20 10 0 0\nintr 1"),
            Map.entry("/proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-1"),
            Map.entry("/proc/100/stat", "100 (java) S 1 100 1 0 -1 0 0 0 0 0 10 5 3 2 20 0 1"),
            Map.entry("/proc/101/stat", "101 (java) S 100 100 1 0 -1 0 0 0 0 0 20 0 0 0 20 0 1"),
            Map.entry("/proc/102/stat", "102 (yes) R 1 100 1 0 -1 0 0 0 0 0 70 7 0 0 20 0 1"),
            Map.entry("/proc/103/stat", "103 (a) worker) S 101 100 1 0 -1 0 0 0 0 0 30 0 0 0 20 0 1"),
            Map.entry(
                    "/proc/pressure/cpu",
                    "some avg10=1.00 avg60=0.00 avg300=0.00 total=5000000\n"
                            + "full avg10=0.00 avg60=0.00 avg300=0.00 total=9"),
            Map.entry("/proc/self/cgroup", "0::/"),
            Map.entry("/sys/fs/cgroup/cpu.stat", "usage_usec 1\nnr_periods 9\nnr_throttled 2\nthrottled_usec 3"),
            Map.entry("/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "4"),
            Map.entry("/proc/loadavg", "0.50 0.40 0.30 1/100 4711")));

    /* One second, so 100 ticks a processor: cpu0 80 busy and 20 idle, cpu1 30 busy, 69 idle, 1 stolen. The run used 60 + 10 ticks. */
    private static final TextFiles END = START.with(Map.of(
            "/proc/stat", "cpu0 180 0 50 820 0 0 30 10 0 0\ncpu1 140 0 50 869 0 0 20 11 0 0",
            "/proc/101/stat", "101 (java) S 100 100 1 0 -1 0 0 0 0 0 75 5 0 0 20 0 1",
            "/proc/103/stat", "103 (a) worker) S 101 100 1 0 -1 0 0 0 0 0 40 0 0 0 20 0 1",
            "/proc/102/stat", "102 (yes) R 1 100 1 0 -1 0 0 0 0 0 110 7 0 0 20 0 1",
            "/proc/pressure/cpu", "some avg10=1.00 avg60=0.00 avg300=0.00 total=5020000",
            "/sys/fs/cgroup/cpu.stat", "nr_periods 19\nnr_throttled 5",
            "/proc/loadavg", "0.75 0.40 0.30 1/100 4711"));

    @Test
    void aSpanIsTheDifferenceOfTwoReadings() {
        Environment span = between(START, END);
        assertEquals(2, span.processors());
        assertEquals(2_000_000_000L, span.processorNanos());
        // (80 + 30) ticks of 10 ms.
        assertEquals(1_100_000_000L, span.busyNanos());
        assertEquals(10_000_000L, span.stolenNanos());
        assertEquals(700_000_000L, span.ownNanos());
        assertEquals(20_000_000L, span.stalledNanos());
        assertEquals(3, span.throttledPeriods());
        assertEquals(0, span.heatEvents());
        assertEquals(0.75, span.loadAverage());
        assertEquals(5, span.atMillis());
        // 1.1 s busy, 0.7 s of it ours, in one second; 1 tick of 200 stolen; 20 ms of 1 s.
        assertEquals(0.4, span.othersProcessors(), 1e-12);
        assertEquals(0.005, span.stolenShare(), 1e-12);
        assertEquals(0.02, span.stalledShare(), 1e-12);
    }

    @Test
    void onlyProcessorsThatTheRunMayUseAreLookedAt() {
        Map<String, String> pinned = Map.of("/proc/self/status", "Cpus_allowed_list:\t1");
        Environment span = between(START.with(pinned), END.with(pinned));
        assertEquals(1, span.processors());
        assertEquals(1_000_000_000L, span.processorNanos());
        assertEquals(300_000_000L, span.busyNanos());
        assertEquals(0.01, span.stolenShare(), 1e-12);
    }

    @Test
    void whatTheSystemDoesNotTellIsNotRecorded() {
        TextFiles silent = new TextFiles(Map.of());
        Environment span = between(silent, silent);
        assertEquals(-1, span.processors());
        assertEquals(-1, span.busyNanos());
        assertEquals(-1, span.stolenNanos());
        assertEquals(-1, span.ownNanos());
        assertEquals(-1, span.stalledNanos());
        assertEquals(-1, span.throttledPeriods());
        assertEquals(-1, span.heatEvents());
        assertEquals(Fingerprint.NOT_RECORDED, span.governor());
        assertEquals(Fingerprint.NOT_RECORDED, span.power());
        for (double share :
                new double[] {span.othersProcessors(), span.stolenShare(), span.stalledShare(), span.loadAverage()}) {
            assertTrue(Double.isNaN(share));
        }
    }

    @Test
    void aProcessCountsWithAllThatDescendFromIt() {
        // 10 + 5 + 3 + 2 of the run, 20 of its fork, 30 of the worker; ticks of 10 ms.
        assertEquals(OptionalLong.of(700_000_000L), ProcessTree.cpuNanos(START, 100));
        assertEquals(OptionalLong.of(500_000_000L), ProcessTree.cpuNanos(START, 101));
        assertEquals(OptionalLong.of(770_000_000L), ProcessTree.cpuNanos(START, 102));
        assertEquals(OptionalLong.empty(), ProcessTree.cpuNanos(START, 999));
    }

    @Test
    void stealIsReadAlone() {
        assertEquals(OptionalLong.of(210_000_000L), Load.stolenNanos(END));
        assertEquals(OptionalLong.empty(), Load.stolenNanos(new TextFiles(Map.of())));
    }

    private static Environment between(SystemFiles start, SystemFiles end) {
        long runStart = 7_000_000;
        Load first = Load.read(start, 100, runStart + 5_000_000);
        return Load.read(end, 100, runStart + 1_005_000_000).since(first, "rounds", "fast", 0, runStart);
    }
}
