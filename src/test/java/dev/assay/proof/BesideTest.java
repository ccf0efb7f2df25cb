package dev.assay.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static final RunFile RUN = SyntheticRun.standard();
    private static final String ENCODING = "cl100k_base";
    private static final DeckId DECK = new DeckId("en-prose", 1024);

    private static Beside.Score score(String contender, double score, double error) {
        return new Beside.Score(
                ContenderId.of(contender),
                new Interval(score, score - error, score + error, 0.999, 25),
                new Interval(score, score - error / 3, score + error / 3, 0.95, 25));
    }

    @Test
    void scoresAreDividedAndTheirErrorsAddInQuadrature() {
        String table =
                Beside.jmh(RUN, ENCODING, DECK, score("java.plain@jvm", 300, 9), score("rust.plain@jna", 200, 8), 2.5);
        // 300 ÷ 200; √(0.03² + 0.04²) = 5 %, a third of it at 95 %.
        assertTrue(table.contains("| JMH, 99.9 % | 1.500 (1.425–1.575) | ±5.0 % | 2.5 |"), table);
        assertTrue(table.contains("| JMH, 95 % | 1.500 (1.475–1.525) | ±1.7 % | 2.5 |"), table);
        assertTrue(table.contains("| java.plain@jvm | 300.0 | ± 9.0 | ns/op |"), table);
        assertTrue(table.contains("| turnstile, 95 %, 8 fork sets |"), table);
    }

    @Test
    void launchesThatAgreeHaveARatioWhoseIntervalHoldsOne() {
        double truth = SyntheticRun.nanosPerOp("rust.plain@process", 1024);
        String table = Beside.launches(
                List.of(RUN),
                ContenderId.of("rust.plain@process"),
                ENCODING,
                DECK,
                List.of(truth * 0.98, truth, truth * 1.02, truth));
        String ratio = table.lines().skip(2).findFirst().orElseThrow().replaceAll(".*\\| (.*) \\|$", "$1");
        String[] numbers = ratio.split("[ ()–]+");
        assertTrue(Double.parseDouble(numbers[1]) < 1 && 1 < Double.parseDouble(numbers[2]), table);
        assertTrue(table.contains(" | 4 | ") && table.contains(" | 8 | "), table);
    }

    @Test
    void setsOfSeveralRunsArePooled() {
        double truth = SyntheticRun.nanosPerOp("rust.plain@process", 1024);
        String table = Beside.launches(
                List.of(RUN, RUN), ContenderId.of("rust.plain@process"), ENCODING, DECK, List.of(truth * 0.98, truth));
        assertTrue(table.contains(" | 2 | ") && table.contains(" | 16 | "), table);
    }

    @Test
    void timesOfUnlikeMachinesAreNotPooled() {
        RunFile other = Fixture.with(
                RUN,
                "header",
                Fixture.with(RUN.header(), "machine", Map.of("cpu", "Example CPU 2.5 GHz", "cores", "4")));
        assertEquals(
                "runs (cores 2 / 4) must be of one machine, since their times are pooled; name runs of one machine",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Beside.launches(
                                        List.of(RUN, other),
                                        ContenderId.of("rust.plain@process"),
                                        ENCODING,
                                        DECK,
                                        List.of(1.0, 2.0)))
                        .getMessage());
    }

    @Test
    void whatTheRunDoesNotHoldIsRefused() {
        DeckId other = new DeckId("en-prose", 4096);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Beside.launches(
                                List.of(RUN), ContenderId.of("rust.plain@process"), ENCODING, other, List.of(1.0, 2.0)))
                .getMessage();
        assertEquals(
                "run (no rust.plain@process, cl100k_base, en-prose 4096 B) must hold what the other harness measured;"
                        + " name another run",
                message);
    }
}
