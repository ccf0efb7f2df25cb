package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.stats.Interval;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values by hand, from quantiles of Student's t as tables and SciPy have them. */
class GateTest {
    private static final Gate BELOW = Gate.parse("ratio < 1.05");

    private static Interval interval(double estimate, double half, int n) {
        return new Interval(estimate, estimate * Math.exp(-half), estimate * Math.exp(half), 0.95, n);
    }

    @ParameterizedTest
    @CsvSource({
        // Floor 2 %, ln 1.02 = 0.0198; the distance from the bound is ln(estimate ÷ 1.05).
        "1.00, 0.02, pass, ''", // 0.0488 away
        "0.50, 0.30, pass, ''",
        "1.12, 0.03, fail, ''", // 0.0645 away on the other side
        "1.04, 0.005, cannot tell, noise floor", // 0.0096 away
        "1.06, 0.005, cannot tell, noise floor", // 0.0095 away
        "1.00, 0.10, cannot tell, noise",
        "1.12, 0.10, cannot tell, noise",
        "1.05, 0.015, cannot tell, boundary", // the bound runs through ±1.5 %
    })
    void aRatioPassesOrFailsOnlyBeyondIntervalAndFloor(double estimate, double half, String outcome, String cause) {
        Judgement judgement = BELOW.judge(Measured.of(interval(estimate, half, 8), 1.02), 1);
        assertEquals(outcome, judgement.outcome().label());
        assertEquals(cause, judgement.cause());
        assertEquals(
                judgement.outcome() == Outcome.CANNOT_TELL, !judgement.remedy().isEmpty());
    }

    @Test
    void aGateOfTwoBoundsFailsOnEitherSide() {
        Gate within = Gate.parse("0.95 < ratio < 1.05");
        assertEquals(
                List.of(Outcome.FAIL, Outcome.PASS, Outcome.FAIL),
                List.of(0.9, 1.0, 1.12).stream()
                        .map(estimate -> within.judge(Measured.of(interval(estimate, 0.01, 8), 1.02), 1)
                                .outcome())
                        .toList());
    }

    /**
     * Half-width 0.1 at 8 sets is a deviation of 0.1 · √8 ÷ t(.975, 7) = 0.1 · 2.828427 ÷ 2.364624 = 0.119615. It must come down to ln 1.05 =
     * 0.048790: t(.975, 24) · 0.119615 ÷ 5 = 0.049374 with 25 sets, t(.975, 25) · 0.119615 ÷ √26 = 0.048313 with 26.
     */
    @Test
    void noiseIsToldWithTheForkSetsThatWouldDecide() {
        Judgement judgement = BELOW.judge(Measured.of(interval(1, 0.1, 8), 1.02), 1);
        assertEquals(OptionalInt.of(26), judgement.sets());
        assertEquals("noise: about 26 fork sets decide if the scatter stays; there are 8", judgement.why());
    }

    @Test
    void whatNoNumberOfForkSetsDecidesIsNotForecast() {
        Judgement near = BELOW.judge(Measured.of(interval(1.04, 0.1, 8), 1.02), 1);
        assertEquals(OptionalInt.empty(), near.sets());
        assertEquals(
                "noise floor: the estimate is nearer to the bound than 2.00 %, so more fork sets do not decide;"
                        + " take a quieter machine or another bound",
                near.why());
        Judgement precise = BELOW.judge(Measured.of(interval(1.05, 0.015, 8), 1.02), 1);
        assertEquals(
                "boundary: the interval is narrow and holds the bound, so more fork sets do not decide;"
                        + " take a quieter machine or another bound",
                precise.why());
        Judgement wide = BELOW.judge(Measured.of(interval(1, 3, 8), 1.02), 1);
        assertEquals(
                "noise: more than 1,000 fork sets would decide; take a quieter machine or another bound", wide.why());
    }

    @Test
    void withoutAFloorOrAnIntervalNothingIsDecided() {
        assertEquals(
                "noise floor: it is not known from so few fork sets; make more",
                BELOW.judge(Measured.of(interval(0.5, 0.01, 2), Double.POSITIVE_INFINITY), 1)
                        .why());
        assertEquals(
                "noise: an interval takes two fork sets of each run",
                BELOW.judge(Measured.of(interval(0.5, Double.NaN, 1), 1.02), 1).why());
    }

    @Test
    void aRunWhoseControlsFailedDecidesNothing() {
        Measured failed = Measured.of(interval(0.5, 0.01, 8), 1.02).withFault("the controls of this run failed");
        Judgement judgement = BELOW.judge(failed, 1);
        assertEquals(Outcome.CANNOT_TELL, judgement.outcome());
        assertEquals("the controls of this run failed", judgement.why());
    }

    /**
     * Alone, a half-width of 0.05 leaves 1.12 clear of 1.05 by ln(1.12 ÷ 1.05) = 0.0645. One of two it is 0.05 · t(.9875, 7) ÷ t(.975, 7) =
     * 0.05 · 2.841244 ÷ 2.364624 = 0.0601, which is clear too; one of twenty 0.05 · t(.99875, 7) ÷ t(.975, 7) = 0.05 · 4.594638 ÷ 2.364624 =
     * 0.0972, which is not.
     */
    @Test
    void oneOfManyFailsAtASplitLevelSoThatNoBuildFailsByChance() {
        Measured slower = Measured.of(interval(1.12, 0.05, 8), 1.02);
        assertEquals(Outcome.FAIL, BELOW.judge(slower, 1).outcome());
        Judgement oneOfTwo = BELOW.judge(slower, 2);
        assertEquals(Outcome.FAIL, oneOfTwo.outcome());
        assertEquals(0.975, oneOfTwo.ratio().level(), 1e-12);
        assertEquals(
                1.12 * Math.exp(-0.05 * 2.841244 / 2.364624), oneOfTwo.ratio().lower(), 1e-6);
        Judgement oneOfTwenty = BELOW.judge(slower, 20);
        assertEquals(Outcome.CANNOT_TELL, oneOfTwenty.outcome());
        assertEquals("one of several", oneOfTwenty.cause());
        assertTrue(oneOfTwenty.sets().isPresent());
        // All must pass, so passing needs no correction.
        assertEquals(
                0.95,
                BELOW.judge(Measured.of(interval(1, 0.02, 8), 1.02), 20).ratio().level());
    }

    /**
     * Welch by hand: two runs of 5 sets and half-width 0.05 each have standard errors of 0.05 ÷ t(.975, 4) = 0.05 ÷ 2.776445, together √2 of
     * that with 8 degrees of freedom, so the half-width is 2.306004 · √2 · 0.05 ÷ 2.776445 = 0.058729. Floors: √(ln² 1.02 + ln² 1.03) =
     * √(0.0198026² + 0.0295588²) = 0.0355790.
     */
    @Test
    void againstABaselineLogsAreSubtractedAndVariancesAdded() {
        Measured change = Measured.against(interval(3.3, 0.05, 5), 1.02, interval(3, 0.05, 5), 1.03);
        assertEquals(1.1, change.ratio().estimate(), 1e-12);
        assertEquals(1.1 * Math.exp(0.058729), change.ratio().upper(), 1e-5);
        assertEquals(1.1 * Math.exp(-0.058729), change.ratio().lower(), 1e-5);
        assertEquals(Math.exp(0.0355790), change.floor(), 1e-7);
        assertTrue(change.differs());
        assertFalse(Measured.against(interval(3.3, 0.05, 5), 1.02, interval(3, 0.05, 5), 1.1)
                .differs());
    }

    @Test
    void theStricterLevelOfTheTwoRunsIsTaken() {
        Interval looked = new Interval(3, 2.9, 3.1, 0.975, 8);
        assertEquals(
                0.975,
                Measured.against(interval(3, 0.05, 8), 1.02, looked, 1.02)
                        .ratio()
                        .level());
    }

    @Test
    void moreForkSetsNowDoNotHelpWhereTheBaselineIsTooWide() {
        Measured change = Measured.against(interval(3, 0.01, 8), 1.02, interval(3, 0.2, 5), 1.02);
        Judgement judgement = BELOW.judge(change, 1);
        assertEquals(OptionalInt.empty(), judgement.sets());
        assertEquals("noise: the baseline alone is too wide; take one with more fork sets", judgement.why());
    }

    @Test
    void oneThatFailsFailsAllAndNothingMeasuredIsNoPass() {
        Judgement pass = BELOW.judge(Measured.of(interval(1, 0.01, 8), 1.02), 1);
        Judgement fail = BELOW.judge(Measured.of(interval(2, 0.01, 8), 1.02), 1);
        Judgement open = BELOW.judge(Measured.of(interval(1, 0.1, 8), 1.02), 1);
        assertEquals(Outcome.PASS, Outcome.of(List.of(pass, pass)));
        assertEquals(Outcome.FAIL, Outcome.of(List.of(pass, open, fail)));
        assertEquals(Outcome.CANNOT_TELL, Outcome.of(List.of(pass, open)));
        assertEquals(Outcome.CANNOT_TELL, Outcome.of(List.of()));
    }

    /** 2 is that of usage, in every verb. */
    @Test
    void theExitCodesAreThoseThatTheDocumentsTell() {
        assertEquals(
                List.of(0, 1, 3),
                List.of(Outcome.PASS, Outcome.FAIL, Outcome.CANNOT_TELL).stream()
                        .map(Outcome::exitCode)
                        .toList());
    }
}
