package dev.assay.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The size where two lines cross: n = (a₁ − a₂) ÷ (b₂ − b₁). It is a ratio of differences, skewed, and without bound where the slopes are
 * alike, so no t interval fits. Its interval comes from resampling fork sets, both contenders of a set together: the set is what is
 * replicated, and its two lines share its disturbances. Plain percentiles are too narrow for few sets; they are taken at the expanded
 * levels Φ(∓√(F ÷ (F − 1))·t(0.975, F − 1)) (Hesterberg, "What Teachers Should Know About the Bootstrap", The American Statistician
 * 2015).
 *
 * @param challengerLeads whether it is the size from which on the challenger is ahead, not home
 * @param size 0 where that one is ahead from nothing on, ∞ where it never is; bounds are NaN for fewer than two sets
 */
record BreakEvenSize(boolean challengerLeads, Interval size) {
    static final int RESAMPLES = 10_000;

    /**
     * Returns where the lines cross. Whose size it is follows from the mean over sets if its lines cross; if they do not, from the way
     * in which more of the resamples cross: where only slopes are uncertain the lines meet far out, if at all, and not near 0.
     *
     * @param home lines by set
     * @param challenger likewise; only the sets of both count
     */
    static BreakEvenSize of(
            SortedMap<Integer, LineFit.Line> home, SortedMap<Integer, LineFit.Line> challenger, long seed) {
        LineFit.Line[] differences = common(home, challenger).stream()
                .map(set -> new LineFit.Line(
                        challenger.get(set).fixed() - home.get(set).fixed(),
                        challenger.get(set).perByte() - home.get(set).perByte()))
                .toArray(LineFit.Line[]::new);
        LineFit.Line mean = sum(differences, k -> k);
        int count = differences.length;
        if (count < 2) {
            boolean leads = !gets(mean, false);
            return new BreakEvenSize(
                    leads, new Interval(size(mean, leads), Double.NaN, Double.NaN, Estimator.LEVEL, count));
        }
        SplittableRandom random = new SplittableRandom(seed);
        LineFit.Line[] resamples = new LineFit.Line[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            resamples[i] = sum(differences, k -> random.nextInt(count));
        }
        boolean leads = gets(mean, true)
                || !gets(mean, false)
                        && Arrays.stream(resamples)
                                        .filter(line -> gets(line, true))
                                        .count()
                                >= Arrays.stream(resamples)
                                        .filter(line -> gets(line, false))
                                        .count();
        double[] sizes = Arrays.stream(resamples)
                .mapToDouble(line -> size(line, leads))
                .sorted()
                .toArray();
        int outside = (int) Math.max(1, Math.ceil(tail(count) * RESAMPLES));
        return new BreakEvenSize(
                leads,
                new Interval(
                        size(mean, leads), sizes[outside - 1], sizes[RESAMPLES - outside], Estimator.LEVEL, count));
    }

    /** Returns the share of resamples to leave out at each end. */
    static double tail(int sets) {
        double t = StudentT.quantile(1 - (1 - Estimator.LEVEL) / 2, sets - 1);
        double expanded = StrictMath.sqrt(sets / (sets - 1.0)) * t;
        return new NormalDistribution(null, 0, 1).cumulativeProbability(-expanded);
    }

    /* Whether the challenger, or else home, is behind at first and gets ahead. The line is challenger − home. */
    private static boolean gets(LineFit.Line line, boolean challenger) {
        return challenger ? line.fixed() > 0 && line.perByte() < 0 : line.fixed() < 0 && line.perByte() > 0;
    }

    private static double size(LineFit.Line line, boolean challenger) {
        double fixed = challenger ? line.fixed() : -line.fixed();
        double perByte = challenger ? line.perByte() : -line.perByte();
        if (perByte < 0) {
            return Math.max(0, fixed / -perByte);
        }
        return perByte == 0 && fixed < 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    private static LineFit.Line sum(LineFit.Line[] lines, IntUnaryOperator drawn) {
        double fixed = 0;
        double perByte = 0;
        for (int k = 0; k < lines.length; k++) {
            LineFit.Line line = lines[drawn.applyAsInt(k)];
            fixed += line.fixed();
            perByte += line.perByte();
        }
        return new LineFit.Line(fixed, perByte);
    }

    static List<Integer> common(SortedMap<Integer, LineFit.Line> first, SortedMap<Integer, LineFit.Line> second) {
        return first.keySet().stream().filter(second::containsKey).toList();
    }
}
