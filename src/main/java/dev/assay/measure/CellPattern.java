package dev.assay.measure;

import dev.assay.run.DeckId;
import dev.assay.run.Where;
import java.util.List;

/** Decks as plan.toml names them: {@code en-prose/1024}, either part of which may be {@code *} for all. */
final class CellPattern {
    private static final String ALL = "*";

    static Where parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || !parts[1].matches("\\*|[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "cells (" + text + ") must be corpus/size, such as en-prose/1024 or */64; correct plan.toml");
        }
        if (parts[1].equals(ALL)) {
            return parts[0].equals(ALL) ? Where.ALL : new Where.AllSizes(parts[0]);
        }
        int size = Integer.parseInt(parts[1]);
        return parts[0].equals(ALL) ? new Where.AllCorpora(size) : new DeckId(parts[0], size);
    }

    /** Returns the same sizes on one corpus, each once. */
    static List<Where> on(String corpus, List<Where> patterns) {
        return patterns.stream().map(pattern -> on(corpus, pattern)).distinct().toList();
    }

    private static Where on(String corpus, Where pattern) {
        return pattern.oneSize().isPresent()
                ? new DeckId(corpus, pattern.oneSize().getAsInt())
                : new Where.AllSizes(corpus);
    }

    private CellPattern() {}
}
