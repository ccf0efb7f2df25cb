package dev.assay.text;

import dev.assay.figure.Figures;
import dev.assay.run.Where;

/** Where a number holds, in words. */
public final class WhereText {
    /** Returns the corpus, or {@code all corpora}. */
    public static String corpus(Where where) {
        return where.oneCorpus().orElse("all corpora");
    }

    /** Returns the size with its unit, or {@code all sizes}. */
    public static String size(Where where) {
        return where.oneSize().isPresent() ? Figures.size(where.oneSize().getAsInt()) : "all sizes";
    }

    private WhereText() {}
}
