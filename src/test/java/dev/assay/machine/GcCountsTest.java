package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcCountsTest {
    private static final GcCounts NOT_TOLD = new GcCounts(-1, -1, -1, -1);

    private static GcCounts.Bean bean(String name, long count, long millis) {
        return new GcCounts.Bean(name, count, millis);
    }

    /** Counts and times of a program that allocated for two seconds under JDK 25; its log holds 1,727 pauses of 15 ms in all. */
    @Test
    void concurrentCyclesOfZgcAreNoTimeInWhichTheProgramStood() {
        assertEquals(
                new GcCounts(1727, 11, 486, 2099),
                GcCounts.of(List.of(
                        bean("ZGC Minor Cycles", 353, 862),
                        bean("ZGC Minor Pauses", 1177, 8),
                        bean("ZGC Major Cycles", 133, 1237),
                        bean("ZGC Major Pauses", 550, 3))));
        assertEquals(
                new GcCounts(372, 1, 124, 665),
                GcCounts.of(List.of(bean("ZGC Cycles", 124, 665), bean("ZGC Pauses", 372, 1))));
    }

    /** From the same program; the log of JDK 17 holds 50 pauses of 1.3 ms. */
    @Test
    void concurrentCyclesOfShenandoahAreNoTimeInWhichTheProgramStood() {
        assertEquals(
                new GcCounts(50, 1, 15, 148),
                GcCounts.of(List.of(bean("Shenandoah Pauses", 50, 1), bean("Shenandoah Cycles", 15, 148))));
    }

    /** The log of JDK 25 holds 171 young pauses, 168 of Remark, 168 of Cleanup and a full one, 272 ms in all. */
    @Test
    void theConcurrentBeanOfG1CountsRemarkAndCleanup() {
        assertEquals(
                new GcCounts(508, 268, 0, 0),
                GcCounts.of(List.of(
                        bean("G1 Young Generation", 171, 168),
                        bean("G1 Concurrent GC", 336, 97),
                        bean("G1 Old Generation", 1, 3))));
    }

    /** The log of JDK 17 holds 410 pauses of Remark and Cleanup, 118 of 255 ms, which no bean counts. */
    @Test
    void withoutThatBeanG1DoesNotTellItsPauses() {
        assertEquals(
                NOT_TOLD, GcCounts.of(List.of(bean("G1 Young Generation", 212, 133), bean("G1 Old Generation", 1, 2))));
    }

    @ParameterizedTest
    @CsvSource({"Copy, MarkSweepCompact", "PS Scavenge, PS MarkSweep"})
    void collectorsThatStopTheProgramHavePausesOnly(String young, String old) {
        assertEquals(new GcCounts(81, 542, 0, 0), GcCounts.of(List.of(bean(young, 66, 408), bean(old, 15, 134))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zgc pauses", "ZGC", "G1 Concurrent Pauses", "Concurrent Mark Sweep", "partial gc"})
    void aBeanThatNobodyHasLookedAtIsNotToldAndNeverGuessed(String name) {
        assertEquals(NOT_TOLD, GcCounts.of(List.of(bean("Copy", 3, 4), bean(name, 1, 1))));
    }

    @Test
    void whatABeanDoesNotTellIsNotTold() {
        assertEquals(NOT_TOLD, GcCounts.of(List.of(bean("Copy", -1, 4))));
        assertEquals(NOT_TOLD, GcCounts.of(List.of(bean("Copy", 1, -1))));
        assertEquals(NOT_TOLD, GcCounts.of(List.of()));
    }

    @Test
    void aDifferenceWithWhatIsNotToldIsNotTold() {
        GcCounts some = new GcCounts(1, 2, 3, 4);
        assertEquals(new GcCounts(9, 18, 27, 36), new GcCounts(10, 20, 30, 40).since(some));
        assertEquals(NOT_TOLD, some.since(NOT_TOLD));
        assertEquals(NOT_TOLD, NOT_TOLD.since(some));
    }

    /** Whichever collector runs the tests, each of its beans has been looked at. */
    @Test
    void theJvmOfTheseTestsIsKnown() {
        List<String> names = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList();
        names.forEach(name -> assertNotEquals(CollectorBean.NOT_TOLD, CollectorBean.of(name), name));
        GcCounts before = GcCounts.ofThisJvm();
        System.gc();
        GcCounts done = GcCounts.ofThisJvm().since(before);
        // A JVM that was told to ignore the call, or G1 of JDK 17, says nothing of it.
        boolean heard = Stream.of("Copy", "PS Scavenge", "G1 Concurrent GC", "ZGC Pauses", "ZGC Major Pauses")
                .anyMatch(names::contains);
        assertTrue(!heard || done.pauses() >= 1, () -> names + ": " + done);
    }
}
