package dev.assay.bpe;

import java.util.Optional;

/** A tokenizer of one encoding that runs in this JVM (natively or not). Used by one thread at a time. */
public interface Encoder extends AutoCloseable {
    /**
     * Writes the token ids of the whole text to the start of {@code ids} and returns their number.
     *
     * @param text UTF-8; not modified
     * @param ids owned by the caller, reused from call to call; {@code ids.length >= text.length}
     * @throws NotUtf8Exception if the text is not UTF-8
     */
    int encode(byte[] text, int[] ids);

    /** Returns the word cache; nothing if the encoder holds none that it could be made to empty. */
    default Optional<WordCache> cache() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
