package dev.assay.bpe;

import dev.assay.corpus.Encoding;

/** The cutter of a text into pieces, by the pattern of an encoding. The text must be valid UTF-8. */
sealed interface Splitter permits R50kSplitter, Cl100kSplitter, O200kSplitter {
    static Splitter of(Encoding encoding) {
        return switch (encoding.id()) {
            case "r50k_base" -> new R50kSplitter(Classes.unicode16());
            case "cl100k_base" -> new Cl100kSplitter(Classes.unicode16());
            case "o200k_base" -> new O200kSplitter(Classes.unicode16());
            default ->
                throw new IllegalArgumentException("encoding (" + encoding
                        + ") must be byte-level BPE, which alone is cut by a pattern; choose one of "
                        + Encoding.Family.BYTE_BPE.encodings());
        };
    }

    /** Returns where the piece that begins at {@code p} ends; {@code p} is less than the length. */
    int end(byte[] text, int p);
}
