package dev.assay.openloop;

import java.util.SplittableRandom;

/**
 * When requests are due, whatever becomes of those before them. They are drawn here and sent to the worker: with a generator in each
 * language the schedules would agree only as far as their authors do.
 *
 * @param kind how they are spread
 * @param perSecond how many are due in a second, on average
 * @param seed of what chance decides
 */
public record Arrivals(Kind kind, double perSecond, long seed) {
    private static final double NANOS = 1e9;

    /** How requests are spread over time. */
    public enum Kind {
        /** Independent of each other, as those of many users are: gaps are exponential. */
        POISSON,
        /** One every 1 ÷ rate, as a sensor sends them. */
        FIXED
    }

    /** @throws IllegalArgumentException if the rate is not one request in an hour to one in a nanosecond */
    public Arrivals {
        if (!(perSecond >= 1 / 3600.0 && perSecond <= NANOS)) {
            throw new IllegalArgumentException("rate (" + perSecond + "/s) must be from one an hour to 1e9/s");
        }
    }

    /**
     * Returns when the requests of a part are due, ns after its origin, in order. A run is served in parts, so that it can go on until
     * enough collections were seen; the same seed and part give the same times, on every machine.
     *
     * @param part 0 for the first
     * @param count requests in it
     */
    public long[] due(int part, int count) {
        // StrictMath, since Math.log may differ in its last bit from one processor to another.
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + part);
        long[] due = new long[count];
        double at = 0;
        for (int index = 0; index < count; index++) {
            at = kind == Kind.FIXED ? (index + 1) / perSecond : at - StrictMath.log1p(-random.nextDouble()) / perSecond;
            due[index] = Math.round(at * NANOS);
        }
        return due;
    }
}
