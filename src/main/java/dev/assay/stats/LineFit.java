package dev.assay.stats;

import dev.assay.run.ContenderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * T(n) = a + b·n by weighted least squares (Draper and Smith, "Applied Regression Analysis", 3rd ed. 1998, section 9.2): the weight of a
 * size is 1 ÷ variance of its mean over sets, the same in every set. Each set is fitted by itself; since weights are shared, the mean of
 * the sets' lines is the line of the means, and a and b get t intervals over sets like everything else.
 *
 * @param bySet the line of each set that holds every size
 * @param sizes nominal, ascending
 * @param means over sets at each size, ns
 */
record LineFit(SortedMap<Integer, Line> bySet, List<Integer> sizes, List<Double> means) {
    /** With fewer a line fits whatever was measured, and its misfit says nothing. */
    static final int FEWEST_SIZES = 3;

    /** A line: ns, and ns a byte. */
    record Line(double fixed, double perByte) {}

    /**
     * Returns the fit, or nothing if there are too few sizes or no set holds all.
     *
     * @param nanosBySize ns an op by fork set, by nominal size
     */
    static Optional<LineFit> of(SortedMap<Integer, SortedMap<Integer, Double>> nanosBySize) {
        List<Integer> sizes = List.copyOf(nanosBySize.keySet());
        if (sizes.size() < FEWEST_SIZES) {
            return Optional.empty();
        }
        List<Integer> sets = nanosBySize.get(sizes.get(0)).keySet().stream()
                .filter(set -> nanosBySize.values().stream().allMatch(nanos -> nanos.containsKey(set)))
                .toList();
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        List<Interval> means = new ArrayList<>();
        for (int size : sizes) {
            means.add(Estimator.linear(
                    sets.stream().map(nanosBySize.get(size)::get).toList(), Estimator.LEVEL));
        }
        double[] weights = weights(means);
        SortedMap<Integer, Line> bySet = new TreeMap<>();
        for (int set : sets) {
            double[] nanos = sizes.stream()
                    .mapToDouble(size -> nanosBySize.get(size).get(set))
                    .toArray();
            bySet.put(set, line(sizes, nanos, weights));
        }
        return Optional.of(
                new LineFit(bySet, sizes, means.stream().map(Interval::estimate).toList()));
    }

    /* The half-width is the standard error times a quantile that all sizes share, so its square serves as the variance. Where a
     * variance is not known or is 0 all weights are those of equal relative errors, 1 ÷ T². */
    private static double[] weights(List<Interval> means) {
        boolean spread = means.stream().allMatch(mean -> mean.upper() > mean.lower());
        return means.stream()
                .mapToDouble(mean -> spread ? (mean.upper() - mean.lower()) / 2 : mean.estimate())
                .map(error -> 1 / (error * error))
                .toArray();
    }

    private static Line line(List<Integer> sizes, double[] nanos, double[] weights) {
        double all = 0;
        double size = 0;
        double time = 0;
        for (int i = 0; i < nanos.length; i++) {
            all += weights[i];
            size += weights[i] * sizes.get(i);
            time += weights[i] * nanos[i];
        }
        size /= all;
        time /= all;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < nanos.length; i++) {
            squares += weights[i] * (sizes.get(i) - size) * (sizes.get(i) - size);
            products += weights[i] * (sizes.get(i) - size) * (nanos[i] - time);
        }
        double slope = products / squares;
        return new Line(time - slope * size, slope);
    }

    /** Returns the row of this fit. */
    BridgeCosts.Fit row(ContenderId contender, Summary.Cell cell) {
        Interval fixed =
                Estimator.linear(bySet.values().stream().map(Line::fixed).toList(), Estimator.LEVEL);
        Interval slope =
                Estimator.linear(bySet.values().stream().map(Line::perByte).toList(), Estimator.LEVEL);
        double worst = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double line = fixed.estimate() + slope.estimate() * sizes.get(i);
            worst = Math.max(worst, Math.abs(line - means.get(i)) / means.get(i));
        }
        return new BridgeCosts.Fit(contender, cell, fixed, slope, sizes.get(0), sizes.get(sizes.size() - 1), worst);
    }
}
