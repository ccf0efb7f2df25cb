package dev.assay.run;

/**
 * Memory of one fresh process at one stage. Never from a process that was timed.
 *
 * @param contender contender id
 * @param encoding encoding id
 * @param replicate 0, 1, 2 …
 * @param stage {@code empty} (the runtime alone), {@code loaded} (vocabulary loaded), {@code worked} (all decks encoded once)
 * @param peakBytes peak resident set since the process started, or −1
 * @param allocatedBytes allocated per op in steady state, mean over {@code ops}, or −1 where nothing counts it
 * @param allocationCalls likewise, or −1
 * @param ops ops over which the two were counted
 * @param flags what the process was started with, as far as it bears on memory
 */
public record Footprint(
        ContenderId contender,
        String encoding,
        int replicate,
        String stage,
        long peakBytes,
        double allocatedBytes,
        double allocationCalls,
        long ops,
        String flags)
        implements Line {}
