package dev.assay.measure;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The half-width that a plan may expect of a ratio's 95 % interval. The interval is t on the log-ratios of F sets, so the half-width is
 * t(0.975, F − 1) · √((0.03² + 0.07² / slices) / F), slices being those of all pooled cells in one set: 0.07 for the log-ratio of two
 * slices of one round, 0.03 from fork to fork, by the slices of the two standard runs of 2026-11-26 whose turns were on one processor
 * (root mean squares by group: 0.05 to 0.09, and 0 to 0.06). The median cell of the committed one was 0.17 to 1.07 times as wide as this
 * in nine of its groups, and 1.3 and 1.6 times in {@code hf-steps} and {@code batch}. Turns left to the system: 0.18 and 0.04 in earlier
 * trials, about twice as wide.
 */
final class Precision {
    static final double SLICE_SD = 0.07;
    static final double FORK_SD = 0.03;

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
