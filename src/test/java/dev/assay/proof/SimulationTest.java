package dev.assay.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.measure.StopRule;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int RUNS = 2_000;
    /* Four standard errors of a share of 95 % over 2,000 runs: 4 · √(0.95 · 0.05 ÷ 2000). */
    private static final double ERROR = 0.0195;

    private static final Noise QUIET = new Noise("quiet", 0.05, 0.05, 0, 0);

    @Test
    void thePooledScoreIsSciPys() {
        // SciPy 1.17.1: error = lambda v: stats.t.ppf(.9995, len(v) - 1) * stats.sem(v); r = mean(x) / mean(y)
        // r -+ r * ((error(x) / mean(x)) ** 2 + (error(y) / mean(y)) ** 2) ** .5
        Interval ratio =
                PooledScore.ratio(List.of(10.0, 12.0, 11.0, 13.0), List.of(5.0, 6.0, 5.5, 4.5), PooledScore.PRINTED);
        assertEquals(2.1904761904761907, ratio.estimate(), 1e-8);
        assertEquals(-0.16618895960517577, ratio.lower(), 1e-6);
        assertEquals(4.547141340557557, ratio.upper(), 1e-6);
    }

    @Test
    void oursCoversAndPooledIterationsDoNot() {
        Coverage.Row row = Coverage.row(QUIET, 8, RUNS, new Random(1));
        assertEquals(0.95, row.ours().share(), ERROR);
        // Its variance has N in the denominator where the forks' part has N/10: σ² ÷ (σ_f² + σ_s²/10) · 1/10 = 0.18 of
        // the true variance, so
        // it holds in 2Φ(1.96 · √0.18) − 1 = 0.6 of the runs.
        assertEquals(0.6, row.jmh().share(), 0.06);
        assertTrue(row.printed().share() < 0.9, "printed " + row.printed().share());
    }

    @Test
    void theTruthOfSlowForksIsThatOfEachMean() {
        Noise one = new Noise("one", 0.04, 0.1, 0.08, 0);
        // 1.25^0.08 and 1 + 0.08 · 0.25; both 1 where both contenders have them.
        assertEquals(1.018012, one.geometricTruth(), 1e-6);
        assertEquals(1.02, one.arithmeticTruth(), 1e-12);
        assertEquals(1, new Noise("both", 0.04, 0.1, 0.08, 0.08).geometricTruth(), 0);
        // The mean log-ratio of many sets is the truth's; the standard error is √(2 · 0.0515² + 0.0605²) ÷ √20000 =
        // 0.00067.
        Random random = new Random(2);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += one.set(random);
        }
        assertEquals(Math.log(1.018012), sum / 20_000, 0.0027);
    }

    @Test
    void theStopRuleStopsEarlyFarFromTheBoundAndHoldsItsLevelOnIt() {
        StopRule rule = StopRule.upTo(24);
        StopCoverage.Row far = StopCoverage.row(rule, QUIET, 1.5, RUNS, new Random(3));
        assertEquals(RUNS, far.stopped[0]);
        assertEquals(8L * RUNS, far.sets);
        assertEquals(0, far.wrong);
        StopCoverage.Row on = StopCoverage.row(rule, QUIET, 1, RUNS, new Random(4));
        // Bonferroni bounds the share of intervals at the stop that miss by 5 %.
        assertTrue(on.split.share() > 0.95 - ERROR, "split " + on.split.share());
        assertTrue(on.wrong < 0.05 * RUNS, on.wrong + " wrong");
        assertTrue(on.open > RUNS / 2, on.open + " open");
    }

    @Test
    void driftBiasesBlocksByWhatTheyLieApartAndNotTheTurnstile() {
        // Blocks of two centre on 1/4 and 3/4 of the run: ln(1 + 0.03 · 0.75) − ln(1 + 0.03 · 0.25) = 0.01478; of five
        // on 1/10 and 9/10: 0.02364.
        Drift.Row two = Drift.row(2, 200, 5);
        assertEquals(0.01478, Math.log(two.jmh().estimate()), 0.0002);
        assertEquals(0, Math.log(two.ours().estimate()), 0.0002);
        assertEquals(0.02364, Math.log(Drift.row(5, 200, 5).jmh().estimate()), 0.0002);
    }

    @Test
    void theSameSeedGivesTheSameTables() {
        assertEquals(Coverage.table(20, 7), Coverage.table(20, 7));
        assertEquals(StopCoverage.table(StopRule.of(5, 8), 20, 7), StopCoverage.table(StopRule.of(5, 8), 20, 7));
        assertEquals(Drift.table(20, 7), Drift.table(20, 7));
    }
}
