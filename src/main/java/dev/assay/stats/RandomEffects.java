package dev.assay.stats;

import java.util.List;
import java.util.Optional;

/**
 * What several machines say together of one ratio, on the log scale. Machines differ by more than their intervals tell, so the model is
 * that of random effects: each machine has a true ratio of its own, drawn around a middle one with the standard deviation τ.
 *
 * <ul>
 *   <li>τ² is Paule and Mandel's (J. Res. Natl. Bur. Stand. 87, 1982): the value at which Σ w·(y − μ)² with w = 1 ÷ (v + τ²) is k − 1, or 0.
 *       DerSimonian and Laird's is too small where machines differ much (Veroniki et al., Research Synthesis Methods 7, 2016).
 *   <li>The interval of the middle takes t with k − 1 degrees of freedom (Hartung and Knapp, Statistics in Medicine 20, 2001). Their factor
 *       on the squared error is 1 by construction where τ² is Paule and Mandel's and above 0; where τ² is 0 it is held at 1, since it would
 *       make the interval shorter than that of one common ratio (Röver, Knapp and Friede, BMC Med. Res. Methodol. 15, 2015).
 *   <li>The prediction interval is where the true ratio of one machine more would lie: μ ± t·√(τ² + se²) with k − 2 degrees of freedom
 *       (Higgins, Thompson and Spiegelhalter, J. R. Stat. Soc. A 172, 2009). k − 1, which some programs take, promises more of three machines
 *       than three can tell.
 * </ul>
 *
 * @param mean the middle ratio; its {@code n} is the number of machines
 * @param prediction of one machine more; its ends are NaN for fewer than three
 * @param tau standard deviation between machines, on the log scale
 * @param inconsistency I²: share of the variation that is between machines (Higgins and Thompson, Statistics in Medicine 21, 2002)
 */
public record RandomEffects(Interval mean, Interval prediction, double tau, double inconsistency) {
    /* Halvings of the bracket around τ²: more than a double has bits. */
    private static final int HALVINGS = 200;

    /** Returns what these ratios say together; empty if fewer than two have an interval, since the others cannot be weighed. */
    public static Optional<RandomEffects> of(List<Interval> ratios, double level) {
        List<Interval> weighed = ratios.stream()
                .filter(ratio -> Estimator.squaredError(ratio) > 0)
                .toList();
        return weighed.size() < 2 ? Optional.empty() : Optional.of(pooled(weighed, level));
    }

    private static RandomEffects pooled(List<Interval> ratios, double level) {
        int k = ratios.size();
        double[] logs = ratios.stream()
                .mapToDouble(ratio -> StrictMath.log(ratio.estimate()))
                .toArray();
        double[] variances =
                ratios.stream().mapToDouble(Estimator::squaredError).toArray();
        double between = between(logs, variances);
        double weights = 0;
        for (double variance : variances) {
            weights += 1 / (variance + between);
        }
        double mean = mean(logs, variances, between);
        double squaredError = 1 / weights;
        double half = StudentT.quantile(1 - (1 - level) / 2, k - 1) * StrictMath.sqrt(squaredError);
        double further = k < 3
                ? Double.NaN
                : StudentT.quantile(1 - (1 - level) / 2, k - 2) * StrictMath.sqrt(between + squaredError);
        return new RandomEffects(
                Estimator.logarithmic(mean, half, level, k),
                Estimator.logarithmic(mean, further, level, k),
                StrictMath.sqrt(between),
                between / (between + typical(variances)));
    }

    /* The generalized Q falls as τ² rises, so the value at which it is k − 1 is found by halving. */
    private static double between(double[] logs, double[] variances) {
        int expected = logs.length - 1;
        if (q(logs, variances, 0) <= expected) {
            return 0;
        }
        double low = 0;
        double high = variances[0];
        while (q(logs, variances, high) > expected) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (q(logs, variances, middle) > expected) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double q(double[] logs, double[] variances, double between) {
        double mean = mean(logs, variances, between);
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += (logs[i] - mean) * (logs[i] - mean) / (variances[i] + between);
        }
        return sum;
    }

    private static double mean(double[] logs, double[] variances, double between) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += logs[i] / (variances[i] + between);
            weights += 1 / (variances[i] + between);
        }
        return sum / weights;
    }

    /* What one machine's squared error typically is, by the weights of one common ratio. */
    private static double typical(double[] variances) {
        double weights = 0;
        double squares = 0;
        for (double variance : variances) {
            weights += 1 / variance;
            squares += 1 / (variance * variance);
        }
        return (variances.length - 1) * weights / (weights * weights - squares);
    }
}
