package dev.assay.stats;

import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Means with Student t intervals over independent replicates, on the log scale for what is a factor and on the linear scale for
 * differences. On the log scale the estimand is the geometric mean, exact for log-normal replicates, and swapping numerator and
 * denominator inverts estimate and interval (Fleming and Wallace, "How not to lie with statistics", CACM 1986).
 */
public final class Estimator {
    /** The level of every printed interval. */
    public static final double LEVEL = 0.95;

    private static final double POWER = 0.80;

    /** Returns the geometric mean with interval exp(mean ± t·s/√n) of the logs; bounds are NaN for fewer than two values. */
    public static Interval geometric(Collection<Double> values, double level) {
        Interval logs = linear(values.stream().map(StrictMath::log).toList(), level);
        return new Interval(
                StrictMath.exp(logs.estimate()),
                StrictMath.exp(logs.lower()),
                StrictMath.exp(logs.upper()),
                level,
                logs.n());
    }

    /** Returns the arithmetic mean with interval mean ± t·s/√n; bounds are NaN for fewer than two values. */
    public static Interval linear(Collection<Double> values, double level) {
        int n = values.size();
        double mean = mean(values);
        if (n < 2) {
            return new Interval(mean, Double.NaN, Double.NaN, level, n);
        }
        double half = halfWidth(deviation(values), n, level);
        return new Interval(mean, mean - half, mean + half, level, n);
    }

    /**
     * Returns t·s/√n, the half-width of the interval for a mean.
     *
     * @param deviation sample standard deviation s of the replicates
     * @param n number of replicates, at least 2
     */
    public static double halfWidth(double deviation, int n, double level) {
        return StudentT.quantile(1 - (1 - level) / 2, n - 1) * deviation / StrictMath.sqrt(n);
    }

    /**
     * Returns the geometric mean of the numerator ÷ that of the denominator, of samples that share no replicates: exp(difference of mean
     * logs ± t·√(s₁²/n₁ + s₂²/n₂)) with the degrees of freedom of Welch and Satterthwaite (Welch, "The generalization of 'Student's'
     * problem when several different population variances are involved", Biometrika 1947). Bounds are NaN if a sample has fewer than two
     * values or neither varies; {@code n} is the smaller sample's.
     */
    public static Interval unpaired(Collection<Double> numerator, Collection<Double> denominator, double level) {
        List<Double> above = numerator.stream().map(StrictMath::log).toList();
        List<Double> below = denominator.stream().map(StrictMath::log).toList();
        double first = deviation(above) * deviation(above) / above.size();
        double second = deviation(below) * deviation(below) / below.size();
        double terms = first * first / (above.size() - 1) + second * second / (below.size() - 1);
        int n = Math.min(above.size(), below.size());
        return logarithmic(
                mean(above) - mean(below),
                n > 1 && first + second > 0 ? spread(first + second, terms, level) : Double.NaN,
                level,
                n);
    }

    /**
     * Returns the product of the geometric means of samples that share no replicates: exp(sum of mean logs ± t·√Σ(s²/n)) with the degrees
     * of freedom of Welch and Satterthwaite, as in {@link #unpaired}. Bounds are NaN if a sample has fewer than two values or none
     * varies; {@code n} is the smallest sample's.
     */
    public static Interval product(Collection<? extends Collection<Double>> factors, double level) {
        double sum = 0;
        double variance = 0;
        double terms = 0;
        int n = Integer.MAX_VALUE;
        for (Collection<Double> factor : factors) {
            List<Double> logs = factor.stream().map(StrictMath::log).toList();
            double squared = deviation(logs) * deviation(logs) / logs.size();
            sum += mean(logs);
            variance += squared;
            terms += squared * squared / (logs.size() - 1);
            n = Math.min(n, logs.size());
        }
        return logarithmic(sum, n > 1 && variance > 0 ? spread(variance, terms, level) : Double.NaN, level, n);
    }

    /**
     * Returns one geometric mean ÷ another whose replicates are others, from their intervals alone: a t interval tells the standard error
     * it was made of, so this is {@link #unpaired} of the samples. Bounds are NaN where those of either are, or neither has a width.
     */
    public static Interval quotient(Interval numerator, Interval denominator, double level) {
        double first = squaredError(numerator);
        double second = squaredError(denominator);
        double terms = first * first / (numerator.n() - 1) + second * second / (denominator.n() - 1);
        return logarithmic(
                StrictMath.log(numerator.estimate()) - StrictMath.log(denominator.estimate()),
                first + second > 0 ? spread(first + second, terms, level) : Double.NaN,
                level,
                Math.min(numerator.n(), denominator.n()));
    }

    /**
     * Returns the interval that so many replicates would give at a level if estimate and scatter stay as they are; for the number and the
     * level of the interval, that interval. Bounds stay unknown where they are.
     */
    public static Interval forecast(Interval ratio, int replicates, double level) {
        if (!ratio.known() || replicates == ratio.n() && level == ratio.level()) {
            return ratio;
        }
        double deviation = StrictMath.sqrt(squaredError(ratio) * ratio.n());
        return logarithmic(
                StrictMath.log(ratio.estimate()), halfWidth(deviation, replicates, level), level, replicates);
    }

    static Interval logarithmic(double log, double half, double level, int n) {
        return new Interval(StrictMath.exp(log), StrictMath.exp(log - half), StrictMath.exp(log + half), level, n);
    }

    private static double spread(double variance, double terms, double level) {
        return StudentT.quantile(1 - (1 - level) / 2, variance * variance / terms) * StrictMath.sqrt(variance);
    }

    /** Returns the square of the standard error on the log scale; NaN without an interval, which makes every comparison with it false. */
    static double squaredError(Interval interval) {
        if (!interval.known()) {
            return Double.NaN;
        }
        double half = (StrictMath.log(interval.upper()) - StrictMath.log(interval.lower())) / 2;
        double error = half / StudentT.quantile(1 - (1 - interval.level()) / 2, interval.n() - 1);
        return error * error;
    }

    /**
     * Returns the one-sided p value against "the geometric mean is at most {@code bound}": small where the values lie above it.
     * Student's t test on the logs; 1 for fewer than two values.
     */
    public static double pAbove(List<Double> values, double bound) {
        if (values.size() < 2) {
            return 1;
        }
        List<Double> logs = values.stream().map(StrictMath::log).toList();
        double distance = mean(logs) - StrictMath.log(bound);
        double error = deviation(logs) / StrictMath.sqrt(logs.size());
        if (error == 0) {
            return distance > 0 ? 0 : 1;
        }
        return 1 - StudentT.cumulative(distance / error, logs.size() - 1);
    }

    /** Returns the one-sided p value against "the geometric mean is at least {@code bound}": small where the values lie below it. */
    public static double pBelow(List<Double> values, double bound) {
        return pAbove(values.stream().map(value -> 1 / value).toList(), 1 / bound);
    }

    /**
     * Returns the factor that a comparison with these values would detect in four runs of five: exp((t₀.₉₇₅ + t₀.₈₀)·s/√n), NaN for
     * fewer than two values (Bloom, "Minimum detectable effects", Evaluation Review 1995).
     */
    public static double minimumDetectable(List<Double> values) {
        int n = values.size();
        if (n < 2) {
            return Double.NaN;
        }
        double error = deviation(values.stream().map(StrictMath::log).toList()) / StrictMath.sqrt(n);
        double quantiles = StudentT.quantile(1 - (1 - LEVEL) / 2, n - 1) + StudentT.quantile(POWER, n - 1);
        return StrictMath.exp(quantiles * error);
    }

    /**
     * Returns a percentile by linear interpolation between the order statistics around p·(n+1)/100, as JMH takes it (Hyndman and Fan
     * (1996), type 6; Commons Math's default).
     *
     * @param values any order; not modified
     * @param rank 0 to 100; 0 is the minimum
     * @return NaN if there are no values
     */
    public static double percentile(double[] values, double rank) {
        if (values.length == 0) return Double.NaN;
        return rank == 0 ? StatUtils.min(values) : new Percentile().evaluate(values, rank);
    }

    private static double mean(Collection<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.isEmpty() ? Double.NaN : sum / values.size();
    }

    /* Sample standard deviation, n − 1 in the denominator, in two passes. */
    private static double deviation(Collection<Double> values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / (values.size() - 1));
    }

    private Estimator() {}
}
