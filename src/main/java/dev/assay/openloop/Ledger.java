package dev.assay.openloop;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The books of a run: how long every request took from the moment when it was due, and how many of those that missed a deadline each cause
 * has to answer for. Parts are taken in and let go, so its size does not grow with their number.
 */
public final class Ledger {
    private static final int DIGITS = 3;
    private static final double TAIL_PERCENT = 99.9;

    private final int inputs;
    private final Histogram measured = new Histogram(DIGITS);
    private final Map<Cause, Histogram> without = new EnumMap<>(Cause.class);
    private final Map<Long, Map<Cause, Long>> misses = new TreeMap<>();
    private final Histogram worstOfPeriods = new Histogram(DIGITS);
    private final Histogram lateness = new Histogram(DIGITS);
    private long worked;
    private long passed;
    private long fullCollections;

    /**
     * @param deadlines ns from the moment when a request is due; each is missed by whatever takes longer
     * @param inputs documents of the deck, which come round in order
     */
    public Ledger(Set<Long> deadlines, int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("inputs (" + inputs + ") must be at least 1");
        }
        this.inputs = inputs;
        for (long deadline : deadlines) {
            if (deadline < 1) {
                throw new IllegalArgumentException("deadline (" + deadline + " ns) must be at least 1 ns");
            }
            misses.put(deadline, new EnumMap<>(Cause.class));
        }
        for (Cause cause : Cause.values()) {
            misses.values().forEach(row -> row.put(cause, 0L));
            if (cause != Cause.LOAD) {
                without.put(cause, new Histogram(DIGITS));
            }
        }
    }

    /**
     * Takes in a part of the run. Each starts with an empty queue.
     *
     * @param beside when a process beside the worker saw that it did not run, ns after the same origin
     */
    public void add(Served served, List<Span> beside) {
        Booking booking = new Booking(served, beside, inputs);
        long[] latencies = booking.measured();
        record(latencies, measured);
        without.forEach((cause, histogram) -> record(booking.without(cause), histogram));
        misses.forEach((deadline, row) -> book(deadline, row, booking));
        periods(served, latencies);
        for (int request = 0; request < served.requests(); request++) {
            lateness.recordValue(served.start()[request] - served.ready(request));
            worked += served.end()[request] - served.start()[request];
        }
        passed += served.requests() == 0 ? 0 : served.end()[served.requests() - 1];
        fullCollections += served.stalls().stream().filter(Stall::full).count();
    }

    private static void record(long[] values, Histogram histogram) {
        for (long value : values) {
            histogram.recordValue(value);
        }
    }

    private void book(long deadline, Map<Cause, Long> row, Booking booking) {
        long missed = missed(booking.measured(), deadline);
        for (Cause cause : without.keySet()) {
            long still = missed(booking.without(cause), deadline);
            row.merge(cause, missed - still, Long::sum);
            missed = still;
        }
        row.merge(Cause.LOAD, missed, Long::sum);
    }

    private static long missed(long[] latencies, long deadline) {
        return Arrays.stream(latencies).filter(latency -> latency > deadline).count();
    }

    /* A busy period lasts from a request that found nobody before it to the next such one. */
    private void periods(Served served, long[] latencies) {
        long worst = 0;
        for (int request = 0; request < latencies.length; request++) {
            if (request > 0 && served.due()[request] >= served.end()[request - 1]) {
                worstOfPeriods.recordValue(worst);
                worst = 0;
            }
            worst = Math.max(worst, latencies[request]);
        }
        if (latencies.length > 0) {
            worstOfPeriods.recordValue(worst);
        }
    }

    /** Returns how many requests were answered. */
    public long requests() {
        return measured.getTotalCount();
    }

    /**
     * Returns how many requests missed a deadline and would not have without this cause; over all causes, all that missed it.
     *
     * @throws IllegalArgumentException if no books are kept of the deadline
     */
    public long misses(long deadline, Cause cause) {
        if (!misses.containsKey(deadline)) {
            throw new IllegalArgumentException("deadline (" + deadline + " ns) must be one of " + misses.keySet());
        }
        return misses.get(deadline).get(cause);
    }

    /** Returns the latencies from the moment when each request was due, ns. */
    public Histogram latencies() {
        return measured.copy();
    }

    /**
     * Returns the latencies as they would have been without a cause and those before it. What a collector adds to a percentile is that
     * without {@link Cause#MACHINE} less that without {@link Cause#COLLECTOR}.
     *
     * @throws IllegalArgumentException for {@link Cause#LOAD}, without which there is no queue
     */
    public Histogram latenciesWithout(Cause cause) {
        if (cause == Cause.LOAD) {
            throw new IllegalArgumentException("cause (LOAD) must be another: without it there is no queue");
        }
        return without.get(cause).copy();
    }

    /** Returns how much later than possible work on each request began, ns: what waiting by the clock costs. */
    public Histogram lateness() {
        return lateness.copy();
    }

    /**
     * Returns in how many separate busy periods of the queue a request took as long as the 99.9th percentile or longer. Requests of one
     * period may all be late because of one stall, so a percentile that only one period reaches is that stall's length and no more. Two
     * stalls in one period count once: the figure is never too large.
     */
    public long stallsBehindTail() {
        long tail = measured.lowestEquivalentValue(measured.getValueAtPercentile(TAIL_PERCENT));
        long below = tail == 0 ? 0 : worstOfPeriods.getCountBetweenValues(0, tail - 1);
        return worstOfPeriods.getTotalCount() - below;
    }

    /** Returns the full collections that were seen. */
    public long fullCollections() {
        return fullCollections;
    }

    /** Returns the share of the time in which a request was worked on, 0 to 1. */
    public double utilisation() {
        return passed == 0 ? 0 : (double) worked / passed;
    }

    /** Returns what it holds in memory, bytes. Between two parts that is all. */
    long footprint() {
        long bytes = (long) measured.getEstimatedFootprintInBytes()
                + worstOfPeriods.getEstimatedFootprintInBytes()
                + lateness.getEstimatedFootprintInBytes();
        return bytes
                + without.values().stream()
                        .mapToLong(Histogram::getEstimatedFootprintInBytes)
                        .sum();
    }
}
