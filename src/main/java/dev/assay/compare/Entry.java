package dev.assay.compare;

import dev.assay.claim.Verdict;
import dev.assay.stats.Interval;
import java.util.Optional;

/**
 * What one run says of a row.
 *
 * @param run its place among the runs, from 0
 * @param verdict empty where no claim is about the pair, or where its cells are not those of the other runs
 * @param ratio numerator ÷ denominator over the cells that all runs of the row share, at the level that judged
 * @param floor noise floor of these cells in that run, as a factor; ∞ where it is not known
 */
public record Entry(int run, Optional<Verdict> verdict, Interval ratio, double floor) {
    /** Returns whether the intervals have no value in common. */
    boolean disjoint(Entry other) {
        return ratio.known()
                && other.ratio.known()
                && (ratio.lower() > other.ratio.upper() || other.ratio.lower() > ratio.upper());
    }

    /** Returns whether the ratios differ by more than either interval and either run's noise floor. */
    boolean movedTo(Entry other) {
        double factor =
                StrictMath.exp(Math.abs(StrictMath.log(ratio.estimate()) - StrictMath.log(other.ratio.estimate())));
        return disjoint(other) && factor > floor && factor > other.floor;
    }
}
