package dev.assay.run;

/**
 * What a contender's word cache was asked, and what it knew, in two untimed passes over one deck.
 *
 * @param contender contender id
 * @param encoding encoding id
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 * @param asked lookups of one pass; a piece too long for the cache is none
 * @param first those of the first pass that found their piece: the cache was empty before it
 * @param again those of the second pass
 */
public record CacheHits(
        ContenderId contender, String encoding, String corpus, int size, long asked, long first, long again)
        implements Line {
    /** Returns the deck that it is of. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }
}
