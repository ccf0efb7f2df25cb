package dev.assay.stats;

import dev.assay.run.Header;
import dev.assay.run.Mode;
import java.util.List;

/**
 * How often a run looks at the verdicts of a group. Whoever looks several times and stops at a decision needs a stricter level each time, or
 * decides too often: 1 − 0.05 ÷ looks (Bonferroni), so that the interval at the stop holds the truth in 95 % of the runs.
 */
public final class InterimAnalyses {
    /** Half-width on the log scale below which an interval that holds a bound is called precise: more sets would not help. */
    public static final double PRECISE_HALF_WIDTH = 0.02;

    private InterimAnalyses() {}

    /** Returns the level of the interval at each of so many looks. */
    public static double level(int looks) {
        return looks == 1 ? Estimator.LEVEL : 1 - (1 - Estimator.LEVEL) / looks;
    }

    /** Returns the level of the interval that a verdict on this row rests on. Memory is not looked at between fork sets. */
    public static double level(Header header, Summary.Ratio row) {
        return level(Math.max(1, counts(header, row).size()));
    }

    /** Returns the counts of fork sets after which there was to be a look; none if there was to be one only, at the end. */
    public static List<Integer> counts(Header header, Summary.Ratio row) {
        List<Integer> looks = header.protocol().analysesOf(row.cell().group());
        return looks.size() > 1 && row.cell().mode() != Mode.MEMORY ? looks : List.of();
    }
}
