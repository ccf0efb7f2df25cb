package dev.assay.measure;

import dev.assay.run.Mode;
import java.util.HashMap;
import java.util.Map;

/**
 * The least number of passes that fill a slice, for each fork and cell. It follows the fastest warm-up slice, so that a slow one cannot
 * make slices too short. A steady slice may get more, by what the untimed ops before it tell: a processor has more than one speed, and
 * a process has one cold warm-up slice only. See {@link Message.Grant#passesAfter}.
 */
final class Calibration {
    /** A no-op floor over few inputs would else ask for more passes than an int of ops can hold. */
    static final int MOST_PASSES = 1 << 20;

    /** Passes are asked to take this much longer than the slice must last, since its speed is not exactly that of the ops before. */
    static final double MARGIN = 1.08;

    /** A steady slice of single ops lasts this many times as long, so that p99.9 of fast contenders rests on 10,000 ops a set. */
    static final int TIMES_FACTOR = 4;

    private record Key(Fork fork, int cell) {}

    private final long sliceNanos;
    private final Map<Key, Double> fastestPassNanos = new HashMap<>();

    Calibration(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    /** Returns how long a slice is meant to last at least. */
    long nanos(Mode mode, boolean warmup) {
        return !warmup && mode == Mode.LATENCY ? TIMES_FACTOR * sliceNanos : sliceNanos;
    }

    /** Returns the passes that fill the time: one, until something was measured. */
    int passes(Fork fork, int cell, long nanos) {
        double pass = fastestPassNanos.getOrDefault(new Key(fork, cell), Double.POSITIVE_INFINITY);
        return (int) Math.min(MOST_PASSES, Math.max(1, Math.ceil(nanos / pass)));
    }

    /** Takes note of a slice; only warm-up slices change anything. */
    void measured(Fork fork, int cell, boolean warmup, int madePasses, long nanos) {
        if (warmup) {
            fastestPassNanos.merge(new Key(fork, cell), Math.max(1, (double) nanos / madePasses), Math::min);
        }
    }
}
