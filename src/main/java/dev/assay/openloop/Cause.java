package dev.assay.openloop;

/**
 * Whom a late answer is booked to. The order is that in which causes are left out of the replay: where two coincide the earlier one has
 * the time, so that a collection which the machine held up counts against the machine, and never the other way round.
 */
public enum Cause {
    /** What the worker saw and a process beside it saw as well: it is nobody's who is measured. */
    MACHINE,
    /** A pause of the garbage collector. */
    COLLECTOR,
    /** The allocator: waiting for memory, dropping a large structure, giving memory back. */
    ALLOCATOR,
    /** Time in which the worker could have run and did not, since something else had its processor. */
    SCHEDULER,
    /** A service that took more than twice as long as is usual for its document, and nobody saw why. */
    UNKNOWN,
    /** Requests that came too fast after each other, and documents that take long: the queue as theory has it. */
    LOAD
}
