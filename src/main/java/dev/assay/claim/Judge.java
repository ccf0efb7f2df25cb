package dev.assay.claim;

import dev.assay.run.Mode;
import dev.assay.stats.Controls;
import dev.assay.stats.InterimAnalyses;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;

/**
 * The rule that turns an interval, two bounds and a noise floor into a verdict.
 *
 * <ol>
 *   <li>No interval (fewer than two fork sets): inconclusive, <i>noise</i>.
 *   <li>The 95 % interval lies inside the bounds: supported; wholly below: falls short; wholly above: exceeds. But if the estimate is
 *       nearer to the bound it would be decided by than the noise floor: inconclusive, {@value #FLOOR}. It has a cause of its own, since the
 *       interval beside it lies clear of the bound, and neither noise nor a boundary would explain that.
 *   <li>Else a bound runs through the interval: inconclusive; <i>boundary</i> if the interval is precise (half-width at most
 *       {@value Looks#PRECISE_HALF_WIDTH} on the log scale), since more sets would not help much, otherwise <i>noise</i>; of that the ledger
 *       says {@value #CUT_SHORT} where the limit denied the group fork sets, since more of them may decide.
 * </ol>
 */
public final class Judge {
    public static final String NOISE = "noise";
    public static final String FLOOR = "noise floor";
    public static final String BOUNDARY = "boundary";

    /** Noise that the limit kept from being averaged out: what the stop rule asked for was not made. */
    static final String CUT_SHORT = "cut short";

    private final double lower;
    private final double upper;

    /** A bound that is open is 0 or ∞. */
    public Judge(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Returns the noise floor of what these rows say together, as a factor: that of the controls over the decks of the rows. Memory has no
     * twin, and what two forks differ by in time says nothing of it, so it has the least floor.
     */
    public static double floor(Controls controls, List<Summary.Ratio> rows) {
        return rows.get(0).cell().mode() == Mode.MEMORY
                ? Controls.LEAST_FLOOR
                : controls.floor(rows.stream().map(Summary.Ratio::cell).toList());
    }

    /**
     * Returns the verdict on one interval.
     *
     * @param floor noise floor as a factor, ∞ where it is not known
     */
    public State state(Interval ratio, double floor) {
        double logFloor = StrictMath.log(floor);
        if (!ratio.known()) {
            return open(NOISE);
        }
        if (ratio.lower() >= lower && ratio.upper() <= upper) {
            return decided(
                    Verdict.Outcome.SUPPORTED, Math.min(distance(ratio, lower), distance(ratio, upper)), logFloor);
        }
        if (ratio.upper() < lower) {
            return decided(Verdict.Outcome.FALLS_SHORT, distance(ratio, lower), logFloor);
        }
        if (ratio.lower() > upper) {
            return decided(Verdict.Outcome.EXCEEDS, distance(ratio, upper), logFloor);
        }
        double halfWidth = (StrictMath.log(ratio.upper()) - StrictMath.log(ratio.lower())) / 2;
        return open(halfWidth <= InterimAnalyses.PRECISE_HALF_WIDTH ? BOUNDARY : NOISE);
    }

    /** Returns how far the estimate is inside the bounds on the log scale; negative outside. */
    public double room(Interval ratio) {
        double log = StrictMath.log(ratio.estimate());
        return Math.min(log - StrictMath.log(lower), StrictMath.log(upper) - log);
    }

    private static State decided(Verdict.Outcome outcome, double distance, double logFloor) {
        return distance < logFloor ? open(FLOOR) : new State(outcome, "");
    }

    private static State open(String cause) {
        return new State(Verdict.Outcome.INCONCLUSIVE, cause);
    }

    /* Infinite for the open bounds 0 and ∞. */
    private static double distance(Interval ratio, double bound) {
        return Math.abs(StrictMath.log(ratio.estimate()) - StrictMath.log(bound));
    }

    /** What one interval says. */
    public record State(Verdict.Outcome outcome, String cause) {}
}
