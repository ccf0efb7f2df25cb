package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Definitions;
import dev.assay.claim.Ledger;
import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.gate.Outcome;
import dev.assay.gate.Readings;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTextTest {
    private static final RunFile RUN = SyntheticRun.standard();

    private final Readings readings = readings("ratio > 0.9");

    private static Readings readings(String gate) {
        return Readings.expected(
                Optional.of(Baseline.of("results/then", RUN)),
                Optional.ofNullable(gate).map(Gate::parse),
                Definitions.parse(RUN.header().claims()),
                SyntheticRun.contenders(),
                new Readings.Work("standard", RUN.header().decks()));
    }

    private static List<Readings.Row> rows(Readings readings, RunFile run) {
        Summary summary = Summarizer.summarize(run);
        return readings.rows(run, summary, Ledger.judge(run, summary));
    }

    /* hf-fast takes 1.3 times as long as it did. */
    private static RunFile slower() {
        return Fixture.with(
                RUN,
                "slices",
                RUN.slices().stream()
                        .map(slice -> slice.contender().equals(ContenderId.of("hf-fast@process"))
                                ? Fixture.with(
                                        slice,
                                        "childNanos",
                                        Math.round(slice.result().childNanos() * 1.3))
                                : slice)
                        .toList());
    }

    @Test
    void theGateStandsFirstAndWhatFailsBeforeWhatPasses() {
        RunFile run = slower();
        List<Readings.Row> rows = rows(readings, run);
        List<String> lines = GateText.lines(readings, rows, run);
        String all = String.join("\n", lines);
        assertEquals(Optional.of(Outcome.FAIL), GateText.outcome(rows));
        assertTrue(lines.get(0).startsWith("Against  results/then, standard run of 2026-11-22T12:00:00Z"), all);
        assertTrue(all.replaceAll("\\s+", " ").contains("only ratios are compared"), all);
        assertTrue(all.contains("the contenders are of the same source as then"), all);
        assertTrue(
                all.contains("Gate     ratio > 0.9, the ratio now ÷ the ratio then: fail (5 × pass, 1 × fail)"), all);
        int first = all.indexOf("  fail            faster-10x-100x (a)  ratio 0.769, 99.2 % CI ");
        assertTrue(first > 0 && first < all.indexOf("  pass "), all);
        assertTrue(
                all.replaceAll("\\s+", " ")
                        .contains("time of hf-slow@process ÷ hf-fast@process, 12 cells; then hf-fast@process is"),
                all);
    }

    @Test
    void noLineIsWiderThan100Columns() {
        RunFile run = slower();
        GateText.lines(readings, rows(readings, run), run).forEach(line -> assertTrue(line.length() <= 100, line));
        GateText.plan(readings).forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void withoutAGateChangesAreToldAndNothingFails() {
        Readings alone = readings(null);
        RunFile run = slower();
        List<Readings.Row> rows = rows(alone, run);
        String all = String.join("\n", GateText.lines(alone, rows, run));
        assertEquals(Optional.empty(), GateText.outcome(rows));
        assertTrue(all.contains("  changed         faster-10x-100x (a)  ratio 0.769, 95 % CI "), all);
        assertTrue(all.contains("  no change seen  java (native)  ratio 1.00, 95 % CI "), all);
    }

    @Test
    void thePlanSaysWhatWillBeHeldAgainstWhat() {
        assertEquals(
                List.of("against  results/then, 6 readings", "gate     ratio > 0.9, 6 readings"),
                GateText.plan(readings));
    }

    /** Four sets of 15 % scatter a fork leave an interval of a quarter around a ratio; the sets of its group take 30 s each. */
    @Test
    void whatNobodyCanTellIsToldWithWhatWouldDecide() {
        RunFile noisy = Fixture.with(
                SyntheticRun.of("standard", 4, 2, 0.15, 7),
                "completion",
                Optional.of(new Completion(
                        870,
                        List.of(new Completion.Sets("python", 4, 4, 30), new Completion.Sets("language", 4, 4, 30)))));
        Readings one = readings("faster-10x-100x (a): ratio > 0.75");
        List<Readings.Row> rows = rows(one, noisy);
        int sets = rows.get(0).judgement().orElseThrow().sets().orElse(0);
        String all = String.join("\n", GateText.lines(one, rows, noisy));
        assertEquals(Optional.of(Outcome.CANNOT_TELL), GateText.outcome(rows));
        assertTrue(all.contains("  cannot tell     faster-10x-100x (a)  ratio "), all);
        assertTrue(sets > 4, all);
        assertTrue(
                all.replaceAll("\\s+", " ")
                        .endsWith("to decide the open ones, use --effort rigorous: about " + sets
                                + " fork sets decide if the scatter stays; that is " + (sets - 4 + 1) / 2
                                + " min more"),
                all);
    }
}
