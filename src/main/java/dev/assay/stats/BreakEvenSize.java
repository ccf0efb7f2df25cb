package dev.assay.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The size from which on the leader is ahead: n = (a₁ − a₂) ÷ (b₂ − b₁), where two lines cross. It is a ratio of differences, skewed, and
 * without bound where the slopes are alike, so no t interval fits. Its interval comes from resampling fork sets, both contenders of a
 * set together: the set is what is replicated, and its two lines share its disturbances. Plain percentiles are too narrow for few sets;
 * they are taken at the expanded levels Φ(∓√(F ÷ (F − 1))·t(0.975, F − 1)) (Hesterberg, "What Teachers Should Know About the Bootstrap",
 * The American Statistician 2015).
 */
final class BreakEvenSize {
    static final int RESAMPLES = 10_000;

    /** Returns whether {@code first} has the lower cost of a byte on the mean over sets, and so is ahead of {@code second} for large inputs. */
    static boolean leads(SortedMap<Integer, LineFit.Line> first, SortedMap<Integer, LineFit.Line> second) {
        return difference(first, second, common(first, second)).perByte() < 0;
    }

    /**
     * Returns the size: 0 where the leader is ahead from nothing on, ∞ where it never is. Bounds are NaN for fewer than two sets.
     *
     * @param leader lines by set
     * @param other likewise; only the sets of both count
     */
    static Interval of(SortedMap<Integer, LineFit.Line> leader, SortedMap<Integer, LineFit.Line> other, long seed) {
        List<Integer> sets = common(leader, other);
        int count = sets.size();
        double estimate = size(difference(leader, other, sets));
        if (count < 2) {
            return new Interval(estimate, Double.NaN, Double.NaN, Estimator.LEVEL, count);
        }
        SplittableRandom random = new SplittableRandom(seed);
        LineFit.Line[] differences = sets.stream()
                .map(set -> difference(leader, other, List.of(set)))
                .toArray(LineFit.Line[]::new);
        double[] sizes = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double fixed = 0;
            double perByte = 0;
            for (int k = 0; k < count; k++) {
                LineFit.Line drawn = differences[random.nextInt(count)];
                fixed += drawn.fixed();
                perByte += drawn.perByte();
            }
            sizes[i] = size(new LineFit.Line(fixed, perByte));
        }
        Arrays.sort(sizes);
        int outside = (int) Math.max(1, Math.ceil(tail(count) * RESAMPLES));
        return new Interval(estimate, sizes[outside - 1], sizes[RESAMPLES - outside], Estimator.LEVEL, count);
    }

    /** Returns the share of resamples to leave out at each end. */
    static double tail(int sets) {
        double t = StudentT.quantile(1 - (1 - Estimator.LEVEL) / 2, sets - 1);
        double expanded = StrictMath.sqrt(sets / (sets - 1.0)) * t;
        return new NormalDistribution(null, 0, 1).cumulativeProbability(-expanded);
    }

    /* Of the difference leader − other: where it changes from above 0 to below. */
    private static double size(LineFit.Line difference) {
        if (difference.perByte() < 0) {
            return Math.max(0, difference.fixed() / -difference.perByte());
        }
        return difference.perByte() == 0 && difference.fixed() < 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    private static LineFit.Line difference(
            SortedMap<Integer, LineFit.Line> first, SortedMap<Integer, LineFit.Line> second, List<Integer> sets) {
        double fixed = 0;
        double perByte = 0;
        for (int set : sets) {
            fixed += first.get(set).fixed() - second.get(set).fixed();
            perByte += first.get(set).perByte() - second.get(set).perByte();
        }
        return new LineFit.Line(fixed / sets.size(), perByte / sets.size());
    }

    static List<Integer> common(SortedMap<Integer, LineFit.Line> first, SortedMap<Integer, LineFit.Line> second) {
        return first.keySet().stream().filter(second::containsKey).toList();
    }

    private BreakEvenSize() {}
}
