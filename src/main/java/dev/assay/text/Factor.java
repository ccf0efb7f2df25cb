package dev.assay.text;

import dev.assay.figure.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;

/**
 * A ratio told in one direction: the larger number, and who has it. "1/2.7 of the time [2.6, 2.8]" mixes a reciprocal with the interval of
 * its inverse, and nobody inverts that while reading. So a ratio below 1 is turned as a whole: names, estimate, both ends and bounds.
 *
 * @param who the faster one, or the one that needs more memory
 * @param than the other
 * @param interval in the direction that is told
 * @param lower lower bound in that direction, NaN where there is none
 * @param upper upper bound likewise, may be infinite
 * @param turned whether the direction is not that of the ratio it was made of
 */
public record Factor(
        String who, String than, Kind kind, Interval interval, double lower, double upper, boolean turned) {
    /** What is compared. */
    public enum Kind {
        SPEED("as fast", " is ", " as fast as "),
        MEMORY("the memory", " needs ", " the memory of ");

        private final String words;
        private final String verb;
        private final String than;

        Kind(String words, String verb, String than) {
            this.words = words;
            this.verb = verb;
            this.than = than;
        }

        /** Returns what stands after a factor: {@code as fast}, {@code the memory}. */
        public String words() {
            return words;
        }

        /** Returns the kind of a quantity. */
        public static Kind of(Quantity quantity) {
            return quantity.isMemory() ? MEMORY : SPEED;
        }
    }

    /** Tells a row of a summary by the ids of its contenders; no bounds belong to it. */
    public static Factor of(Summary.Ratio row) {
        return of(row, row.ratio(), Double.NaN, Double.NaN);
    }

    /** Tells a row with what was found of several like it, and bounds. */
    public static Factor of(Summary.Ratio row, Interval found, double lower, double upper) {
        return facing(found.estimate() < 1, row, found, lower, upper);
    }

    /** Tells a row by the short names of its contenders; no bounds belong to it. */
    public static Factor brief(Summary.Ratio row) {
        return brief(row, row.ratio(), Double.NaN, Double.NaN);
    }

    /** Tells a row by short names, with what was found of several like it, and bounds. */
    public static Factor brief(Summary.Ratio row, Interval found, double lower, double upper) {
        return of(row.numerator().brief(), row.denominator().brief(), Kind.of(row.quantity()), found, lower, upper);
    }

    /** Tells a ratio of times or bytes that no bounds belong to. */
    public static Factor of(String numerator, String denominator, Kind kind, Interval cost) {
        return of(numerator, denominator, kind, cost, Double.NaN, Double.NaN);
    }

    /**
     * Tells a ratio of times or bytes, numerator ÷ denominator: above 1 the denominator is faster, or the numerator needs more.
     *
     * @param lower lower bound of that ratio, or NaN
     * @param upper upper bound, may be infinite, or NaN
     */
    public static Factor of(
            String numerator, String denominator, Kind kind, Interval cost, double lower, double upper) {
        return facing(cost.estimate() < 1, numerator, denominator, kind, cost, lower, upper);
    }

    /** Tells it in a direction that others have set, as rows of one chart need it; then the factor may be below 1. */
    public static Factor facing(
            boolean turned,
            String numerator,
            String denominator,
            Kind kind,
            Interval cost,
            double lower,
            double upper) {
        boolean first = turned == (kind == Kind.SPEED);
        return new Factor(
                first ? numerator : denominator,
                first ? denominator : numerator,
                kind,
                turned ? cost.inverted() : cost,
                turned ? 1 / upper : lower,
                turned ? 1 / lower : upper,
                turned);
    }

    /** Tells what was found of a row in a direction that others have set. */
    public static Factor facing(boolean turned, Summary.Ratio row, Interval found, double lower, double upper) {
        return facing(
                turned,
                row.numerator().toString(),
                row.denominator().toString(),
                Kind.of(row.quantity()),
                found,
                lower,
                upper);
    }

    /** Returns whether the interval leaves 1 out. */
    public boolean differs() {
        return interval.known() && (interval.lower() > 1 || interval.upper() < 1);
    }

    /** Returns the factor alone: {@code 3.73×}. */
    public String figure() {
        return Figures.number(interval.estimate(), digits()) + "×";
    }

    /** Returns factor and interval for a column that says what they are: {@code 3.73× (3.65–3.83)}. */
    public String figures() {
        return figure() + (interval.known() ? " (" + range() + ")" : " (no interval)");
    }

    /** Returns the whole finding but its names: {@code 3.73× as fast (95 % CI 3.65–3.83)}. */
    public String text() {
        return figure() + " " + kind.words + " (" + confidence() + ")" + doubt(", ");
    }

    /** Returns a clause with both names: {@code A is 3.73× as fast as B (95 % CI 3.65–3.83)}. */
    public String clause() {
        return who + kind.verb + figure() + kind.than + than + " (" + confidence() + ")" + doubt(": ");
    }

    /** Returns the same without the other's name, where it is known: {@code A is 3.73× as fast (95 % CI 3.65–3.83)}. */
    public String ahead() {
        return who + kind.verb + text();
    }

    /** Returns a clause with both names around figures of one's own: {@code A is FIGURES as fast as B}. */
    public String clause(String figures) {
        return who + kind.verb + figures + kind.than + than;
    }

    /** Returns the interval with its level: {@code 95 % CI 3.65–3.83}. */
    public String confidence() {
        return interval.known() ? Numbers.level(interval.level()) + " CI " + range() : "no interval";
    }

    /** Returns the bounds in the direction that is told: {@code 10–100×}, {@code at most 1.25×}, {@code no bounds}. */
    public String claimed() {
        return bounds(lower, upper);
    }

    /** Returns bounds of a factor in words. */
    public static String bounds(double lower, double upper) {
        if (Double.isNaN(lower) && Double.isNaN(upper)) {
            return "no bounds";
        }
        if (Double.isNaN(lower) || lower <= 0) {
            return "at most " + Figures.bound(upper) + "×";
        }
        return Double.isNaN(upper) || Double.isInfinite(upper)
                ? "at least " + Figures.bound(lower) + "×"
                : Figures.bound(lower) + "–" + Figures.bound(upper) + "×";
    }

    private String range() {
        int more = digits();
        return Numbers.range(interval, value -> Figures.number(value, more));
    }

    /* The digits that show on which side of each bound, and of no difference, the numbers lie. */
    private int digits() {
        // Only the ends say whether there is a difference, so the estimate may be printed as 1.00.
        Interval ends = new Interval(Double.NaN, interval.lower(), interval.upper(), interval.level(), interval.n());
        return Math.max(Digits.more(interval, Figures::number, lower, upper), Digits.more(ends, Figures::number, 1));
    }

    private String doubt(String before) {
        return !interval.known() || differs() ? "" : before + "no difference seen";
    }
}
