package dev.assay.measure;

/** What the arbiter wants done now. */
public sealed interface Order {
    /** Send this to the fork. */
    record Send(Fork fork, Message message) implements Order {}

    /** End the fork's processes: it is dead, silent or wrong. {@code reason} is one line for readers of the run. */
    record Kill(Fork fork, String reason) implements Order {}

    /** Write down a slice. */
    record Keep(Fork fork, int round, boolean warmup, Cell cell, Message.Done done) implements Order {}

    /** Write down service times. */
    record KeepTimes(Fork fork, Cell cell, Message.Times times) implements Order {}

    /** Nobody runs at this moment, and a round is about to begin: the time for whatever is not measuring. */
    record RoundBegins(int round) implements Order {}
}
