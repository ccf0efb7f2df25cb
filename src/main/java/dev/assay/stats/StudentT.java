package dev.assay.stats;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution, from Commons Math. */
final class StudentT {
    private static final ConcurrentMap<Key, Double> QUANTILES = new ConcurrentHashMap<>();

    /** Returns the value below which a t variate with that many degrees of freedom lies with probability {@code p}. */
    static double quantile(double p, double degreesOfFreedom) {
        return QUANTILES.computeIfAbsent(new Key(p, degreesOfFreedom), key -> distribution(degreesOfFreedom)
                .inverseCumulativeProbability(p));
    }

    /** Returns the probability that a t variate with that many degrees of freedom is below {@code t}. */
    static double cumulative(double t, double degreesOfFreedom) {
        return distribution(degreesOfFreedom).cumulativeProbability(t);
    }

    private static TDistribution distribution(double degreesOfFreedom) {
        // No random generator: nothing is ever sampled from it.
        return new TDistribution(null, degreesOfFreedom);
    }

    private record Key(double p, double degreesOfFreedom) {}

    private StudentT() {}
}
