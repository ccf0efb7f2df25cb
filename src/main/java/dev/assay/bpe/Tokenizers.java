package dev.assay.bpe;

import dev.assay.corpus.Encoding;

/** The factory of the first-party tokenizers of this JVM. */
public final class Tokenizers {
    /**
     * Makes an encoder for one thread.
     *
     * @param strategy {@code plain} or {@code cached}
     * @param vocabulary content of the {@code .tiktoken} file
     */
    public static Encoder of(Encoding encoding, String strategy, byte[] vocabulary) {
        Splitter splitter = Splitter.of(encoding);
        Plain plain = new Plain(Vocabulary.parse(vocabulary), splitter);
        return switch (strategy) {
            case "plain" -> plain;
            case "cached" -> new Cached(plain, splitter);
            default ->
                throw new IllegalArgumentException(
                        "strategy (" + strategy + ") must be one of plain, cached; choose one of them");
        };
    }

    /** Returns whether the encoders of a strategy hold a word cache: those whose {@link Encoder#cache} is there. */
    public static boolean caches(String strategy) {
        return strategy.equals("cached");
    }

    private Tokenizers() {}
}
