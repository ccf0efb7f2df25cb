package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.claim.Ledger;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final RunFile RUN = SyntheticRun.standard();
    private static final Baseline THEN = Baseline.of("results/then", RUN);
    private static final List<Definition> CLAIMS =
            Definitions.parse(RUN.header().claims());
    private static final List<String> HELD = List.of(
            "faster-10x-100x (a)",
            "faster-10x-100x (b)",
            "java (jna)",
            "java (native)",
            "less-memory (a)",
            "less-memory (b)");

    private static Readings expected(Optional<Baseline> then, String gate) {
        return Readings.expected(
                then,
                Optional.ofNullable(gate).map(Gate::parse),
                CLAIMS,
                SyntheticRun.contenders(),
                new Readings.Work("standard", RUN.header().decks()));
    }

    private static String refusal(Optional<Baseline> then, String gate) {
        return assertThrows(IllegalArgumentException.class, () -> expected(then, gate))
                .getMessage();
    }

    private static RunFile with(UnaryOperator<Slice> change) {
        return Fixture.with(RUN, "slices", RUN.slices().stream().map(change).toList());
    }

    /* Its time, by its own clock and by that of the JVM that drives it. */
    private static Slice slower(Slice slice, ContenderId contender, double factor) {
        return slice.contender().equals(contender)
                ? Fixture.with(
                        slice,
                        "nanos",
                        Math.round(slice.result().nanos() * factor),
                        "childNanos",
                        Math.round(slice.result().childNanos() * factor))
                : slice;
    }

    private static List<Readings.Row> rows(Readings readings, RunFile run) {
        Summary summary = Summarizer.summarize(run);
        return readings.rows(run, summary, Ledger.judge(run, summary));
    }

    private static Map<String, String> outcomes(List<Readings.Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        Readings.Row::name,
                        row -> row.judgement().orElseThrow().outcome().label()));
    }

    private static Readings.Row row(List<Readings.Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theReadingsOfAPlanThatABaselineHoldsAreHeldAgainstIt() {
        Readings readings = expected(Optional.of(THEN), null);
        assertEquals(List.of(), readings.missing());
        List<Readings.Row> rows = rows(readings, RUN);
        assertEquals(HELD, rows.stream().map(Readings.Row::name).sorted().toList(), () -> rows.size() + " rows");
        assertEquals(readings.size(), rows.size());
        // A run against itself: no change, with the interval of two runs.
        rows.forEach(row -> {
            assertEquals(1, row.measured().ratio().estimate(), 1e-12);
            assertTrue(!row.measured().differs(), row.name());
        });
        assertEquals(12, row(rows, "faster-10x-100x (a)").cells());
    }

    /** A ratio of hf-slow ÷ hf-fast falls to 1 ÷ 1.3 of what it was when hf-fast takes 1.3 times as long; nobody else's moves. */
    @Test
    void aContenderThatGotSlowerFailsItsReadingAndNoOther() {
        RunFile slower = with(slice -> slower(slice, ContenderId.of("hf-fast@process"), 1.3));
        List<Readings.Row> rows = rows(expected(Optional.of(THEN), "ratio > 0.9"), slower);
        Readings.Row failed = row(rows, "faster-10x-100x (a)");
        Judgement judgement = failed.judgement().orElseThrow();
        assertEquals(Outcome.FAIL, judgement.outcome());
        assertEquals(1 / 1.3, judgement.ratio().estimate(), 1e-6);
        assertEquals(1 - 0.05 / 6, judgement.ratio().level(), 1e-12);
        assertEquals(
                List.of(failed.name()),
                outcomes(rows).entrySet().stream()
                        .filter(entry -> entry.getValue().equals("fail"))
                        .map(Map.Entry::getKey)
                        .toList());
        assertEquals(1, row(rows, "java (jna)").measured().ratio().estimate(), 1e-12);
    }

    @Test
    void aGateWithAClaimOrAReadingHoldsThatAlone() {
        RunFile slower = with(slice -> slower(slice, ContenderId.of("hf-fast@process"), 1.3));
        assertEquals(
                Map.of("faster-10x-100x (b)", "pass"),
                outcomes(rows(expected(Optional.of(THEN), "faster-10x-100x (b): ratio > 0.9"), slower)));
        assertEquals(
                Map.of("faster-10x-100x (a)", "fail", "faster-10x-100x (b)", "pass"),
                outcomes(rows(expected(Optional.of(THEN), "faster-10x-100x: ratio > 0.9"), slower)));
    }

    /** The true ratio of the made-up run is 3.2 in large inputs and a little less in small ones. */
    @Test
    void withoutABaselineAGateIsOnTheRatioOfItsClaim() {
        assertEquals(
                Map.of("faster-10x-100x (a)", "pass"),
                outcomes(rows(expected(Optional.empty(), "faster-10x-100x (a): 2 < ratio < 5"), RUN)));
        assertEquals(
                Map.of("faster-10x-100x (a)", "fail"),
                outcomes(rows(expected(Optional.empty(), "faster-10x-100x (a): ratio > 10"), RUN)));
    }

    @Test
    void aReadingThatWasToBeMeasuredAndWasNotMakesNoGatePass() {
        List<Header.ContenderRow> rows = RUN.header().contenders().stream()
                .map(row -> row.id().equals(ContenderId.of("hf-fast@process"))
                        ? Fixture.with(row, "available", false, "reason", "it is gone")
                        : row)
                .toList();
        RunFile without = Fixture.with(
                RUN,
                "header",
                Fixture.with(RUN.header(), "contenders", rows),
                "slices",
                RUN.slices().stream()
                        .filter(slice -> !slice.contender().equals(ContenderId.of("hf-fast@process")))
                        .toList());
        List<Readings.Row> told = rows(expected(Optional.of(THEN), "faster-10x-100x: ratio > 0.5"), without);
        assertEquals(Map.of("faster-10x-100x (a)", "cannot tell", "faster-10x-100x (b)", "pass"), outcomes(told));
        assertEquals(
                "hf-fast@process is absent: it is gone",
                row(told, "faster-10x-100x (a)").judgement().orElseThrow().why());
    }

    @Test
    void aRunWhoseControlsFailedPassesNoGate() {
        RunFile uneven = with(slice -> slice.role() == Role.TWIN ? slower(slice, slice.contender(), 1.3) : slice);
        List<Readings.Row> rows = rows(expected(Optional.of(THEN), "faster-10x-100x (a): ratio < 9"), uneven);
        assertEquals(
                "the controls of this run failed",
                rows.get(0).judgement().orElseThrow().why());
        rows = rows(expected(Optional.of(Baseline.of("results/bad", uneven)), "faster-10x-100x (a): ratio < 9"), RUN);
        assertEquals(
                "the controls of results/bad failed",
                rows.get(0).judgement().orElseThrow().why());
    }

    /** A geometric mean over four corpora and one over three are two quantities. */
    @Test
    void onlyCellsThatBothRunsHoldAreComparedAndOfAnotherTextNone() {
        RunFile fewer = Fixture.with(
                RUN,
                "slices",
                RUN.slices().stream()
                        .filter(slice -> !slice.deck().corpus().equals("cjk"))
                        .toList());
        List<Readings.Row> rows = rows(expected(Optional.of(THEN), null), fewer);
        Readings.Row shared = row(rows, "faster-10x-100x (a)");
        assertEquals(9, shared.cells());
        assertEquals(1, shared.measured().ratio().estimate(), 1e-12);
        List<Header.DeckRow> others = RUN.header().decks().stream()
                .map(deck -> Fixture.with(deck, "sha256", "ff".repeat(32)))
                .toList();
        String line = assertThrows(
                        IllegalArgumentException.class,
                        () -> Readings.expected(
                                Optional.of(THEN),
                                Optional.empty(),
                                CLAIMS,
                                SyntheticRun.contenders(),
                                new Readings.Work("standard", others)))
                .getMessage();
        assertTrue(
                line.startsWith(
                        "--against (results/then) must hold a reading that this plan tests, on the same text; it holds "),
                line);
    }

    @Test
    void gatesThatNothingCanAnswerAreRefusedWithWhatCan() {
        assertEquals(
                "gate (ratio < 1.05) must name a claim where no baseline is given, since the claims promise unlike"
                        + " ratios; write like-c: ratio < 1.05, or add --against DIR",
                refusal(Optional.empty(), "ratio < 1.05"));
        String line = refusal(Optional.of(THEN), "faster-10x-10x: ratio < 1.05");
        assertTrue(
                line.startsWith("gate (faster-10x-10x: ratio < 1.05) must name a claim that this plan tests: "), line);
        HELD.forEach(name -> assertTrue(line.contains(name), line));
        assertTrue(line.endsWith("; did you mean faster-10x-100x?"), line);
    }

    @Test
    void whatThisMachineCannotRunIsNamedAndHeldAgainstNothing() {
        Readings all = expected(Optional.of(THEN), "faster-10x-100x: ratio > 0.9");
        Readings some = all.among(
                Map.of(
                        "language",
                        List.of(ContenderId.of("python.plain@process"), ContenderId.of("rust.plain@process"))),
                Set.of());
        assertEquals(1, some.size());
        assertEquals(List.of("faster-10x-100x (a)"), some.absent());
        assertEquals(Map.of("faster-10x-100x (b)", "pass"), outcomes(rows(some, RUN)));
        assertEquals(
                "readings under the gate (faster-10x-100x (a), faster-10x-100x (b)) must have both their contenders"
                        + " in the plan; see assay contenders",
                assertThrows(IllegalArgumentException.class, () -> all.among(Map.of(), Set.of()))
                        .getMessage());
        assertEquals(
                List.of("less-memory (a)"),
                expected(Optional.of(THEN), "less-memory: ratio > 0.9")
                        .among(
                                SyntheticRun.contenders(),
                                Set.of(ContenderId.of("python.plain@process"), ContenderId.of("rust.plain@process")))
                        .absent());
    }

    /** Memory forks of a quick run encode other decks than those of a standard one. */
    @Test
    void memoryOfAnotherEffortIsNotCompared() {
        Readings quick = Readings.expected(
                Optional.of(THEN),
                Optional.empty(),
                CLAIMS,
                SyntheticRun.contenders(),
                new Readings.Work("quick", RUN.header().decks()));
        assertEquals(List.of("less-memory (a)", "less-memory (b)"), quick.missing());
    }
}
