package dev.assay.text;

import dev.assay.figure.Figures;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import java.util.function.DoubleFunction;

/** Numbers with their intervals as a person reads them, by the rounding rule of {@link Figures}, which has those of one value. */
public final class Numbers {
    /** Returns a share with its interval: {@code 83 % (82–84)}. */
    public static String share(Interval share) {
        String estimate = Figures.fixed(share.estimate() * 100, 0) + " %";
        return share.known()
                ? estimate + " (" + Figures.fixed(share.lower() * 100, 0) + "–" + Figures.fixed(share.upper() * 100, 0)
                        + ")"
                : estimate;
    }

    /** Returns the level of an interval: {@code 97.5 %}. */
    public static String level(double level) {
        return Figures.fixed(level * 100, level > 0.9985 ? 3 : level == Estimator.LEVEL ? 0 : 1) + " %";
    }

    /** Returns an estimate with its interval: {@code 12.3 (11.9–12.8)}. */
    public static String interval(Interval interval) {
        return interval(interval, Figures::number);
    }

    /** Returns the same, with the digits that it takes to see on which side of each bound the numbers lie; a bound may be NaN. */
    public static String interval(Interval interval, double lower, double upper) {
        int more = Digits.more(interval, Figures::number, lower, upper);
        return interval(interval, value -> Figures.number(value, more));
    }

    /** Returns an estimate with its interval, each formatted by {@code format}. */
    public static String interval(Interval interval, DoubleFunction<String> format) {
        String estimate = format.apply(interval.estimate());
        return interval.known() ? estimate + " (" + range(interval, format) + ")" : estimate + " (no interval)";
    }

    /** Returns a factor with its interval: {@code 30.7× (30.1–31.2)}. */
    public static String factor(Interval interval) {
        return Figures.number(interval.estimate()) + "×"
                + (interval.known() ? " (" + range(interval, Figures::number) + ")" : " (no interval)");
    }

    /** Returns an estimate with its interval and level, for a place where brackets stand already: {@code 1.20, 95 % CI 1.19–1.21}. */
    public static String confidence(Interval interval, double lower, double upper) {
        int more = Digits.more(interval, Figures::number, lower, upper);
        return Figures.number(interval.estimate(), more) + ", "
                + (interval.known()
                        ? level(interval.level()) + " CI " + range(interval, value -> Figures.number(value, more))
                        : "no interval");
    }

    /** Returns the ends of an interval, between which a dash stands where neither has a unit or a sign. */
    public static String range(Interval interval, DoubleFunction<String> format) {
        String lower = format.apply(interval.lower());
        String upper = format.apply(interval.upper());
        return lower + ((lower + upper).matches("[\\d.,∞]+") ? "–" : " to ") + upper;
    }

    private Numbers() {}
}
