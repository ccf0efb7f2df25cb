package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.stats.Controls;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static Interval interval(double estimate, double lower, double upper) {
        return new Interval(estimate, lower, upper, 0.95, 8);
    }

    @ParameterizedTest
    @CsvSource({
        // bounds [10, 100], noise floor 2 %; every row by the rule in Judge's description
        "20, 18, 22, supported, ''",
        "11, 10, 12.1, supported, ''",
        "3.2, 3.1, 3.3, falls short, ''",
        "120, 110, 130, exceeds, ''",
        "10.1, 10.05, 10.15, inconclusive, noise floor",
        "9.9, 9.85, 9.95, inconclusive, noise floor",
        "101, 100.5, 101.5, inconclusive, noise floor",
        "10.05, 9.95, 10.15, inconclusive, boundary",
        "11, 9, 13.4, inconclusive, noise",
        "32, 5, 200, inconclusive, noise",
        "20, NaN, NaN, inconclusive, noise",
    })
    void anIntervalIsJudgedByItsEndsAndTheFloor(
            double estimate, double lower, double upper, String outcome, String cause) {
        Judge.State state = new Judge(10, 100).state(interval(estimate, lower, upper), 1.02);
        assertEquals(outcome, state.outcome().label());
        assertEquals(cause, state.cause());
    }

    @ParameterizedTest
    @CsvSource({
        // Bound 10, estimate 11: log distance ln 1.1, so a floor above 1.1 leaves it undecided; likewise 9.5 and 105.
        "11, 10.5, 11.5, 1.09, supported",
        "11, 10.5, 11.5, 1.11, inconclusive",
        "9.5, 9.3, 9.7, 1.05, falls short",
        "9.5, 9.3, 9.7, 1.06, inconclusive",
        "105, 103, 107, 1.04, exceeds",
        "105, 103, 107, 1.06, inconclusive",
        "30, 29, 31, Infinity, inconclusive",
    })
    void whatIsNearerToItsBoundThanTheFloorIsUndecided(
            double estimate, double lower, double upper, double floor, String outcome) {
        assertEquals(
                outcome,
                new Judge(10, 100)
                        .state(interval(estimate, lower, upper), floor)
                        .outcome()
                        .label());
    }

    @Test
    void memoryHasTheLeastFloorSinceItHasNoTwin() {
        Controls none = new Controls(List.of(), 1.05);
        assertEquals(1.02, Judge.floor(none, List.of(row(Mode.MEMORY))));
        assertEquals(Double.POSITIVE_INFINITY, Judge.floor(none, List.of(row(Mode.THROUGHPUT))));
    }

    private static Summary.Ratio row(Mode mode) {
        Summary.Cell cell = new Summary.Cell("g", "e", new DeckId("p", 64), mode);
        return new Summary.Ratio(
                ContenderId.of("a@jvm"), ContenderId.of("b@jvm"), Quantity.TIME, cell, interval(1, 1, 1), List.of());
    }

    @Test
    void openBoundsAreNeverNear() {
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                new Judge(0, 1).state(interval(0.5, 0.4, 0.6), 1.02).outcome());
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                new Judge(2, Double.POSITIVE_INFINITY)
                        .state(interval(50, 40, 60), 1.02)
                        .outcome());
    }

    private static boolean[] rejected(List<Double> p, double alpha) {
        double[] thresholds = Aggregate.thresholds(p, alpha);
        boolean[] rejected = new boolean[thresholds.length];
        for (int i = 0; i < rejected.length; i++) {
            rejected[i] = p.get(i) <= thresholds[i];
        }
        return rejected;
    }

    @Test
    void holmStopsAtTheFirstThatFails() {
        // By hand at 0.025: 0.005 ≤ 0.025/4 = 0.00625; 0.0084 > 0.025/3 = 0.00833 stops; 0.009 and 0.5 stay, though
        // 0.009 ≤ 0.025/2.
        assertArrayEquals(
                new boolean[] {false, true, false, false}, rejected(List.of(0.0084, 0.005, 0.009, 0.5), 0.025));
        assertArrayEquals(new boolean[] {true, true}, rejected(List.of(0.012, 0.02), 0.025));
    }

    @Test
    void holmRejectsWhatStatsmodelsDoes() {
        // statsmodels 0.15.0: multipletests(p, alpha=.025, method='holm')[0]; equal to 0.025 / 2 counts as rejected.
        assertArrayEquals(
                new boolean[] {true, false, false, false, false},
                rejected(List.of(0.001, 0.02, 0.0124, 0.008, 0.9), 0.025));
        assertArrayEquals(new boolean[] {true, false}, rejected(List.of(0.0125, 0.3), 0.025));
        assertArrayEquals(new boolean[] {false, false}, rejected(List.of(0.0126, 0.3), 0.025));
    }
}
