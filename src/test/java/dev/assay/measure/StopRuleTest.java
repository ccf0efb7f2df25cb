package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.measure.StopRule.Answer;
import dev.assay.measure.StopRule.Standing;
import dev.assay.measure.StopRule.State;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StopRuleTest {
    private static final StopRule RULE = StopRule.upTo(24);
    /* ln 1.1 = 0.0953 from the bound 1, the upper one open. */
    private static final double LOG = Math.log(1.1);

    private static Standing standing(double deviation, int sets, double floor) {
        return new Standing(LOG, deviation, sets, 1, Double.POSITIVE_INFINITY, floor);
    }

    @Test
    void aFirstLookMayComeSoonerOrLaterThanTheFixedOnes() {
        assertEquals(List.of(8, 14, 24), StopRule.of(8, 24).looks());
        assertEquals(List.of(3), StopRule.of(3, 3).looks());
        assertEquals(List.of(24, 96), StopRule.of(24, 96).looks());
        assertEquals(0.975, StopRule.of(24, 96).level(), 1e-12);
    }

    @Test
    void looksLieAtFixedCountsBelowTheCapAndAtTheCap() {
        assertEquals(List.of(8, 14, 24), RULE.looks());
        assertEquals(List.of(3), StopRule.upTo(3).looks());
        assertEquals(List.of(8), StopRule.upTo(8).looks());
        assertEquals(List.of(8, 10), StopRule.upTo(10).looks());
        assertEquals(List.of(8, 14, 24, 96), StopRule.upTo(96).looks());
        assertThrows(IllegalArgumentException.class, () -> StopRule.upTo(1));
    }

    @Test
    void theLevelIsSplitOverTheLooks() {
        // Bonferroni: 1 − 0.05 ÷ 3, 1 − 0.05 ÷ 2, and 0.95 for one look.
        assertEquals(0.98333333, RULE.level(), 1e-8);
        assertEquals(0.975, StopRule.upTo(14).level(), 1e-12);
        assertEquals(0.95, StopRule.upTo(8).level(), 1e-12);
    }

    @Test
    void theNextLookIsTheFirstThatLiesAhead() {
        assertEquals(OptionalInt.of(8), RULE.nextLook(0));
        assertEquals(OptionalInt.of(14), RULE.nextLook(8));
        assertEquals(OptionalInt.of(24), RULE.nextLook(15));
        assertEquals(OptionalInt.empty(), RULE.nextLook(24));
    }

    @Test
    void anIntervalThatClearsTheBoundDecides() {
        // SciPy 1.17.1: stats.t.ppf(1 - .05 / 6, 7) * .05 / 8 ** .5 = 0.0553 < 0.0953
        assertEquals(new Answer(State.DECIDED, OptionalInt.of(8)), RULE.look(standing(0.05, 8, 1.02)));
    }

    @Test
    void insideTwoBoundsTheNearerOneCounts() {
        // 0.0553 > ln 1.14 − ln 1.1 = 0.0357, although the lower bound is cleared.
        assertEquals(
                State.OPEN, RULE.look(new Standing(LOG, 0.05, 8, 1, 1.14, 1.02)).state());
        assertEquals(
                State.DECIDED,
                RULE.look(new Standing(LOG, 0.05, 8, 1, 1.2, 1.02)).state());
    }

    @Test
    void anOpenVerdictSaysHowManySetsItWouldHaveNeeded() {
        // SciPy 1.17.1: t.ppf(1 - .05/6, F-1) * .1 / F**.5 is 0.10053 for F = 9 and 0.09276 for F = 10; 0.3 instead of
        // .1: F = 61.
        assertEquals(new Answer(State.OPEN, OptionalInt.of(10)), RULE.look(standing(0.1, 8, 1.02)));
        assertEquals(new Answer(State.OPEN, OptionalInt.of(61)), RULE.look(standing(0.3, 14, 1.02)));
    }

    @Test
    void nothingNearerThanTheNoiseFloorIsDecidedAndNoNumberOfSetsWouldDo() {
        assertEquals(new Answer(State.OPEN, OptionalInt.empty()), RULE.look(standing(0.05, 8, 1.12)));
    }

    @Test
    void aPreciseIntervalOnABoundIsNotWaitedFor() {
        // 3.1275 · 0.018 ÷ √8 = 0.0199 ≤ 0.02, and 0.0221 with 0.02.
        Standing onBound = new Standing(LOG, 0.018, 8, 1.1, Double.POSITIVE_INFINITY, 1.02);
        assertEquals(new Answer(State.PRECISE, OptionalInt.of(8)), RULE.look(onBound));
        Standing wider = new Standing(LOG, 0.02, 8, 1.1, Double.POSITIVE_INFINITY, 1.02);
        assertEquals(State.OPEN, RULE.look(wider).state());
    }

    @Test
    void nearABoundTheForecastGoesToTwoPerCentAndNoFurther() {
        // ln 1.1 − ln 1.09 = 0.0091 < 0.02; SciPy 1.17.1: the first F with t.ppf(1 - .05/6, F-1) * .1 / F**.5 <= .02 is
        // 147.
        Standing near = new Standing(LOG, 0.1, 8, 1.09, Double.POSITIVE_INFINITY, 1);
        assertEquals(new Answer(State.OPEN, OptionalInt.of(147)), RULE.look(near));
    }

    @Test
    void betweenLooksNothingIsDecided() {
        assertEquals(new Answer(State.OPEN, OptionalInt.of(10)), RULE.look(standing(0.05, 10, 1.02)));
        assertEquals(new Answer(State.OPEN, OptionalInt.empty()), RULE.look(standing(Double.NaN, 1, 1.02)));
    }
}
