package dev.assay.measure;

import java.util.HashMap;
import java.util.Map;

/**
 * The number of passes that fill a slice, for each fork and cell. It follows the fastest warm-up slice, so that a slow one cannot
 * make slices too short, and is fixed from the first steady one on, because a count that goes on adapting would let noise choose it.
 */
final class Calibration {
    /** A no-op floor over few inputs would else ask for more passes than an int of ops can hold. */
    static final int MOST_PASSES = 1 << 20;

    private record Key(Fork fork, int cell) {}

    private final long sliceNanos;
    private final Map<Key, Integer> passes = new HashMap<>();

    Calibration(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    /** Returns the passes of the next slice: one, until something was measured. */
    int passes(Fork fork, int cell) {
        return passes.getOrDefault(new Key(fork, cell), 1);
    }

    /** Takes note of a slice; only warm-up slices change anything. */
    void measured(Fork fork, int cell, boolean warmup, int madePasses, long nanos) {
        if (!warmup) {
            return;
        }
        double pass = Math.max(1, (double) nanos / madePasses);
        int wanted = (int) Math.min(MOST_PASSES, Math.max(1, Math.ceil(sliceNanos / pass)));
        passes.merge(new Key(fork, cell), wanted, Math::max);
    }
}
