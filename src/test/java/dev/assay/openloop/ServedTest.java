package dev.assay.openloop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServedTest {
    /** A check of the replay: with nothing left out it gives the measured latencies back, whatever was measured. */
    @Test
    void replayedWithNothingLeftOutTheLatenciesAreThoseMeasured() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 100; round++) {
            long[] due = new Arrivals(Arrivals.Kind.POISSON, 2000, round).due(0, 300);
            long[] start = new long[300];
            long[] end = new long[300];
            long free = 0;
            for (int request = 0; request < 300; request++) {
                start[request] = Math.max(free, due[request]) + random.nextLong(50_000);
                end[request] = start[request] + random.nextLong(900_000);
                free = end[request];
            }
            Served served = new Served(due, start, end, List.of());
            long[] measured = new long[300];
            Arrays.setAll(measured, request -> end[request] - due[request]);
            assertArrayEquals(measured, Replay.latencies(due, served.busy()));
        }
    }

    @Test
    void whatIsNoSingleQueueIsRefused() {
        refused("times (1 starts, 1 ends) must be one each of 2 requests", new long[] {0, 1}, new long[1], new long[1]);
        refused(
                "start of request 0 (4 ns) must not be before it is due (5) nor before the end of the one before (0)",
                new long[] {5},
                new long[] {4},
                new long[] {6});
        refused(
                "start of request 1 (8 ns) must not be before it is due (6) nor before the end of the one before (9)",
                new long[] {5, 6},
                new long[] {5, 8},
                new long[] {9, 9});
        refused("end of request 0 (4 ns) must not be before its start (5)", new long[] {5}, new long[] {5}, new long[] {
            4
        });
    }

    private static void refused(String message, long[] due, long[] start, long[] end) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new Served(due, start, end, List.of()))
                        .getMessage());
    }
}
