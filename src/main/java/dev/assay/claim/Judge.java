package dev.assay.claim;

import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.Optional;

/**
 * The rule that turns an interval and two bounds into a verdict; {@code floor} is the noise floor as a factor.
 *
 * <ol>
 *   <li>No interval (fewer than two fork sets): inconclusive, <i>noise</i>.
 *   <li>The 95 % interval lies inside the bounds: supported; wholly below: falls short; wholly above: exceeds. But if the estimate is
 *       nearer to the bound it would be decided by than the noise floor: inconclusive, <i>noise</i>.
 *   <li>Else a bound runs through the interval: inconclusive; <i>boundary</i> if the interval is precise (half-width at most
 *       {@value #PRECISE_HALF_WIDTH} on the log scale), since more sets would not help much, otherwise <i>noise</i>.
 * </ol>
 *
 * The noise floor is the larger of {@value #LEAST_FLOOR} and the end of the A/A interval that is furthest from 1: what two forks of the
 * same code differ by is no difference between contenders.
 */
final class Judge {
    static final double LEAST_FLOOR = 1.02;
    static final double PRECISE_HALF_WIDTH = 0.02;

    private final double lower;
    private final double upper;
    private final double logFloor;

    Judge(double lower, double upper, double floor) {
        this.lower = lower;
        this.upper = upper;
        this.logFloor = StrictMath.log(floor);
    }

    /** Returns the noise floor of a run as a factor of at least {@value #LEAST_FLOOR}. */
    static double floor(Summary summary) {
        Optional<Interval> twin = summary.twin();
        if (twin.isEmpty()) {
            return LEAST_FLOOR;
        }
        Interval interval = twin.get();
        double furthest = interval.known()
                ? Math.max(factor(interval.lower()), factor(interval.upper()))
                : factor(interval.estimate());
        return Math.max(LEAST_FLOOR, furthest);
    }

    private static double factor(double ratio) {
        return Math.max(ratio, 1 / ratio);
    }

    /** Returns the verdict on one interval. */
    State state(Interval ratio) {
        if (!ratio.known()) {
            return new State(Verdict.Outcome.INCONCLUSIVE, "noise");
        }
        if (ratio.lower() >= lower && ratio.upper() <= upper) {
            return decided(Verdict.Outcome.SUPPORTED, Math.min(distance(ratio, lower), distance(ratio, upper)));
        }
        if (ratio.upper() < lower) {
            return decided(Verdict.Outcome.FALLS_SHORT, distance(ratio, lower));
        }
        if (ratio.lower() > upper) {
            return decided(Verdict.Outcome.EXCEEDS, distance(ratio, upper));
        }
        double halfWidth = (StrictMath.log(ratio.upper()) - StrictMath.log(ratio.lower())) / 2;
        return new State(Verdict.Outcome.INCONCLUSIVE, halfWidth <= PRECISE_HALF_WIDTH ? "boundary" : "noise");
    }

    /** Returns how far the estimate is inside the bounds on the log scale; negative outside. */
    double room(Interval ratio) {
        double log = StrictMath.log(ratio.estimate());
        return Math.min(log - StrictMath.log(lower), StrictMath.log(upper) - log);
    }

    private State decided(Verdict.Outcome outcome, double distance) {
        return distance < logFloor ? new State(Verdict.Outcome.INCONCLUSIVE, "noise") : new State(outcome, "");
    }

    /* Infinite for the open bounds 0 and ∞. */
    private static double distance(Interval ratio, double bound) {
        return Math.abs(StrictMath.log(ratio.estimate()) - StrictMath.log(bound));
    }

    /** What one interval says. */
    record State(Verdict.Outcome outcome, String cause) {}
}
