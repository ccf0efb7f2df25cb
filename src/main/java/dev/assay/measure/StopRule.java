package dev.assay.measure;

import dev.assay.stats.Estimator;
import dev.assay.stats.InterimAnalyses;
import dev.assay.stats.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * When fork sets enough have run for a verdict. A verdict is looked at after fixed counts of sets only, each time at level 1 − 0.05 ÷
 * looks (Bonferroni), because whoever looks until something is decided, decides too often. How many looks there are follows from the
 * cap, which therefore must be fixed before the run.
 */
public final class StopRule {
    private static final List<Integer> FIXED = List.of(8, 14, 24);

    private static final int MOST_SETS = 1 << 20;

    private final List<Integer> looks;

    private StopRule(List<Integer> looks) {
        this.looks = List.copyOf(looks);
    }

    /** Returns the rule for a first look after so many sets, then those of {@link #upTo} that come later. */
    public static StopRule of(int first, int cap) {
        List<Integer> looks = new ArrayList<>(List.of(Math.max(2, first)));
        if (cap > first) {
            upTo(cap).looks.stream().filter(look -> look > first).forEach(looks::add);
        }
        return new StopRule(looks);
    }

    /** Returns the rule for at most {@code cap} sets: looks at 8, 14 and 24 as far as they lie below it, and at the cap. */
    public static StopRule upTo(int cap) {
        if (cap < 2) {
            throw new IllegalArgumentException("cap of fork sets (" + cap
                    + ") must be at least 2, since one has no interval; choose a longer effort");
        }
        List<Integer> looks =
                new ArrayList<>(FIXED.stream().filter(look -> look < cap).toList());
        looks.add(cap);
        return new StopRule(looks);
    }

    /** Returns the counts of sets at which to look, ascending. */
    public List<Integer> looks() {
        return looks;
    }

    /** Returns the level of the interval at each look. */
    public double level() {
        return InterimAnalyses.level(looks.size());
    }

    /** Returns the first look after so many sets, or nothing at the cap. */
    public OptionalInt nextLook(int sets) {
        return looks.stream().mapToInt(look -> look).filter(look -> look > sets).findFirst();
    }

    /** Returns what a verdict says after its sets. Between two looks none is ever decided, and what is said is a forecast. */
    public Answer look(Standing standing) {
        if (standing.sets() < 2) {
            return new Answer(State.OPEN, OptionalInt.empty());
        }
        double half = Estimator.halfWidth(standing.deviation(), standing.sets(), level());
        double distance = standing.distance();
        boolean beyondFloor = distance >= StrictMath.log(standing.floor());
        if (looks.contains(standing.sets())) {
            if (half <= distance && beyondFloor) {
                return new Answer(State.DECIDED, OptionalInt.of(standing.sets()));
            }
            if (half <= InterimAnalyses.PRECISE_HALF_WIDTH) {
                return new Answer(State.PRECISE, OptionalInt.of(standing.sets()));
            }
        }
        return new Answer(
                State.OPEN,
                beyondFloor
                        ? needed(
                                standing.deviation(),
                                standing.sets(),
                                Math.max(distance, InterimAnalyses.PRECISE_HALF_WIDTH))
                        : OptionalInt.empty());
    }

    /* The half-width falls with every set. */
    private OptionalInt needed(double deviation, int sets, double target) {
        return SampleSize.least(sets, MOST_SETS, count -> Estimator.halfWidth(deviation, count, level()) <= target);
    }

    /**
     * Where a verdict stands.
     *
     * @param logMean mean over sets of the log-ratio that it rests on
     * @param deviation sample standard deviation of those
     * @param lower bound as a ratio; 0 if open
     * @param upper bound as a ratio; infinite if open
     * @param floor noise floor as a factor, at least 1
     */
    public record Standing(double logMean, double deviation, int sets, double lower, double upper, double floor) {
        /* From the estimate to the bound that the verdict hangs on: the nearer one, whether inside or outside. */
        private double distance() {
            return Math.min(Math.abs(logMean - StrictMath.log(lower)), Math.abs(logMean - StrictMath.log(upper)));
        }
    }

    /** Whether more sets are wanted. */
    public enum State {
        /** The interval lies wholly inside or outside the bounds, and further from them than the noise floor. */
        DECIDED,
        /** A bound runs through an interval of at most ±2 %, or the noise floor does: more sets would not help. */
        PRECISE,
        /** More sets may decide it. */
        OPEN
    }

    /**
     * @param setsNeeded all fork sets that it takes if estimate and spread stay as they are; empty where the estimate lies within the
     *     noise floor of a bound, which no number of sets mends by itself
     */
    public record Answer(State state, OptionalInt setsNeeded) {}
}
