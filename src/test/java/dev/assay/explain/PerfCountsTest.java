package dev.assay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerfCountsTest {
    /** Recorded: perf 6.1 in a virtual machine without counters, {@code perf stat -x, -o FILE -e …}. */
    private static final List<String> UNSUPPORTED = List.of(
            "# started on Wed Nov 25 10:00:00 2026",
            "",
            "<not supported>,,instructions:u,0,100.00,,",
            "<not supported>,,cycles:u,0,100.00,,",
            "0.47,msec,task-clock,465161,100.00,0.543,CPUs utilized");

    /** Written after CSV FORMAT of perf-stat(1), since there was no machine with counters to record on. */
    private static List<String> counted(long instructions, long cycles) {
        return List.of(
                instructions + ",,instructions:u,200000000,100.00,1.86,insn per cycle",
                cycles + ",,cycles:u,200000000,100.00,,",
                "<not counted>,,branch-misses:u,0,100.00,,",
                "5000,,cache-misses:u,100000000,49.80,,");
    }

    @Test
    void whatIsNotSupportedIsSaidInPerfsWords() {
        PerfCounts counts = PerfCounts.parse(UNSUPPORTED);
        assertEquals(Map.of(), counts.counts());
        assertEquals(
                "perf says of instructions: not supported",
                counts.reading("instructions").missing());
        assertFalse(counts.reading("no-such-event").known());
    }

    @Test
    void theDifferenceOfTwoProcessesCancelsWhatBothDid() {
        PerfCounts few = PerfCounts.parse(counted(1_000_000, 800_000));
        PerfCounts many = PerfCounts.parse(counted(9_000_000, 4_800_000));
        PerfCounts more = many.minus(few);
        assertEquals(8_000_000, more.reading("instructions").value());
        assertEquals(4_000_000, more.reading("cycles").value());
        // IPC of what was done more, not of start and load.
        assertEquals(
                2.0,
                more.reading("instructions").dividedBy(more.reading("cycles")).value());
        assertEquals(
                "perf says of branch-misses: not counted",
                more.reading("branch-misses").missing());
    }

    @Test
    void aCounterThatTookTurnsWithOthersIsNoCount() {
        assertEquals(
                "perf says of cache-misses: counted only 49.80 % of the time",
                PerfCounts.parse(counted(1, 1)).reading("cache-misses").missing());
    }
}
