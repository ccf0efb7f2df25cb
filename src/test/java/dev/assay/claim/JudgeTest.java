package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;
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
        "10.1, 10.05, 10.15, inconclusive, noise",
        "9.9, 9.85, 9.95, inconclusive, noise",
        "101, 100.5, 101.5, inconclusive, noise",
        "10.05, 9.95, 10.15, inconclusive, boundary",
        "11, 9, 13.4, inconclusive, noise",
        "32, 5, 200, inconclusive, noise",
        "20, NaN, NaN, inconclusive, noise",
    })
    void anIntervalIsJudgedByItsEndsAndTheFloor(
            double estimate, double lower, double upper, String outcome, String cause) {
        Judge.State state = new Judge(10, 100, 1.02).state(interval(estimate, lower, upper));
        assertEquals(outcome, state.outcome().label());
        assertEquals(cause, state.cause());
    }

    @Test
    void aNoisyTwinRaisesTheFloor() {
        Interval twin = interval(0.99, 0.90, 1.05);
        double floor = Judge.floor(new Summary(
                Optional.of(twin), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        // The end furthest from 1 as a factor: 1 / 0.90.
        assertEquals(1 / 0.90, floor, 1e-12);
        assertEquals(
                Verdict.Outcome.INCONCLUSIVE,
                new Judge(10, 100, floor).state(interval(11, 10.5, 11.5)).outcome());
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                new Judge(10, 100, floor).state(interval(12, 11.5, 12.5)).outcome());
    }

    @Test
    void aQuietTwinOrNoneLeavesTheFloorAtTwoPercent() {
        Interval twin = interval(1, 0.999, 1.001);
        assertEquals(
                1.02,
                Judge.floor(new Summary(
                        Optional.of(twin),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())));
        assertEquals(
                1.02,
                Judge.floor(new Summary(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    @Test
    void openBoundsAreNeverNear() {
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                new Judge(0, 1, 1.02).state(interval(0.5, 0.4, 0.6)).outcome());
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                new Judge(2, Double.POSITIVE_INFINITY, 1.02)
                        .state(interval(50, 40, 60))
                        .outcome());
    }

    @Test
    void holmStopsAtTheFirstThatFails() {
        // By hand at 0.025: 0.005 ≤ 0.025/4 = 0.00625; 0.0084 > 0.025/3 = 0.00833 stops; 0.009 and 0.5 stay, though
        // 0.009 ≤ 0.025/2.
        assertArrayEquals(
                new boolean[] {false, true, false, false}, Aggregate.holm(List.of(0.0084, 0.005, 0.009, 0.5)));
        assertArrayEquals(new boolean[] {true, true}, Aggregate.holm(List.of(0.012, 0.02)));
    }
}
