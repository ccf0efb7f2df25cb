package dev.assay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * Sums by hand. 864 GB a day at 1 MB/s are 864,000 s of work, 10 of the day's 86,400: 10 cores, at 0.1 an hour 24 a day and 8,760 a year.
 * Four weeks at 1,000 cost 4,000.
 */
class DecisionTest {
    private static final double CLOSE = 1e-9;
    private static final Interval TWICE = interval(2, 1.25, 4);
    /* Saves 3.75 cores, 9 a day, so that 1,000 are back after 111.1 days and a week; 132 days at 1.5. */
    private static final Evidence.Fix FIX = new Evidence.Fix(
            ContenderId.of("python.cached@process"), interval(1.6, 1.5, 1.7), interval(1.25, 1.2, 1.3));

    private static Interval interval(double estimate, double lower, double upper) {
        return new Interval(estimate, lower, upper, 0.95, 5);
    }

    private static Decision decide(Interval ratio, double horizonYears, Evidence.Fix... fixes) {
        return decide(ratio, horizonYears, 1, fixes);
    }

    private static Decision decide(Interval ratio, double horizonYears, double fixWeeks, Evidence.Fix... fixes) {
        return Decision.of(evidence(ratio, fixes), assumptions(horizonYears, fixWeeks, 0.5, OptionalDouble.empty()));
    }

    private static Evidence evidence(Interval ratio, Evidence.Fix... fixes) {
        return new Evidence(
                ContenderId.of("python@process"),
                ContenderId.of("rust@process"),
                "g",
                "e",
                Where.ALL,
                ratio,
                1,
                false,
                List.of(fixes));
    }

    private static Assumptions assumptions(double horizon, double fixWeeks, double share, OptionalDouble speed) {
        return new Assumptions(864e9, 0.1, share, 4, 1000, fixWeeks, horizon, speed, LocalDate.of(2026, 11, 30));
    }

    private static void assertInterval(double estimate, double lower, double upper, Interval found) {
        assertEquals(estimate, found.estimate(), CLOSE);
        assertEquals(lower, found.lower(), CLOSE);
        assertEquals(upper, found.upper(), CLOSE);
    }

    @Test
    void coresMoneyAndBreakEvenByHandWithTheEndsOfTheRatio() {
        Course rewrite = decide(TWICE, 2).rewrite();
        assertEquals(10, rewrite.coresBefore(), CLOSE);
        // 10 × (1 − 1/2), (1 − 1/1.25), (1 − 1/4).
        assertInterval(5, 2, 7.5, rewrite.coresSaved());
        assertInterval(4380, 1752, 6570, rewrite.moneyPerYear());
        assertEquals(4000, rewrite.cost(), CLOSE);
        // 28 days of work, then 4,000 at 12, 18 and 4.8 a day.
        assertInterval(28 + 4000.0 / 12, 28 + 4000.0 / 18, 28 + 4000.0 / 4.8, rewrite.breakEvenDays());
        assertEquals(0.95, rewrite.breakEvenDays().level());
    }

    /** By hand: half of the request stays, the other half becomes a half, four fifths and a quarter of itself. */
    @Test
    void theRequestFollowsAmdahlsLaw() {
        Decision decision = decide(TWICE, 2);
        assertInterval(4.0 / 3, 1 / 0.9, 1.6, decision.rewrite().request());
        assertEquals(2, decision.ceiling(), CLOSE);
        Decision whole = Decision.of(evidence(TWICE), assumptions(2, 1, 1, OptionalDouble.empty()));
        assertInterval(2, 1.25, 4, whole.rewrite().request());
        assertEquals(Double.POSITIVE_INFINITY, whole.ceiling());
    }

    /* 250.2 to 861.3 days; 194.7 with a function that costs nothing. */
    @Test
    void theAnswerDependsOnWhereTheHorizonLies() {
        assertEquals(Decision.Reason.PAYS, decide(TWICE, 3).reason());
        assertEquals(Decision.Reason.OPEN, decide(TWICE, 2).reason());
        assertEquals(Decision.Reason.TOO_LATE, decide(TWICE, 0.6).reason());
        assertEquals(Decision.Reason.NOT_EVEN_FREE, decide(TWICE, 0.5).reason());
        assertEquals(
                List.of(Decision.Answer.YES, Decision.Answer.CANNOT_TELL, Decision.Answer.NO, Decision.Answer.NO),
                List.of(3.0, 2.0, 0.6, 0.5).stream()
                        .map(horizon -> decide(TWICE, horizon).reason().answer())
                        .toList());
    }

    @Test
    void whatIsNotFasterNeverPays() {
        Decision slower = decide(interval(0.9, 0.8, 0.95), 100);
        assertEquals(Decision.Reason.NOT_FASTER, slower.reason());
        assertEquals(Double.POSITIVE_INFINITY, slower.rewrite().breakEvenDays().lower());
        // It may be faster: at 1.5 a third of the cores, 8 a day, 528 days.
        Decision perhaps = decide(interval(1, 0.5, 1.5), 2);
        assertEquals(Decision.Reason.OPEN, perhaps.reason());
        assertEquals(28 + 4000 / 8.0, perhaps.rewrite().breakEvenDays().lower(), CLOSE);
        assertEquals(Double.POSITIVE_INFINITY, perhaps.rewrite().breakEvenDays().upper());
    }

    @Test
    void oneForkSetDecidesNothing() {
        Decision one = decide(new Interval(5, Double.NaN, Double.NaN, 0.95, 1), 100);
        assertEquals(Decision.Reason.OPEN, one.reason());
    }

    /*
     * After the fix 6.25 cores are left. The rewrite saves 1.25 of them, 3 a day, 1,361 days; 1.44 at 1.3, 1,184 days; 1.04 at 1.2, 1,628.
     */
    @Test
    void aRewriteIsHeldAgainstTheFixThatStaysInTheLanguage() {
        Course fix = decide(TWICE, 3, FIX).fix().orElseThrow();
        assertEquals(7 + 1000 / 9.0, fix.breakEvenDays().estimate(), CLOSE);
        assertEquals(132, fix.breakEvenDays().upper(), CLOSE);
        Course beyond = decide(TWICE, 3, FIX).beyond().orElseThrow();
        assertEquals(6.25, beyond.coresBefore(), CLOSE);
        assertEquals(28 + 4000 / 3.0, beyond.breakEvenDays().estimate(), CLOSE);
        assertEquals(28 + 1600, beyond.breakEvenDays().upper(), CLOSE);
        assertEquals(Decision.Reason.FIX_FIRST, decide(TWICE, 3, FIX).reason());
        assertEquals(Decision.Reason.OPEN_BEYOND_FIX, decide(TWICE, 3.5, FIX).reason());
        assertEquals(Decision.Reason.PAYS_BEYOND_FIX, decide(TWICE, 10, FIX).reason());
        // Where the rewrite alone is open, the fix may still settle it.
        assertEquals(Decision.Reason.FIX_FIRST, decide(TWICE, 2, FIX).reason());
    }

    @Test
    void aFixThatDoesNotPayForItselfIsNobodysAlternative() {
        assertEquals(Decision.Reason.PAYS, decide(TWICE, 3, 300, FIX).reason());
    }

    /* 132 days are within 0.5 years, 194.7 are not. */
    @Test
    void aRefusedRewriteLeavesAFixThatPays() {
        assertEquals(Decision.Reason.NOT_EVEN_FREE, decide(TWICE, 0.5, FIX).reason());
        assertTrue(decide(TWICE, 0.5, FIX).fixPaysInstead());
        assertFalse(decide(TWICE, 0.5, 300, FIX).fixPaysInstead());
        assertFalse(decide(TWICE, 0.5).fixPaysInstead());
        // Here the fix is the reason, and is named already.
        assertFalse(decide(TWICE, 3, FIX).fixPaysInstead());
    }

    @Test
    void aSpeedOfOnesOwnTakesThePlaceOfTheRunsMachine() {
        Decision own = Decision.of(evidence(TWICE), assumptions(2, 1, 0.5, OptionalDouble.of(4)));
        assertEquals(2.5, own.rewrite().coresBefore(), CLOSE);
    }

    @Test
    void aFigureThatNoDecisionCanBeMadeOfIsNamed() {
        Map.of(0.0, "0", -0.1, "-0.1", 20.0, "20", Double.NaN, "NaN").forEach((share, typed) -> {
            String line = assertThrows(
                            IllegalArgumentException.class, () -> assumptions(2, 1, share, OptionalDouble.empty()))
                    .getMessage();
            assertTrue(line.startsWith("share (" + typed + ") must be above 0 and at most 1"), line);
        });
        assertThrows(IllegalArgumentException.class, () -> assumptions(0, 1, 0.5, OptionalDouble.empty()));
        assertThrows(IllegalArgumentException.class, () -> assumptions(2, -1, 0.5, OptionalDouble.empty()));
        assertThrows(IllegalArgumentException.class, () -> assumptions(2, 1, 0.5, OptionalDouble.of(0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> assumptions(Double.POSITIVE_INFINITY, 1, 0.5, OptionalDouble.empty()));
    }
}
