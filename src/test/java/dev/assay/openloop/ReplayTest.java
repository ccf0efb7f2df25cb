package dev.assay.openloop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplayTest {
    /** By hand: free at 0+4=4, 4+4=8 (due 2, waited 2), then idle till 10: 10+1=11. */
    @Test
    void aRequestWaitsForThoseBeforeIt() {
        assertArrayEquals(new long[] {4, 6, 1}, Replay.latencies(new long[] {0, 2, 10}, new long[] {4, 4, 1}));
    }

    @Test
    void nobodyComesAndNobodyWaits() {
        assertArrayEquals(new long[0], Replay.latencies(new long[0], new long[0]));
    }

    /**
     * Pollaczek and Khinchine: with Poisson arrivals the mean wait is λ·E[S²] ÷ (2·(1 − ρ)). With a service that always takes S (M/D/1) that
     * is ρ·S ÷ (2·(1 − ρ)); at S = 1 ms and ρ = 0.3, 0.6 and 0.8 it is 0.2143, 0.75 and 2 ms.
     */
    @Test
    void theMeanWaitIsThatOfTheoryForServicesOfOneLength() {
        assertEquals(0.214_285e6, meanWait(300, constant(1_000_000)), 0.004e6);
        assertEquals(0.75e6, meanWait(600, constant(1_000_000)), 0.015e6);
        assertEquals(2.0e6, meanWait(800, constant(1_000_000)), 0.06e6);
    }

    /** The same with exponential services (M/M/1), where E[S²] = 2·S²: at ρ = 0.3 and 0.6 the mean wait is ρ·S ÷ (1 − ρ). */
    @Test
    void theMeanWaitIsThatOfTheoryForExponentialServices() {
        assertEquals(0.428_571e6, meanWait(300, exponential(1_000_000)), 0.010e6);
        assertEquals(1.5e6, meanWait(600, exponential(1_000_000)), 0.045e6);
    }

    private static final int REQUESTS = 1_000_000;

    private static double meanWait(double perSecond, long[] busy) {
        long[] due = new Arrivals(Arrivals.Kind.POISSON, perSecond, 7).due(0, REQUESTS);
        long[] latencies = Replay.latencies(due, busy);
        return (Arrays.stream(latencies).asDoubleStream().sum()
                        - Arrays.stream(busy).asDoubleStream().sum())
                / REQUESTS;
    }

    private static long[] constant(long nanos) {
        long[] busy = new long[REQUESTS];
        Arrays.fill(busy, nanos);
        return busy;
    }

    private static long[] exponential(double mean) {
        SplittableRandom random = new SplittableRandom(11);
        long[] busy = new long[REQUESTS];
        Arrays.setAll(busy, index -> (long) (-mean * Math.log1p(-random.nextDouble())));
        return busy;
    }
}
