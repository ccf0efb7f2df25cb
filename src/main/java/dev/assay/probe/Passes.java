package dev.assay.probe;

/**
 * How many passes two processes of one contender make, which do the same until one of them stops. Start, load and warm-up are in both
 * counts, so that their difference is what the additional passes alone cost.
 *
 * @param warm passes of the one that stops earlier
 * @param counted passes that the other makes beyond those
 */
record Passes(int warm, int counted) {
    /** Returns those that last about so long, within bounds; the pass is what the contender takes without an instrument. */
    static Passes of(long warmNanos, long countedNanos, int most, long passNanos) {
        return new Passes((int) Math.max(2, Math.min(most, warmNanos / Math.max(1, passNanos))), (int)
                Math.max(1, Math.min(most, countedNanos / Math.max(1, passNanos))));
    }

    int all() {
        return warm + counted;
    }
}
