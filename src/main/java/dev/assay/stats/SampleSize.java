package dev.assay.stats;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** How many replicates it takes until something holds that holds for every larger number too. */
public final class SampleSize {
    private SampleSize() {}

    /**
     * Returns the least number from {@code from} to {@code most} that is enough; empty if none is. It is found by doubling and halving, since
     * each trial asks a quantile of t, which is dear.
     */
    public static OptionalInt least(int from, int most, IntPredicate enough) {
        int above = from;
        while (!enough.test(above)) {
            if (above >= most) {
                return OptionalInt.empty();
            }
            above = Math.min(most, 2 * above);
        }
        int below = from - 1;
        while (above - below > 1) {
            int middle = below + (above - below) / 2;
            if (enough.test(middle)) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return OptionalInt.of(above);
    }
}
