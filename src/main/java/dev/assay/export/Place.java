package dev.assay.export;

import dev.assay.run.Where;
import dev.assay.stats.Summary;

/**
 * Where a number holds, as files say it, and the only place that makes these words of the types: corpus {@code *} and size 0 mean pooled,
 * a number of no comparison group has an empty one, and the member {@code verb} holds the mode.
 */
record Place(String group, String encoding, String corpus, int size, String verb) {
    /** What files put for all of a kind. */
    static final String ALL = "*";

    Place(String group, String encoding, Where where, String verb) {
        this(group, encoding, corpus(where), size(where), verb);
    }

    static Place of(Summary.Cell cell) {
        return new Place(
                cell.group(), cell.encoding(), cell.where(), cell.mode().text());
    }

    /** Returns the place of a contender's fresh processes, which belong to no comparison group. */
    static Place of(Summary.Cold cold) {
        return new Place("", cold.encoding(), cold.deck(), "cold");
    }

    static String corpus(Where where) {
        return where.oneCorpus().orElse(ALL);
    }

    static int size(Where where) {
        return where.oneSize().orElse(0);
    }
}
