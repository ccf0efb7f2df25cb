package dev.assay.decide;

import dev.assay.run.ContenderId;
import dev.assay.stats.Amdahl;
import dev.assay.stats.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * One thing that could be done: this contender in that one's place, what it saves and when it has paid for itself. Every interval is that of
 * the ratio put through a sum that only rises or only falls with it, so its ends are the sums of the ratio's ends. Prices, volume and
 * weeks are taken for exact.
 *
 * @param ratio time of {@code from} ÷ time of {@code to}
 * @param coresBefore that {@code from} keeps busy, averaged over the day
 * @param coresSaved of these
 * @param moneyPerYear price of the cores saved
 * @param cost of making the change
 * @param breakEvenDays from the start of the work until the savings have paid for it; infinite where they never do
 * @param request by how many times the whole request becomes as fast
 */
public record Course(
        ContenderId from,
        ContenderId to,
        Interval ratio,
        double coresBefore,
        Interval coresSaved,
        Interval moneyPerYear,
        double cost,
        Interval breakEvenDays,
        Interval request) {
    private static final int WEEK = 7;
    private static final int HOURS = 24;

    static Course of(
            ContenderId from,
            ContenderId to,
            Interval ratio,
            double coresBefore,
            double weeks,
            Assumptions assumptions) {
        double cost = weeks * assumptions.week();
        return new Course(
                from,
                to,
                ratio,
                coresBefore,
                map(ratio, factor -> saved(coresBefore, factor)),
                map(ratio, factor -> saved(coresBefore, factor) * HOURS * Assumptions.YEAR * assumptions.coreHour()),
                cost,
                turned(ratio, factor -> breakEven(saved(coresBefore, factor), cost, weeks, assumptions)),
                map(ratio, factor -> Amdahl.factor(1 / (1 - assumptions.share()), factor)));
    }

    private static double saved(double cores, double factor) {
        return cores * (1 - 1 / factor);
    }

    /**
     * Returns the days until savings have paid for the work, which save nothing while it lasts.
     *
     * @param weeks as the calendar has them: one person does the work
     */
    static double breakEven(double cores, double cost, double weeks, Assumptions assumptions) {
        return cores > 0 ? weeks * WEEK + cost / (cores * HOURS * assumptions.coreHour()) : Double.POSITIVE_INFINITY;
    }

    /** Returns whether it has paid for itself at the end of the horizon. */
    Decision.Answer answer(Assumptions assumptions) {
        double horizon = assumptions.horizonDays();
        if (breakEvenDays.known() && breakEvenDays.upper() <= horizon) {
            return Decision.Answer.YES;
        }
        return breakEvenDays.known() && breakEvenDays.lower() > horizon
                ? Decision.Answer.NO
                : Decision.Answer.CANNOT_TELL;
    }

    private static Interval map(Interval ratio, DoubleUnaryOperator sum) {
        return new Interval(
                sum.applyAsDouble(ratio.estimate()),
                ratio.known() ? sum.applyAsDouble(ratio.lower()) : Double.NaN,
                ratio.known() ? sum.applyAsDouble(ratio.upper()) : Double.NaN,
                ratio.level(),
                ratio.n());
    }

    /* Of a sum that falls with the ratio. */
    private static Interval turned(Interval ratio, DoubleUnaryOperator sum) {
        Interval mapped = map(ratio, sum);
        return new Interval(mapped.estimate(), mapped.upper(), mapped.lower(), mapped.level(), mapped.n());
    }
}
