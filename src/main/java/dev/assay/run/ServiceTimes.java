package dev.assay.run;

/**
 * Service times of single ops of one cell in one fork, as a histogram.
 *
 * @param group comparison group
 * @param set fork set
 * @param contender contender id
 * @param encoding encoding id
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 * @param ops number of values
 * @param histogram HdrHistogram, ns, 3 significant digits, V2 compressed encoding, base64
 */
public record ServiceTimes(
        String group,
        int set,
        ContenderId contender,
        String encoding,
        String corpus,
        int size,
        long ops,
        String histogram)
        implements Line {
    /** Returns the deck that it is of. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }
}
