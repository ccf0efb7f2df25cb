package dev.assay.bpe;

/** What an encoder remembers of the pieces that it has seen. */
public interface WordCache {
    /** Empties it, so that whatever is encoded next is new to it. */
    void forget();

    /**
     * Encodes as {@link Encoder#encode} does and counts: a method of its own, so that counting costs the timed one nothing.
     *
     * @param text as there
     * @param ids as there
     */
    Lookups count(byte[] text, int[] ids);

    /**
     * What became of one text. A piece that is too long for the cache is never looked up.
     *
     * @param tokens ids written
     * @param asked pieces that were looked up
     * @param known those among them that it held
     */
    record Lookups(int tokens, long asked, long known) {}
}
