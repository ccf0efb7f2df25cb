package dev.assay.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How simulated slices scatter: log-normal, one factor a fork and one a slice, and some forks slow throughout. What a round shares is left
 * out: it would cancel in our ratios and widen JMH's.
 *
 * @param forkSd of one contender's forks, log scale
 * @param sliceSd of the slices inside a fork, log scale
 * @param slowNumerator share of the numerator's forks that take {@value #SLOW} times as long
 * @param slowDenominator share of the denominator's
 */
record Noise(String name, double forkSd, double sliceSd, double slowNumerator, double slowDenominator) {
    static final double SLOW = 1.25;
    static final double SLOW_SHARE = 0.08;
    /** Steady slices of one fork and cell. */
    static final int SLICES = 10;

    /** The quiet and the busy machine, without slow forks, with slow forks of both contenders, and of one. */
    static final List<Noise> KINDS = kinds();

    private static List<Noise> kinds() {
        List<Noise> kinds = new ArrayList<>();
        for (double[] sd : new double[][] {{0.05, 0.05}, {0.04, 0.18}}) {
            String machine = sd[1] < 0.1 ? "quiet" : "busy";
            kinds.add(new Noise(machine, sd[0], sd[1], 0, 0));
            kinds.add(new Noise(machine + ", 8 % slow forks of both", sd[0], sd[1], SLOW_SHARE, SLOW_SHARE));
            kinds.add(new Noise(machine + ", 8 % slow forks of one", sd[0], sd[1], SLOW_SHARE, 0));
        }
        return List.copyOf(kinds);
    }

    /** Returns the ratio of the geometric means over endless forks, which ours estimates. */
    double geometricTruth() {
        return StrictMath.exp((slowNumerator - slowDenominator) * StrictMath.log(SLOW));
    }

    /** Returns the ratio of the arithmetic means, which JMH's score estimates. */
    double arithmeticTruth() {
        return (1 + slowNumerator * (SLOW - 1)) / (1 + slowDenominator * (SLOW - 1));
    }

    /** Draws the log times of the slices of a fork of the numerator or of the denominator. */
    double[] fork(boolean numerator, Random random) {
        double slow = numerator ? slowNumerator : slowDenominator;
        double log = forkSd * random.nextGaussian() + (random.nextDouble() < slow ? StrictMath.log(SLOW) : 0);
        double[] slices = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            slices[i] = log + sliceSd * random.nextGaussian();
        }
        return slices;
    }

    /** Returns the log-ratio of one fork set: mean log of a fork of the numerator − that of the denominator. */
    double set(Random random) {
        return mean(fork(true, random)) - mean(fork(false, random));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
