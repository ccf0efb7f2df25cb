package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {
    /* Commons Math solves for quantiles to 1e-9. */
    private static final double CLOSE = 1e-8;

    /* Trials of BCG against tuberculosis (Colditz et al., JAMA 1994), metafor's dat.bcg: cases and others, vaccinated and not. */
    private static final int[][] BCG = {
        {4, 119, 11, 128},
        {6, 300, 29, 274},
        {3, 228, 11, 209},
        {62, 13536, 248, 12619},
        {33, 5036, 47, 5761},
        {180, 1361, 372, 1079},
        {8, 2537, 10, 619},
        {505, 87886, 499, 87892},
        {29, 7470, 45, 7232},
        {17, 1699, 65, 1600},
        {186, 50448, 141, 27197},
        {5, 2493, 3, 2338},
        {27, 16886, 29, 17825}
    };

    /* A t interval tells the standard error it was made of, whatever the number of its replicates. */
    private static Interval interval(double log, double variance, int n) {
        double half = StudentT.quantile(0.975, n - 1) * Math.sqrt(variance);
        return new Interval(Math.exp(log), Math.exp(log - half), Math.exp(log + half), 0.95, n);
    }

    private static List<Interval> bcg() {
        List<Interval> trials = new ArrayList<>();
        for (int[] row : BCG) {
            double treated = row[0] + row[1];
            double control = row[2] + row[3];
            trials.add(interval(
                    Math.log(row[0] / treated / (row[2] / control)),
                    1.0 / row[0] - 1 / treated + 1.0 / row[2] - 1 / control,
                    5 + trials.size()));
        }
        return trials;
    }

    private static RandomEffects of(List<Interval> ratios) {
        return RandomEffects.of(ratios, 0.95).orElseThrow();
    }

    /**
     * τ, the middle with its interval, and I²: R, metafor 3.8-1, {@code rma(yi, vi, method = "PM", test = "adhoc", control = list(tol =
     * 1e-14))}. All of them and the prediction: mpmath 1.3.0, 40 digits, τ² by findroot of Q(τ²) − 12, t by findroot of the incomplete beta
     * function. metafor predicts with k − 1 degrees of freedom, 0.1346 to 1.778, where this takes k − 2.
     */
    @Test
    void middleHeterogeneityAndPredictionOfThirteenTrialsAreThoseOfAnIndependentCalculation() {
        RandomEffects pool = of(bcg());
        assertEquals(0.5639755776715667, pool.tau(), CLOSE);
        assertEquals(0.3181, pool.tau() * pool.tau(), 5e-5);
        assertEquals(0.4892076911041989, pool.mean().estimate(), CLOSE);
        assertEquals(0.3298562316216831, pool.mean().lower(), CLOSE);
        assertEquals(0.7255408329225856, pool.mean().upper(), CLOSE);
        assertEquals(0.1328468850483205, pool.prediction().lower(), CLOSE);
        assertEquals(1.801503775933110, pool.prediction().upper(), CLOSE);
        assertEquals(0.9233033795415324, pool.inconsistency(), CLOSE);
        assertEquals(13, pool.mean().n());
    }

    @Test
    void machinesThatAgreeWithinTheirIntervalsHaveOneRatio() {
        // By hand: weights 1/0.01 and 1/0.04 of ln 2 and ln 2.1; Q = (ln 1.05)²/0.05 = 0.0476 < 1, so τ² is 0.
        RandomEffects pool = of(List.of(interval(Math.log(2), 0.01, 6), interval(Math.log(2.1), 0.04, 6)));
        assertEquals(0, pool.tau(), 0);
        assertEquals(0, pool.inconsistency(), 0);
        assertEquals(
                Math.exp((100 * Math.log(2) + 25 * Math.log(2.1)) / 125),
                pool.mean().estimate(),
                CLOSE);
        // se² = 1/125 and t(.975, 1) = 12.7062047
        assertEquals(12.706204736, Math.log(pool.mean().upper() / pool.mean().estimate()) / Math.sqrt(1 / 125.0), 1e-6);
    }

    @Test
    void twoMachinesPredictNothingOfAThird() {
        RandomEffects pool = of(List.of(interval(0, 0.01, 6), interval(1, 0.01, 6)));
        // Equal variances: τ² = (1/2)·1² − 0.01, from Q = 0.5/(0.01 + τ²) = 1.
        assertEquals(Math.sqrt(0.49), pool.tau(), CLOSE);
        assertTrue(Double.isNaN(pool.prediction().lower()));
        assertEquals(2, pool.mean().n());
    }

    @Test
    void theOtherDirectionIsTheInverse() {
        RandomEffects pool = of(bcg());
        RandomEffects turned = of(bcg().stream().map(Interval::inverted).toList());
        assertEquals(1 / pool.mean().estimate(), turned.mean().estimate(), CLOSE);
        assertEquals(pool.tau(), turned.tau(), CLOSE);
        assertEquals(1 / pool.prediction().lower(), turned.prediction().upper(), CLOSE);
    }

    @Test
    void whatHasNoIntervalCannotBeWeighed() {
        Interval bare = new Interval(3, Double.NaN, Double.NaN, 0.95, 1);
        List<Interval> ratios = new ArrayList<>(bcg());
        ratios.add(bare);
        assertEquals(of(bcg()), of(ratios));
        assertTrue(RandomEffects.of(List.of(bare, interval(0, 0.01, 6)), 0.95).isEmpty());
    }
}
