package dev.assay.measure;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The half-width that a plan may expect of a ratio's 95 % interval, from the spread that trials of the turnstile showed: 0.18 for the
 * log-ratio of two slices of one round, and 0.04 from fork to fork. The interval is t on the log-ratios of F sets, so the half-width
 * is t(0.975, F − 1) · √((0.04² + 0.18² / slices) / F), slices being those of all pooled cells in one set.
 */
final class Precision {
    static final double SLICE_SD = 0.18;
    static final double FORK_SD = 0.04;

    private Precision() {}

    /** Returns the half-width as a fraction (0.07 for ±7 %), or NaN below two sets. */
    static double halfWidth(int sets, int slicesPerSet) {
        if (sets < 2 || slicesPerSet < 1) {
            return Double.NaN;
        }
        double t = new TDistribution(sets - 1).inverseCumulativeProbability(0.975);
        double log = t * Math.sqrt((FORK_SD * FORK_SD + SLICE_SD * SLICE_SD / slicesPerSet) / sets);
        return Math.expm1(log);
    }
}
