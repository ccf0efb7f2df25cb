package dev.assay.decide;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What a person knows and no run can tell. Prices are in one currency, whichever.
 *
 * @param bytesPerDay how much text the function reads
 * @param coreHour price of one core for an hour
 * @param share of the request's processor time that is this function, above 0 and at most 1
 * @param weeks that the rewrite takes one person
 * @param week price of one of them
 * @param fixWeeks that a change within the language takes instead; no run measures it
 * @param horizonYears after which money that has not come back counts as lost
 * @param megabytesPerSecond what a core of the person's own does now; without it the run's machine stands for it
 * @param start first day of the work
 */
public record Assumptions(
        double bytesPerDay,
        double coreHour,
        double share,
        double weeks,
        double week,
        double fixWeeks,
        double horizonYears,
        OptionalDouble megabytesPerSecond,
        LocalDate start) {
    /** Days in a year, of which every sum here has 365. */
    public static final int YEAR = 365;

    /** @throws IllegalArgumentException in one line, if a figure is none that a decision can be made of */
    public Assumptions {
        require(bytesPerDay > 0, "volume", bytesPerDay, "above 0 bytes a day");
        require(coreHour > 0, "core-hour", coreHour, "above 0");
        require(share > 0 && share <= 1, "share", share, "above 0 and at most 1, or 100%, such as 20% or 0.2");
        require(weeks >= 0, "weeks", weeks, "0 or more");
        require(week >= 0, "week", week, "0 or more");
        require(fixWeeks >= 0, "fix-weeks", fixWeeks, "0 or more");
        require(horizonYears > 0, "horizon", horizonYears, "above 0 years");
        megabytesPerSecond.ifPresent(speed -> require(speed > 0, "speed", speed, "above 0 MB/s"));
    }

    /* Refuses what is not a number, too: every comparison with it is false. */
    private static void require(boolean holds, String name, double value, String rule) {
        if (!holds || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " (" + plain(value) + ") must be " + rule + "; give another figure");
        }
    }

    /* As it was typed: 20 and not 20.0. */
    private static String plain(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "");
    }

    double horizonDays() {
        return horizonYears * YEAR;
    }
}
