package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimatorTest {
    /* Commons Math solves for quantiles to 1e-9. */
    private static final double CLOSE = 1e-8;

    private static final List<Double> VALUES = List.of(3.1, 3.3, 3.2, 3.05, 3.4, 3.15, 3.25, 3.2);

    @Test
    void theGeometricMeanAndItsIntervalAreSciPys() {
        // SciPy 1.17.1: x = np.log(values); m, se = x.mean(), stats.sem(x)
        // np.exp(m), np.exp(stats.t.interval(.95, 7, m, se))
        Interval interval = Estimator.geometric(VALUES, 0.95);
        assertEquals(3.2045609242520925, interval.estimate(), CLOSE);
        assertEquals(3.113046863473844, interval.lower(), CLOSE);
        assertEquals(3.2987652186462837, interval.upper(), CLOSE);
        assertEquals(8, interval.n());
    }

    @Test
    void theLinearMeanAndItsIntervalAreSciPys() {
        // SciPy 1.17.1: w = [5, 7, 6, 9, 8]; stats.t.interval(.95, 4, np.mean(w), stats.sem(w))
        Interval interval = Estimator.linear(List.of(5.0, 7.0, 6.0, 9.0, 8.0), 0.95);
        assertEquals(7.0, interval.estimate(), CLOSE);
        assertEquals(5.036756838522443, interval.lower(), CLOSE);
        assertEquals(8.963243161477557, interval.upper(), CLOSE);
    }

    @Test
    void theOneSidedPValuesAreSciPys() {
        // SciPy 1.17.1: stats.ttest_1samp(np.log(values), np.log(3.1), alternative='greater').pvalue
        assertEquals(0.015156585641700275, Estimator.pAbove(VALUES, 3.1), CLOSE);
        assertEquals(1 - 0.015156585641700275, Estimator.pBelow(VALUES, 3.1), CLOSE);
    }

    @Test
    void openBoundsAreNeverCrossed() {
        assertEquals(1.0, Estimator.pAbove(VALUES, Double.POSITIVE_INFINITY), 0);
        assertEquals(0.0, Estimator.pBelow(VALUES, Double.POSITIVE_INFINITY), 0);
        assertEquals(1.0, Estimator.pBelow(VALUES, 0), 0);
    }

    @Test
    void theMinimumDetectableEffectIsSciPys() {
        // SciPy 1.17.1: np.exp((stats.t.ppf(.975, 7) + stats.t.ppf(.8, 7)) * stats.sem(np.log(values)))
        assertEquals(1.0407607762147024, Estimator.minimumDetectable(VALUES), CLOSE);
    }

    @Test
    void theHalfWidthIsSciPys() {
        // SciPy 1.17.1: stats.t.ppf(1 - .05 / 6, 7) * .05 / 8 ** .5
        assertEquals(0.055287835540875435, Estimator.halfWidth(0.05, 8, 1 - 0.05 / 3), CLOSE);
    }

    @Test
    void theUnpairedRatioIsSciPysWelch() {
        // SciPy 1.17.1: other = [2.9, 3.0, 3.3, 2.8, 3.1]; r = stats.ttest_ind(np.log(values), np.log(other),
        // equal_var=False)
        // np.exp(np.log(values).mean() - np.log(other).mean()), np.exp(r.confidence_interval(.95))
        Interval ratio = Estimator.unpaired(VALUES, List.of(2.9, 3.0, 3.3, 2.8, 3.1), 0.95);
        assertEquals(1.0628156704743381, ratio.estimate(), CLOSE);
        assertEquals(0.9841852264514751, ratio.lower(), CLOSE);
        assertEquals(1.1477282111605747, ratio.upper(), CLOSE);
        assertEquals(5, ratio.n());
    }

    @Test
    void aQuotientOfIntervalsIsThatOfTheirSamples() {
        List<Double> other = List.of(2.9, 3.0, 3.3, 2.8, 3.1);
        Interval samples = Estimator.unpaired(VALUES, other, 0.95);
        // At different levels: what counts is the standard error behind them.
        Interval intervals =
                Estimator.quotient(Estimator.geometric(VALUES, 0.95), Estimator.geometric(other, 0.983), 0.95);
        assertEquals(samples.estimate(), intervals.estimate(), CLOSE);
        assertEquals(samples.lower(), intervals.lower(), 1e-7);
        assertEquals(samples.upper(), intervals.upper(), 1e-7);
        assertEquals(5, intervals.n());
        assertFalse(Estimator.quotient(samples, Estimator.geometric(List.of(3.0), 0.95), 0.95)
                .known());
    }

    /** Another level of the same sample is what the sample itself gives; of 16 replicates t(.975, 15) · s ÷ 4, s ÷ √8 being known. */
    @Test
    void aForecastKeepsEstimateAndScatter() {
        Interval interval = Estimator.geometric(VALUES, 0.95);
        assertEquals(interval, Estimator.forecast(interval, 8, 0.95));
        Interval strict = Estimator.forecast(interval, 8, 0.983);
        assertEquals(Estimator.geometric(VALUES, 0.983).lower(), strict.lower(), 1e-7);
        assertEquals(Estimator.geometric(VALUES, 0.983).upper(), strict.upper(), 1e-7);
        // Of tables: t(.975, 7) = 2.364624, t(.975, 15) = 2.131450.
        double half = Math.log(interval.upper() / interval.estimate()) * 2.131450 / 2.364624 * Math.sqrt(0.5);
        Interval twice = Estimator.forecast(interval, 16, 0.95);
        assertEquals(interval.estimate() * Math.exp(half), twice.upper(), 1e-6);
        assertEquals(16, twice.n());
        assertFalse(Estimator.forecast(Estimator.geometric(List.of(3.0), 0.95), 16, 0.95)
                .known());
    }

    @Test
    void aProductWithTheInverseIsTheUnpairedRatio() {
        List<Double> other = List.of(2.9, 3.0, 3.3, 2.8, 3.1);
        List<Double> inverse = other.stream().map(value -> 1 / value).toList();
        Interval ratio = Estimator.unpaired(VALUES, other, 0.95);
        Interval product = Estimator.product(List.of(VALUES, inverse), 0.95);
        assertEquals(ratio.estimate(), product.estimate(), CLOSE);
        assertEquals(ratio.lower(), product.lower(), CLOSE);
        assertEquals(ratio.upper(), product.upper(), CLOSE);
        assertEquals(5, product.n());
        assertFalse(Estimator.product(List.of(VALUES, List.of(3.0)), 0.95).known());
    }

    @Test
    void oneReplicateHasAnEstimateAndNoInterval() {
        Interval interval = Estimator.geometric(List.of(3.0), 0.95);
        assertEquals(3.0, interval.estimate(), CLOSE);
        assertTrue(Double.isNaN(interval.lower()) && Double.isNaN(interval.upper()));
        assertEquals(1, interval.n());
    }

    @Test
    void nothingHasNoEstimate() {
        assertTrue(Double.isNaN(Estimator.geometric(List.of(), 0.95).estimate()));
    }

    @Test
    void invertingTheRatiosInvertsTheInterval() {
        Interval inverse =
                Estimator.geometric(VALUES.stream().map(value -> 1 / value).toList(), 0.95);
        Interval inverted = Estimator.geometric(VALUES, 0.95).inverted();
        assertEquals(inverted.estimate(), inverse.estimate(), CLOSE);
        assertEquals(inverted.lower(), inverse.lower(), CLOSE);
        assertEquals(inverted.upper(), inverse.upper(), CLOSE);
    }

    @Test
    void theIntervalCoversTheTruthInNineteenOfTwentyRuns() {
        // Log-normal sets are what the interval is exact for. Of 2,000 runs at 0.95, 1.5 points are three standard
        // errors.
        Random random = new Random(20261122);
        int covered = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            List<Double> sets = new ArrayList<>();
            for (int set = 0; set < 8; set++) {
                sets.add(Math.exp(Math.log(3.2) + 0.05 * random.nextGaussian()));
            }
            Interval interval = Estimator.geometric(sets, 0.95);
            covered += interval.lower() <= 3.2 && 3.2 <= interval.upper() ? 1 : 0;
        }
        double share = (double) covered / runs;
        assertTrue(share >= 0.935 && share <= 0.965, "coverage " + share);
    }

    /**
     * R: quantile(c(15, 20, 35, 40, 50), c(0.5, 0.9), type = 6) is 35, 50; by hand p = 30: 1.8 → 15 + 0.8·5. NumPy agrees:
     * np.percentile(values, [30, 50, 90], method='weibull') is 19, 35, 50.
     */
    @Test
    void percentilesInterpolateBetweenOrderStatistics() {
        double[] values = {50, 15, 40, 20, 35};
        assertEquals(35, Estimator.percentile(values, 50), 1e-12);
        assertEquals(50, Estimator.percentile(values, 90), 1e-12);
        assertEquals(19, Estimator.percentile(values, 30), 1e-12);
        assertEquals(15, Estimator.percentile(values, 0), 0);
        assertTrue(Double.isNaN(Estimator.percentile(new double[0], 50)));
    }
}
