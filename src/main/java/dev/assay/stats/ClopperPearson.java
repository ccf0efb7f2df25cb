package dev.assay.stats;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact interval of a share (Clopper and Pearson, Biometrika 1934): the shares that a binomial test at that level would not refuse. It
 * holds the truth at least as often as it says, for any number of trials.
 *
 * @param lower 0 if nothing was counted
 * @param upper 1 if everything was
 */
public record ClopperPearson(double lower, double upper) {
    /**
     * Returns the two-sided interval at {@link Estimator#LEVEL}.
     *
     * @param count of {@code trials}, 0 to {@code trials}
     * @param trials at least 1
     */
    public static ClopperPearson of(long count, long trials) {
        if (trials < 1 || count < 0 || count > trials) {
            throw new IllegalArgumentException(
                    "count (" + count + " of " + trials + ") must be 0 to a number of trials");
        }
        double tail = (1 - Estimator.LEVEL) / 2;
        // Commons Math has a ClopperPearsonInterval, but it refuses to answer for none and for all. No random
        // generator: nothing is sampled.
        return new ClopperPearson(
                count == 0
                        ? 0
                        : new BetaDistribution(null, count, trials - count + 1.0).inverseCumulativeProbability(tail),
                count == trials
                        ? 1
                        : new BetaDistribution(null, count + 1.0, trials - count)
                                .inverseCumulativeProbability(1 - tail));
    }
}
