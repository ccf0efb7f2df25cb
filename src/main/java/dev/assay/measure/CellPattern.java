package dev.assay.measure;

import java.util.List;

/**
 * A corpus and a size, either of which may be {@code *}, written {@code en-prose/1024}.
 *
 * @param corpus corpus id or {@code *}
 * @param size nominal size in bytes, or {@code *}
 */
record CellPattern(String corpus, String size) {
    static CellPattern parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || !parts[1].matches("\\*|[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "cells (" + text + ") must be corpus/size, such as en-prose/1024 or */64; correct plan.toml");
        }
        return new CellPattern(parts[0], parts[1]);
    }

    /** Returns patterns of the same sizes on one corpus, each once. */
    static List<CellPattern> on(String corpus, List<CellPattern> patterns) {
        return patterns.stream()
                .map(pattern -> new CellPattern(corpus, pattern.size))
                .distinct()
                .toList();
    }

    boolean matches(String corpusId, int sizeBytes) {
        return (corpus.equals("*") || corpus.equals(corpusId))
                && (size.equals("*") || size.equals(Integer.toString(sizeBytes)));
    }
}
