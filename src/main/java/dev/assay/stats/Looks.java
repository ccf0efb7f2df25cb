package dev.assay.stats;

import dev.assay.run.Header;
import dev.assay.run.Mode;

/**
 * How often a run looks at the verdicts of a group. Whoever looks several times and stops at a decision needs a stricter level each time, or
 * decides too often: 1 − 0.05 ÷ looks (Bonferroni), so that the interval at the stop holds the truth in 95 % of the runs.
 */
public final class Looks {
    /** Half-width on the log scale below which an interval that holds a bound is called precise: more sets would not help. */
    public static final double PRECISE_HALF_WIDTH = 0.02;

    private Looks() {}

    /** Returns the name under which a run's header holds the looks of a group. */
    public static String setting(String group) {
        return "looks of " + group;
    }

    /** Returns the level of the interval at each of so many looks. */
    public static double level(int looks) {
        return looks == 1 ? Estimator.LEVEL : 1 - (1 - Estimator.LEVEL) / looks;
    }

    /** Returns the level of the interval that a verdict on this row rests on. Memory is not looked at between fork sets. */
    public static double level(Header header, Summary.Ratio row) {
        String counts = counts(header, row);
        return level(counts.isEmpty() ? 1 : counts.split(",").length);
    }

    /** Returns the counts of fork sets after which there was to be a look, with commas; empty if there was to be one only. */
    public static String counts(Header header, Summary.Ratio row) {
        String looks = header.settings().getOrDefault(setting(row.cell().group()), "");
        return looks.contains(",") && row.cell().mode() != Mode.MEMORY ? looks : "";
    }
}
