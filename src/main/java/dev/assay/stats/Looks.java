package dev.assay.claim;

import dev.assay.run.Header;
import dev.assay.stats.Estimator;
import dev.assay.stats.Summary;

/**
 * How often a run was to look at the verdicts of a group. Whoever looks several times and stops at a decision needs a stricter level each
 * time, or decides too often: 1 − 0.05 ÷ looks (Bonferroni), so that the interval at the stop holds the truth in 95 % of the runs.
 */
final class Looks {
    private Looks() {}

    /** Returns the level of the interval that a verdict on this row rests on. Memory is not looked at between fork sets. */
    static double level(Header header, Summary.Ratio row) {
        if (row.cell().verb().equals("memory")) {
            return Estimator.LEVEL;
        }
        int looks = counts(header, row).isEmpty() ? 1 : counts(header, row).split(",").length;
        return looks == 1 ? Estimator.LEVEL : 1 - (1 - Estimator.LEVEL) / looks;
    }

    /** Returns the counts of fork sets after which there was to be a look, with commas; empty if there was to be one only. */
    static String counts(Header header, Summary.Ratio row) {
        String looks = header.settings().getOrDefault("looks of " + row.cell().group(), "");
        return looks.contains(",") && !row.cell().verb().equals("memory") ? looks : "";
    }
}
