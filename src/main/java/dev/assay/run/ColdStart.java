package dev.assay.run;

/**
 * One fresh process from its start to its thousandth op, alone on the machine. Files are in the page cache; only the process is cold.
 *
 * @param contender contender id
 * @param encoding encoding id
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 * @param replicate 0, 1, 2 …
 * @param startNanos from before the process was made to the answer of {@code load}, by the clock of the JVM that made it
 * @param loadNanos the part of {@code startNanos} in which the vocabulary was loaded
 * @param op1Nanos service time of the first op, by the contender's own clock
 * @param op10Nanos of the 10th
 * @param op100Nanos of the 100th
 * @param op1000Nanos of the 1000th
 * @param flags what the process was started with, as far as it bears on time
 */
public record ColdStart(
        ContenderId contender,
        String encoding,
        String corpus,
        int size,
        int replicate,
        long startNanos,
        long loadNanos,
        long op1Nanos,
        long op10Nanos,
        long op100Nanos,
        long op1000Nanos,
        String flags)
        implements Line {
    /** Returns the deck that it is of. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }
}
