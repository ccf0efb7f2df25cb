package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How many ids a tokenizer gives for each text, for the floors that move as many without its work. A text is tokenized when it first
 * comes; then only its number of ids is kept.
 *
 * <p>A deck is walked in one order, so the text that followed last time is tried first: one comparison of references an op. A look-up
 * in a table would cost a part of what is to be measured.
 */
final class KnownCounts {
    private final Encoder tokenizer;
    private final Map<byte[], Known> known = new IdentityHashMap<>();
    private Known last = new Known(new byte[0], 0);

    /** A text that has come before; {@code next} is the one that came after it, the last time that was not the expected one. */
    private static final class Known {
        private final byte[] bytes;
        private final int count;
        private Known next = this;

        Known(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }
    }

    /** @param tokenizer gives the number of ids; closed by {@link #close} */
    KnownCounts(Encoder tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Returns the number of ids of a text, told by its reference; {@code ids} is room for the tokenizer. */
    int of(byte[] bytes, int[] ids) {
        Known next = last.next;
        if (next.bytes != bytes) {
            next = known.computeIfAbsent(bytes, unknown -> new Known(unknown, tokenizer.encode(unknown, ids)));
            last.next = next;
        }
        last = next;
        return next.count;
    }

    void close() {
        tokenizer.close();
    }
}
