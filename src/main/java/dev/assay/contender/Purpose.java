package dev.assay.contender;

/** What a subject is opened for. */
public enum Purpose {
    /** The build that is timed and checked. */
    TIMING,
    /** The build that is timed, not asked what it is: the answer would be in the peak of its memory. It must have been asked before. */
    MEMORY,
    /** A build that counts allocations, where there is one; never timed. */
    COUNTING
}
