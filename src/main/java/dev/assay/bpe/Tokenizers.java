package dev.assay.bpe;

import dev.assay.corpus.Encoding;

/** Stand-in. */
public final class Tokenizers {
    public static Encoder of(Encoding encoding, String strategy, byte[] vocabulary) {
        return (text, ids) -> 0;
    }

    private Tokenizers() {}
}
