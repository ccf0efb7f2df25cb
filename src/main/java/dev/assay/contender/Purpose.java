package dev.assay.contender;

/** What a subject is opened for. */
public enum Purpose {
    /** The build that is timed and checked. */
    TIMING,
    /** A build that counts allocations, where there is one; never timed. */
    COUNTING
}
