package dev.assay.openloop;

/**
 * Time in which a worker did not work on its request, and knows why.
 *
 * @param cause whom the time belongs to; of {@link Cause#MACHINE}, what the worker's own meter saw
 * @param full whether it belongs to a full collection
 * @param start ns after the origin of the part
 * @param nanos how long it took
 */
public record Stall(Cause cause, boolean full, long start, long nanos) {
    /** @throws IllegalArgumentException if it takes less than no time */
    public Stall {
        if (nanos < 0) {
            throw new IllegalArgumentException("stall (" + nanos + " ns) must take 0 ns or more");
        }
    }

    Span span() {
        return new Span(start, start + nanos);
    }
}
