package dev.assay.contender;

import dev.assay.openloop.Served;
import java.util.List;

/** What a contender can be asked that answers requests at times of their own. Used by one thread, as {@link LiveContender} is. */
public interface OpenLoop {
    /** What one request is. It decides what a collector has to do, so it belongs to the name of every figure. */
    enum Shape {
        /** Bytes in, ids out: where values are freed as they are dropped, no collector ever runs. */
        PURE,
        /** JSON is parsed and an object of containers is answered, which points back at its request. */
        HANDLER
    }

    /**
     * Makes and keeps that many objects that a collector has to look at, in place of those before.
     *
     * @param objects 0 for none
     */
    void hold(int objects);

    /**
     * Sets the collector up, and returns what is in force in words: kind, release and thresholds belong to the identity of a figure.
     *
     * @param arm such as {@code default}, {@code frozen}, {@code off}
     * @param threshold of the arm {@code threshold}
     * @throws LiveContender.Refusal if it has no such arm
     */
    String collector(String arm, int threshold);

    /** Serves requests at their times, one after the other. */
    Told serve(Asked asked);

    /**
     * Requests for one part of a run.
     *
     * @param slot whose inputs come round in order
     * @param keep how many of the last answers stay, as in a table of results
     * @param meterNanos what the worker's own hiccup meter sleeps between two readings, or 0 for none
     * @param due when each request is due, ns after the origin, in order
     */
    record Asked(int slot, Shape shape, int keep, long meterNanos, long[] due) {}

    /**
     * What became of them.
     *
     * @param origin by the monotonic clock that all processes of a machine share, ns
     * @param cpuNanos CPU time of the process, or −1
     * @param tokens of all answers
     * @param ids what the same handler answers to each input, found untimed afterwards, to be held against the reference
     */
    record Told(Served served, long origin, long cpuNanos, long tokens, List<int[]> ids) {}
}
