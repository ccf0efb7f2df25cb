package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredictionTest {
    /* Logs .68, .69, .70, .71, .72: mean .70, s² = .0010 ÷ 4, so s²/n = .00005. */
    private static Interval ratio(double shift) {
        return Estimator.geometric(
                Stream.of(0.68, 0.69, 0.70, 0.71, 0.72)
                        .map(log -> StrictMath.exp(log + shift))
                        .toList(),
                0.95);
    }

    /**
     * By hand: √(.00005 + .00005) = .01, and of equal variances 8 degrees of freedom, t(.975, 8) = 2.306004 by any table. So the second
     * estimate is expected within exp(.70 ± .02306), and .03 above it lies outside, .02 inside.
     */
    @Test
    void theEstimateOfASecondRunIsExpectedWithinTheScatterOfBoth() {
        Prediction moved = Prediction.of(ratio(0), ratio(0.03), 0.95);
        assertEquals(0.70 - 0.02306004, Math.log(moved.expected().lower()), 1e-7);
        assertEquals(0.70 + 0.02306004, Math.log(moved.expected().upper()), 1e-7);
        assertEquals(0.03, Math.log(moved.change().estimate()), 1e-12);
        assertEquals(0.03 - 0.02306004, Math.log(moved.change().lower()), 1e-7);
        assertTrue(moved.moved(1));
        assertFalse(Prediction.of(ratio(0), ratio(0.02), 0.95).moved(1));
        assertTrue(Prediction.of(ratio(0), ratio(-0.03), 0.95).moved(1));
        assertEquals(ratio(0.03), moved.found());
    }

    /** By hand: t(.9975, 8) = 3.832519, so ±.03833 at 99.5 %, as of ten ratios looked at together; and ln 1.01 = .00995 > .00694. */
    @Test
    void aStricterLevelAndAFloorForgiveMore() {
        Prediction strict = Prediction.of(ratio(0), ratio(0.03), 0.995);
        assertEquals(0.03832519, Math.log(strict.expected().upper()) - 0.70, 1e-7);
        assertFalse(strict.moved(1));
        assertFalse(Prediction.of(ratio(0), ratio(0.03), 0.95).moved(1.01));
        assertTrue(Prediction.of(ratio(0), ratio(0.03), 0.95).moved(1.006));
    }

    @Test
    void withoutAnIntervalNothingIsPredictedAndNothingMoved() {
        Interval single = Estimator.geometric(List.of(2.0), 0.95);
        Prediction none = Prediction.of(single, ratio(0), 0.95);
        assertFalse(none.known());
        assertFalse(none.moved(1));
    }

    /**
     * What the description says: 5 of 100 second runs of one truth lie outside the prediction interval, but 17 outside the first run's
     * confidence interval, 2·Φ(−1.96 ÷ √2) = .166. With 10,000 runs the standard error of the second share is .0037.
     */
    @Test
    void theFirstRunsConfidenceIntervalIsNoPrediction() {
        Random random = new Random(20261130);
        int runs = 10_000;
        int outsidePrediction = 0;
        int outsideConfidence = 0;
        for (int i = 0; i < runs; i++) {
            Interval first = sample(random);
            Interval again = sample(random);
            outsidePrediction += Prediction.of(first, again, 0.95).moved(1) ? 1 : 0;
            outsideConfidence += again.estimate() < first.lower() || again.estimate() > first.upper() ? 1 : 0;
        }
        assertEquals(0.05, (double) outsidePrediction / runs, 0.009);
        assertEquals(0.166, (double) outsideConfidence / runs, 0.015);
    }

    /* Forty sets, so that t is near to the normal distribution. */
    private static Interval sample(Random random) {
        return Estimator.geometric(
                DoubleStream.generate(() -> StrictMath.exp(0.05 * random.nextGaussian()))
                        .limit(40)
                        .boxed()
                        .toList(),
                0.95);
    }
}
