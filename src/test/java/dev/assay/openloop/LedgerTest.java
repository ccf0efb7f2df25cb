package dev.assay.openloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests come every 10 ms from 10 ms on and take 1 ms each, but for the second, due at 20 ms, which takes 26. By hand: it ends at 46 and
 * is 26 ms late, the third (due at 30) ends at 47 and is 17, the fourth (due at 40) at 48 and is 8, all others are 1.
 */
class LedgerTest {
    private static final long MS = 1_000_000;
    private static final Set<Long> DEADLINES = Set.of(5 * MS, 10 * MS);

    @ParameterizedTest
    @EnumSource(names = {"COLLECTOR", "ALLOCATOR", "SCHEDULER"})
    void aStallIsBookedWithAllThatQueuedBehindIt(Cause cause) {
        Ledger ledger = booked(List.of(new Stall(cause, false, 20 * MS, 25 * MS)), List.of());
        assertEquals(Map.of(cause, 3L), booked(ledger, 5 * MS));
        assertEquals(Map.of(cause, 2L), booked(ledger, 10 * MS));
        assertEquals(1, ledger.stallsBehindTail());
    }

    @Test
    void whatNobodySawIsUnknown() {
        assertEquals(Map.of(Cause.UNKNOWN, 3L), booked(booked(List.of(), List.of()), 5 * MS));
    }

    /** Its own meter alone may have been held up by the collector. */
    @Test
    void theMachineHasOnlyWhatBothMetersSaw() {
        List<Stall> own = List.of(new Stall(Cause.MACHINE, false, 20 * MS, 25 * MS));
        assertEquals(Map.of(Cause.MACHINE, 3L), booked(booked(own, List.of(new Span(19 * MS, 45 * MS))), 5 * MS));
        assertEquals(Map.of(Cause.UNKNOWN, 3L), booked(booked(own, List.of()), 5 * MS));
    }

    /**
     * A collection of 25 ms, of which the machine stood still for 10. By hand: without these the second request ends at 36 and is 16 ms late,
     * the third 7, the fourth 1; so one miss of 5 ms is the machine's and two are the collector's.
     */
    @Test
    void aCollectionThatTheMachineHeldUpCountsAgainstTheMachine() {
        List<Stall> stalls = List.of(
                new Stall(Cause.COLLECTOR, true, 20 * MS, 25 * MS), new Stall(Cause.MACHINE, false, 20 * MS, 25 * MS));
        Ledger ledger = booked(stalls, List.of(new Span(21 * MS, 31 * MS)));
        assertEquals(Map.of(Cause.MACHINE, 1L, Cause.COLLECTOR, 2L), booked(ledger, 5 * MS));
        assertEquals(1, ledger.fullCollections());
    }

    /** A pause while nobody waits costs nobody anything; one that ends after a request is due costs that one. */
    @Test
    void aPauseBetweenRequestsIsBookedAsFarAsSomebodyWaits() {
        long[] due = {10 * MS, 30 * MS};
        Served served = new Served(
                due,
                new long[] {10 * MS, 37 * MS},
                new long[] {11 * MS, 38 * MS},
                List.of(
                        new Stall(Cause.COLLECTOR, false, 12 * MS, 5 * MS),
                        new Stall(Cause.COLLECTOR, false, 20 * MS, 17 * MS)));
        Ledger ledger = new Ledger(DEADLINES, 1);
        ledger.add(served, List.of());
        assertEquals(Map.of(Cause.COLLECTOR, 1L), booked(ledger, 5 * MS));
        assertEquals(8, ledger.latencies().getMaxValue() / MS);
        assertEquals(1, ledger.latenciesWithout(Cause.COLLECTOR).getMaxValue() / MS);
        assertEquals(7, ledger.lateness().getMaxValue() / MS);
        assertEquals(2 / 38.0, ledger.utilisation(), 1e-12);
    }

    /** Two documents come by turns, one of 1 ms and one of 8: five of ten miss 5 ms, and nobody stalled. */
    @Test
    void aDocumentThatAlwaysTakesLongIsLoad() {
        long[] due = due();
        long[] end = new long[due.length];
        Arrays.setAll(end, request -> due[request] + (request % 2 == 0 ? 1 : 8) * MS);
        Ledger ledger = new Ledger(DEADLINES, 2);
        ledger.add(new Served(due, due, end, List.of()), List.of());
        assertEquals(Map.of(Cause.LOAD, 5L), booked(ledger, 5 * MS));
        assertEquals(Map.of(), booked(ledger, 10 * MS));
    }

    /**
     * Of 5,000 requests that come every 10 ms and take 1 ms the 99.9th percentile is the sixth largest. Six that take 8 ms are six stalls
     * behind it. One that takes 76 ms makes the next seven late (67, 58, 49, 40, 31, 22, 13 ms): the sixth largest is one stall's. Five
     * that take 8 ms do not reach it: all requests stand behind it.
     */
    @Test
    void thePercentileTellsHowManyStallsItHangsOn() {
        assertEquals(6, stalls(8, 500, 1000, 2000, 3000, 4000, 4500));
        assertEquals(1, stalls(76, 1000));
        assertEquals(5000, stalls(8, 500, 1000, 2000, 3000, 4000));
    }

    private static long stalls(int millis, int... slow) {
        int count = 5000;
        long[] due = new Arrivals(Arrivals.Kind.FIXED, 100, 1).due(0, count);
        long[] start = new long[count];
        long[] end = new long[count];
        long free = 0;
        for (int request = 0; request < count; request++) {
            start[request] = Math.max(free, due[request]);
            free = end[request] = start[request] + (Arrays.binarySearch(slow, request) >= 0 ? millis : 1) * MS;
        }
        Ledger ledger = new Ledger(DEADLINES, 1);
        ledger.add(new Served(due, start, end, List.of()), List.of());
        return ledger.stallsBehindTail();
    }

    /** Whatever is drawn, every miss has exactly one cause. */
    @Test
    void theBooksAddUp() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            Served served = drawn(random, 2000);
            Ledger ledger = new Ledger(DEADLINES, 7);
            ledger.add(served, List.of(new Span(0, 100 * MS), new Span(300 * MS, 600 * MS)));
            long missed = 0;
            for (int request = 0; request < served.requests(); request++) {
                missed += served.end()[request] - served.due()[request] > 5 * MS ? 1 : 0;
            }
            Map<Cause, Long> row = booked(ledger, 5 * MS);
            assertTrue(missed > 0 && row.values().stream().allMatch(one -> one > 0), row::toString);
            assertEquals(
                    missed, row.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    @Test
    void theWholeHistogramGoesThroughItsText() throws Exception {
        Histogram before = booked(List.of(), List.of()).latencies();
        byte[] bytes = Base64.getDecoder().decode(HistogramText.of(before));
        assertEquals(before, Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
    }

    /** Ten million requests in parts. Beside the books only the arrays of one part are held: three of times, seven of replays. */
    @Test
    void tenMillionRequestsFitIntoSixtyFourMegabytes() {
        int part = 100_000;
        Ledger ledger = new Ledger(DEADLINES, 64);
        Served served = drawn(new SplittableRandom(1), part);
        ledger.add(served, List.of());
        long first = ledger.footprint();
        for (int parts = 1; parts < 100; parts++) {
            ledger.add(served, List.of());
        }
        assertEquals(10_000_000, ledger.requests());
        assertEquals(first, ledger.footprint());
        assertTrue(ledger.footprint() + 10L * Long.BYTES * part <= 64_000_000, () -> ledger.footprint() + " bytes");
    }

    @Test
    void booksThatAreNotKeptAreRefused() {
        Ledger ledger = new Ledger(Set.of(5L), 1);
        assertEquals(
                "deadline (6 ns) must be one of [5]",
                assertThrows(IllegalArgumentException.class, () -> ledger.misses(6, Cause.LOAD))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> ledger.latenciesWithout(Cause.LOAD));
        assertThrows(IllegalArgumentException.class, () -> new Ledger(Set.of(0L), 1));
        assertThrows(IllegalArgumentException.class, () -> new Ledger(DEADLINES, 0));
        assertEquals(0, ledger.stallsBehindTail());
        assertEquals(0, ledger.utilisation());
    }

    private static Ledger booked(List<Stall> stalls, List<Span> beside) {
        long[] due = due();
        long[] start = new long[due.length];
        long[] end = new long[due.length];
        long free = 0;
        for (int request = 0; request < due.length; request++) {
            start[request] = Math.max(free, due[request]);
            free = end[request] = start[request] + (request == 1 ? 26 : 1) * MS;
        }
        Ledger ledger = new Ledger(DEADLINES, 1);
        ledger.add(new Served(due, start, end, stalls), beside);
        return ledger;
    }

    private static long[] due() {
        return new Arrivals(Arrivals.Kind.FIXED, 100, 1).due(0, 10);
    }

    private static Served drawn(SplittableRandom random, int count) {
        long[] due = new Arrivals(Arrivals.Kind.POISSON, 1000, random.nextLong()).due(0, count);
        long[] start = new long[count];
        long[] end = new long[count];
        Stall[] stalls = new Stall[count / 50];
        Cause[] causes = {Cause.MACHINE, Cause.COLLECTOR, Cause.ALLOCATOR, Cause.SCHEDULER};
        long free = 0;
        for (int request = 0; request < count; request++) {
            start[request] = Math.max(free, due[request]) + random.nextLong(2000);
            long slow = random.nextInt(50) == 0 ? random.nextLong(12 * MS) : 0;
            free = end[request] = start[request] + random.nextLong(MS) + slow;
            if (request % 50 == 0) {
                stalls[request / 50] =
                        new Stall(causes[random.nextInt(4)], false, start[request], random.nextLong(9 * MS));
            }
        }
        return new Served(due, start, end, Arrays.asList(stalls));
    }

    private static Map<Cause, Long> booked(Ledger ledger, long deadline) {
        return Stream.of(Cause.values())
                .filter(cause -> ledger.misses(deadline, cause) > 0)
                .collect(Collectors.toMap(cause -> cause, cause -> ledger.misses(deadline, cause)));
    }
}
