package dev.assay.run;

/**
 * Conformance of one contender on one deck.
 *
 * @param when {@code before} or {@code after} timing
 * @param inputs number of inputs compared
 * @param conforming whether the ids of every input equal the reference
 * @param detail the first difference in words, or empty
 */
public record Check(
        String when,
        ContenderId contender,
        String encoding,
        String corpus,
        int size,
        int inputs,
        boolean conforming,
        String detail)
        implements Line {
    /** Returns the deck that it is of. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }
}
