package dev.assay.gate;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import java.util.Optional;

/**
 * A ratio that is held against a gate: as it was measured, or as it is now ÷ as it was in a baseline. Two runs share no fork set, so the
 * logs are subtracted and the variances added (Welch), whatever machines they were made on.
 *
 * @param now at the level that its run allows: stricter than 95 % where it was looked at several times
 * @param then the same ratio in the baseline
 * @param floor noise floor as a factor, ∞ where it is not known
 * @param unit what is replicated, such as {@value #SETS}
 * @param fault why nothing may be concluded from it, such as controls that failed; empty if it may
 */
public record Measured(Interval now, Optional<Interval> then, double floor, String unit, String fault) {
    /** What is replicated where times are compared. */
    static final String SETS = "fork sets";

    /** What is replicated where memory is: processes that measure nothing else. */
    private static final String MEMORY_FORKS = "memory forks";

    /** Returns a ratio of one run. */
    public static Measured of(Interval now, double floor) {
        return new Measured(now, Optional.empty(), floor, SETS, "");
    }

    /**
     * Returns a ratio of one run against that of another. Each floor is the end of an interval around no difference. They are added as
     * variances are: their product would suppose that both runs err by the most, and in opposite directions.
     */
    public static Measured against(Interval now, double floorNow, Interval then, double floorThen) {
        double floor = StrictMath.exp(StrictMath.hypot(StrictMath.log(floorNow), StrictMath.log(floorThen)));
        return new Measured(now, Optional.of(then), floor, SETS, "");
    }

    /** Returns the same of which nothing may be concluded, for this reason unless it is empty. */
    public Measured withFault(String reason) {
        return new Measured(now, then, floor, unit, reason);
    }

    /** Returns the same as a ratio of memory, of which other processes are replicated. */
    public Measured ofMemory() {
        return new Measured(now, then, floor, MEMORY_FORKS, fault);
    }

    /** Returns whether more fork sets narrow it. */
    public boolean ofForkSets() {
        return unit.equals(SETS);
    }

    /** Returns the ratio at the stricter of the two levels. */
    public Interval ratio() {
        return at(then.map(Interval::level)
                .map(level -> Math.max(level, now.level()))
                .orElse(now.level()));
    }

    /** Returns the ratio at another level. */
    Interval at(double level) {
        return then.map(before -> Estimator.quotient(now, before, level))
                .orElseGet(() -> Estimator.forecast(now, now.n(), level));
    }

    /** Returns the same with so many fork sets now, if estimate and scatter stay as they are. */
    Measured with(int sets) {
        return new Measured(Estimator.forecast(now, sets, now.level()), then, floor, unit, fault);
    }

    /** Returns whether the interval would be about as wide if this run had made ever so many sets. */
    boolean restsOnBaseline() {
        return then.isPresent() && then.get().known() && now.known() && width(then.get()) > width(now);
    }

    /** Returns whether interval and noise floor both say that the ratio is not 1. */
    public boolean differs() {
        Interval ratio = ratio();
        return (ratio.lower() > 1 || ratio.upper() < 1)
                && Math.abs(StrictMath.log(ratio.estimate())) >= StrictMath.log(floor);
    }

    private static double width(Interval ratio) {
        return StrictMath.log(ratio.upper()) - StrictMath.log(ratio.lower());
    }
}
