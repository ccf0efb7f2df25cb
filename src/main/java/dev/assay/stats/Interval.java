package dev.assay.stats;

/**
 * An estimate with its confidence interval.
 *
 * @param estimate point estimate
 * @param lower lower end; NaN where {@code n < 2}
 * @param upper upper end; NaN where {@code n < 2}
 * @param level confidence level, such as 0.95
 * @param n number of independent replicates, normally fork sets
 */
public record Interval(double estimate, double lower, double upper, double level, int n) {
    /** Returns whether the interval could be computed. */
    public boolean known() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }

    /** Returns the interval of the inverse ratio, exact for intervals made on the log scale. */
    public Interval inverted() {
        return new Interval(1 / estimate, 1 / upper, 1 / lower, level, n);
    }
}
