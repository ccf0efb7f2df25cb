package dev.assay.bridge;

import dev.assay.contender.LiveContender.Timing;
import dev.assay.figure.Figures;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a worker's clock may say, held against ours. Its time lies inside ours, so it can never be more; and what it leaves out of ours is
 * the exchange alone, whose cost is measured: a run over an empty deck goes through the same pipes, reads the same clocks and does
 * nothing else.
 *
 * <p>A run may leave out four times the slowest of {@value #SAMPLES} such exchanges, and one hundredth of what passed, since two clocks
 * need not go at one rate. The exchange is measured only when a run leaves out more than the last measuring allows, so that a machine
 * that became busy, or a bridge that is slow, is no fault of the worker.
 *
 * <p>A worker that lost its processor beside its own span looks like one that lies: on a busy machine every other run ends so, since who
 * has worked long has to make way, where an empty exchange has not. So a run that leaves out too much, but less than half, is taken: to
 * make it again would be to choose samples by how quiet the machine was. When {@value #TRIES} runs in turn leave out too much, in three
 * seconds at least, it is no chance. A run that leaves out more than half is not taken but made again, and counts alike: a preemption of
 * half a slice is rare, and a lie now and then must not pass.
 */
final class ClockCheck {
    static final int SAMPLES = 16;
    static final int TRIES = 5;
    static final long TRYING_NANOS = 3_000_000_000L;

    /** Exchanges that a run may leave out, since it has an answer to build and the slowest of a few is not the slowest there is. */
    private static final String CLOCK = ": read a monotonic clock in ns";

    private static final int EXCHANGES = 4;

    /** Clocks of a machine and of another differ by far less. */
    private static final int RATE = 100;

    /** With times of single ops these have to be written into the answer too, and NANOS is no figure; a wrong unit still shows. */
    private static final int WRITING = 2;

    /** Between two ops lies no more than reading a clock twice and adding up: that is half, and half of it again. */
    private static final int OWN_SHARE = 4;

    /** A run is a proof when it tells at least so much of what passed. */
    private static final double PROOF = 0.9;

    /** Above it the exchange is slower than anything that could be timed. */
    private static final long MOST_MEASURING_NANOS = 2_000_000_000L;

    private long slowest;
    private int misfits;
    private long misfitNanos;
    private boolean proven;

    /**
     * Returns a run that is taken.
     *
     * @param run makes it
     * @param exchange makes an empty exchange and returns what passed, ns
     * @throws IllegalArgumentException with the rule that none of the last runs kept
     */
    Timing fitting(Supplier<Timing> run, LongSupplier exchange) {
        while (true) {
            Timing timing = run.get();
            refuse(tooMuch(timing));
            if (wrong(timing).isPresent()) {
                measure(exchange);
            }
            Optional<String> wrong = wrong(timing);
            if (wrong.isEmpty()) {
                misfits = 0;
                misfitNanos = 0;
                proven |= timing.nanos() >= PROOF * timing.elapsedNanos();
                return timing;
            }
            misfits++;
            misfitNanos += timing.elapsedNanos();
            if (misfits >= TRIES && misfitNanos >= TRYING_NANOS) {
                refuse(wrong);
            }
            if (!hidesMost(timing)) {
                return timing;
            }
        }
    }

    private static void refuse(Optional<String> wrong) {
        wrong.ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        });
    }

    private Optional<String> wrong(Timing timing) {
        return tooLittle(timing).or(() -> fewServiceTimes(timing));
    }

    private boolean hidesMost(Timing timing) {
        return 2 * (timing.nanos() + EXCHANGES * slowest) < timing.elapsedNanos()
                || fewServiceTimes(timing).isPresent();
    }

    /** Returns whether a run has told nearly all that passed, so that the exchange hid nothing. */
    boolean isProven() {
        return proven;
    }

    private void measure(LongSupplier exchange) {
        slowest = 0;
        long sum = 0;
        for (int sample = 0; sample < SAMPLES && sum < MOST_MEASURING_NANOS; sample++) {
            long cost = exchange.getAsLong();
            slowest = Math.max(slowest, cost);
            sum += cost;
        }
    }

    private static Optional<String> tooMuch(Timing timing) {
        long most = timing.elapsedNanos() + timing.elapsedNanos() / RATE;
        return timing.nanos() <= most
                ? Optional.empty()
                : Optional.of("nanos (" + Figures.count(timing.nanos()) + ") must be at most " + Figures.count(most)
                        + ", what passed meanwhile; they look like "
                        + suspicion(timing, (double) timing.nanos() / timing.elapsedNanos(), "a time that is too large")
                        + CLOCK);
    }

    private Optional<String> tooLittle(Timing timing) {
        boolean each = timing.serviceNanos().length > 0;
        long passed = timing.elapsedNanos();
        long least = passed - passed / RATE - EXCHANGES * slowest - (each ? passed / WRITING : 0);
        return timing.nanos() >= least
                ? Optional.empty()
                : Optional.of("nanos (" + Figures.count(timing.nanos()) + ") must be at least " + Figures.count(least)
                        + " of the " + Figures.count(passed) + " ns that passed meanwhile; they look like "
                        + suspicion(timing, (double) (passed - slowest) / timing.nanos(), "a time that is too small")
                        + CLOCK);
    }

    private Optional<String> fewServiceTimes(Timing timing) {
        boolean each = timing.serviceNanos().length > 0;
        long sum = 0;
        for (long own : timing.serviceNanos()) {
            sum += own;
        }
        return !each || OWN_SHARE * (sum + EXCHANGES * slowest) >= timing.nanos()
                ? Optional.empty()
                : Optional.of("service times (" + Figures.count(sum) + " in all) must be at least a quarter of nanos ("
                        + Figures.count(timing.nanos()) + "); give each op's own time in ns");
    }

    /* By what the two differ: a unit is a power of ten, and processor time is what the worker says of it itself. */
    private static String suspicion(Timing timing, double factor, String otherwise) {
        boolean less = timing.nanos() < timing.elapsedNanos();
        if (near(factor, 1e3)) {
            return less ? "microseconds" : "picoseconds";
        }
        if (near(factor, 1e6) && less) {
            return "milliseconds";
        }
        if (near(factor, 1e9) && less) {
            return "seconds";
        }
        return timing.cpuNanos() > 0 && Math.abs(timing.nanos() - timing.cpuNanos()) <= timing.cpuNanos() / 10
                ? "processor time"
                : otherwise;
    }

    private static boolean near(double factor, double unit) {
        // A coarse unit is rounded, and the exchange is part of what passed.
        return factor > unit / 2 && factor < unit * 2;
    }
}
