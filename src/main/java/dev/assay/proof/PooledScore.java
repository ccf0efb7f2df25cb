package dev.assay.proof;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import java.util.Collection;

/**
 * The ratio that a reader of JMH's table makes of two rows {@code Score ± Error}: scores divided, relative errors added in quadrature.
 * Score and error are JMH's: the arithmetic mean over all iterations of all forks, and t(N − 1)·s/√N with N the number of those
 * iterations (JMH 1.37, {@code AbstractStatistics.getMeanErrorAt}). JMH prints it at 99.9 %.
 */
public final class PooledScore {
    /** The level of the error that JMH prints. */
    public static final double PRINTED = 0.999;

    private PooledScore() {}

    /** Returns numerator ÷ denominator; {@code n} counts the iterations of both. */
    static Interval ratio(Collection<Double> numerator, Collection<Double> denominator, double level) {
        return ratio(Estimator.linear(numerator, level), Estimator.linear(denominator, level));
    }

    /** Returns the ratio of two scores of the same level. */
    public static Interval ratio(Interval numerator, Interval denominator) {
        double ratio = numerator.estimate() / denominator.estimate();
        double first = (numerator.upper() - numerator.estimate()) / numerator.estimate();
        double second = (denominator.upper() - denominator.estimate()) / denominator.estimate();
        double half = ratio * StrictMath.sqrt(first * first + second * second);
        return new Interval(ratio, ratio - half, ratio + half, numerator.level(), numerator.n() + denominator.n());
    }
}
