package dev.assay.probe;

import dev.assay.contender.LiveContender;
import dev.assay.explain.Measured;

/**
 * What an op allocates, by the counting build of Rust and C++ and by the JVM's own counter of the thread.
 *
 * @param bytes a byte of text
 * @param calls an op
 */
record Allocations(Measured bytes, Measured calls) {
    private static final long WARM_NANOS = 1_000_000_000;
    private static final Passes FEW = new Passes(20, 40);
    private static final Passes SLOW = new Passes(1, 2);
    private static final long SLOW_NANOS = 50_000_000;

    private static final String UNCOUNTED = "its worker counts none";

    /** Returns what two spans differ by: a run allocates for its request and its answer too, and both hold that once. */
    static Allocations count(Target target) {
        try (LiveContender subject = target.counting()) {
            if (subject.memory().allocatedBytes() < 0) {
                return new Allocations(Measured.none(UNCOUNTED), Measured.none(UNCOUNTED));
            }
            subject.warm(Target.SLOT, WARM_NANOS);
            Passes passes = target.passNanos() > SLOW_NANOS ? SLOW : FEW;
            LiveContender.Memory start = subject.memory();
            subject.run(Target.SLOT, passes.warm(), false);
            LiveContender.Memory middle = subject.memory();
            subject.run(Target.SLOT, passes.all(), false);
            LiveContender.Memory end = subject.memory();
            double bytes = exact(
                    more(start.allocatedBytes(), middle.allocatedBytes(), end.allocatedBytes()),
                    target.ops(passes.counted()));
            double calls = more(start.allocationCalls(), middle.allocationCalls(), end.allocationCalls());
            return new Allocations(
                    Measured.of(bytes / target.bytes(passes.counted())),
                    start.allocationCalls() < 0
                            ? Measured.none("it counts bytes, not calls")
                            : Measured.of(calls / target.ops(passes.counted())));
        }
    }

    /* A buffer that grew once in many ops is no cost of an op. */
    private static double exact(double bytes, double ops) {
        return bytes / ops < 0.01 ? 0 : bytes;
    }

    private static double more(long start, long middle, long end) {
        return Math.max(0, (double) (end - middle) - (middle - start));
    }
}
