package dev.assay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.claim.Verdict;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Verdict.Outcome SHORT = Verdict.Outcome.FALLS_SHORT;
    private static final Verdict.Outcome HOLDS = Verdict.Outcome.SUPPORTED;
    private static final Verdict.Outcome OPEN = Verdict.Outcome.INCONCLUSIVE;

    private static ComparedRun run(String name, Verdict.Outcome outcome, double ratio) {
        return SampleRuns.on(SampleRuns.run(name, outcome, ratio), "EPYC Zen 3", "512K");
    }

    private static Row reading(ComparedRun... runs) {
        return Comparison.of(List.of(runs)).readings().get(0);
    }

    @Test
    void aReadingIsTheSameOrDiffersOrIsReversedByItsVerdicts() {
        assertEquals(Mark.SAME, reading(run("a", SHORT, 4), run("b", SHORT, 4)).mark());
        assertEquals(
                Mark.DIFFERS, reading(run("a", SHORT, 9), run("b", OPEN, 9.9)).mark());
        assertEquals(
                Mark.REVERSED, reading(run("a", SHORT, 9), run("b", HOLDS, 12)).mark());
        assertEquals(
                Mark.REVERSED,
                reading(run("a", SHORT, 9), run("b", OPEN, 9.9), run("c", HOLDS, 12))
                        .mark());
    }

    /** A pair may change its leader while the verdict on a far bound stays what it was. */
    @Test
    void anotherLeaderIsAReversalUnderOneVerdict() {
        Row row = reading(run("a", SHORT, 1.2), run("b", SHORT, 0.8));
        assertTrue(row.flipped());
        assertEquals(Mark.REVERSED, row.mark());
    }

    /* Every interval is exp(t·0.01155/2) around its ratio with t(.9875, 3) = 4.177 at most: 1.025. The floor is 1.02 or a little less. */
    @Test
    void aRatioMovedOnlyBeyondBothIntervalsAndBothNoiseFloors() {
        assertFalse(reading(run("a", SHORT, 4), run("b", SHORT, 4.05)).disjoint());
        Row moved = reading(run("a", SHORT, 4), run("b", SHORT, 4.6));
        assertTrue(moved.disjoint() && moved.moved());
        ComparedRun noisy = Fixture.with(run("b", SHORT, 4.6), "controls", SampleRuns.controls(1.2));
        Row within = reading(run("a", SHORT, 4), noisy);
        assertTrue(within.disjoint());
        assertFalse(within.moved(), "15 % is less than that run's floor of 20 %");
    }

    /** Welch's interval of two independent means of logs; NumPy: d = 1.15, se² = 2·(0.01 sample deviation)²/4. */
    @Test
    void theRatioOfRatiosIsTheLastOverTheFirst() {
        Interval ratio = reading(run("a", SHORT, 4), run("b", SHORT, 4.6)).ratioOfRatios();
        assertEquals(1.15, ratio.estimate(), 1e-12);
        // Four logs ±0.0100005 apart around their mean: s = 0.011548, se = s/2·√2, t(.975, 6) = 2.446912
        double half = 2.446911851 * Math.sqrt(2) * 0.011548 / 2;
        assertEquals(1.15 * Math.exp(half), ratio.upper(), 1e-4);
        assertEquals(1.15 * Math.exp(-half), ratio.lower(), 1e-4);
    }

    @Test
    void theSumCountsEveryReadingOnce() {
        Comparison comparison = Comparison.of(List.of(run("a", SHORT, 9), run("b", HOLDS, 12)));
        assertEquals(new Comparison.Sum(1, 0, 0, 1, 0, 1, 1), comparison.sum());
    }

    /** A hypervisor calls a Zen 1 and a Zen 3 by one name; what it did not mask tells them apart. */
    @Test
    void unlikeProcessorsOfOneNameAreNeverOneMachine() {
        ComparedRun a = SampleRuns.on(run("a", SHORT, 4), "", "512K");
        ComparedRun b = SampleRuns.on(run("b", SHORT, 4), "", "1024K");
        assertEquals(2, Comparison.of(List.of(a, b)).machines().size());
        ComparedRun named = SampleRuns.on(run("c", SHORT, 4), "EPYC Zen 3", "512K");
        // Nothing told differs, but the first may be any generation.
        assertEquals(2, Comparison.of(List.of(a, named)).machines().size());
        assertEquals(
                1, Comparison.of(List.of(named, run("d", SHORT, 4))).machines().size());
    }

    @Test
    void anotherSourceIsADifferenceAndNoRefusal() {
        ComparedRun other = SampleRuns.changed(run("b", SHORT, 4.6), SampleRuns.FAST, "source", "f".repeat(64));
        Comparison comparison = Comparison.of(List.of(run("a", SHORT, 4), other));
        assertEquals(1, comparison.readings().size());
        assertEquals(List.of(), comparison.refusals());
        Difference source = comparison.differences().told().get(0);
        assertEquals(Difference.Kind.SOURCE, source.kind());
        assertEquals(List.of(SampleRuns.FAST), source.contenders());
        assertEquals(List.of("abchf-fast", "ffffffffffff"), source.values());
    }

    /** One new interpreter is one difference, whatever number of contenders runs on it. */
    @Test
    void contendersThatChangedAlikeAreOneDifference() {
        ComparedRun both = SampleRuns.changed(
                SampleRuns.changed(run("b", SHORT, 4), SampleRuns.FAST, "runtime", "CPython 3.13.0"),
                SampleRuns.SLOW,
                "runtime",
                "CPython 3.13.0");
        List<Difference> told =
                Comparison.of(List.of(run("a", SHORT, 4), both)).differences().told();
        assertEquals(1, told.size());
        assertEquals(List.of("runtime 1", "CPython 3.13.0"), told.get(0).values());
        assertEquals(2, told.get(0).contenders().size());
    }

    @Test
    void machineComesBeforeToolsAndTheKernelLast() {
        ComparedRun a = SampleRuns.with(
                run("a", SHORT, 4), "machine", Map.of("l2 cache", "512K", "jdk", "17", "kernel", "6.1"));
        ComparedRun b = SampleRuns.with(
                run("b", SHORT, 4), "machine", Map.of("l2 cache", "1024K", "jdk", "21", "kernel", "6.2"));
        assertEquals(
                List.of("l2 cache", "jdk", "kernel"),
                Comparison.of(List.of(a, b)).differences().told().stream()
                        .map(Difference::field)
                        .toList());
    }

    @Test
    void aLineThatOnlyOneRunRecordsIsNoDifference() {
        ComparedRun a = SampleRuns.with(run("a", SHORT, 4), "machine", Map.of("cpu", "x"));
        ComparedRun b = SampleRuns.with(run("b", SHORT, 4), "machine", Map.of("cpu", "x", "microcode", "0x1"));
        Differences differences = Comparison.of(List.of(a, b)).differences();
        assertEquals(List.of(), differences.told());
        assertEquals(List.of("microcode"), differences.untold());
    }

    private static ComparedRun otherDeck(ComparedRun run) {
        List<Header.DeckRow> decks = new ArrayList<>(run.header().decks());
        decks.replaceAll(
                deck -> deck.deck().equals(new DeckId("en-prose", 64)) ? Fixture.with(deck, "sha256", "beef") : deck);
        return SampleRuns.with(run, "decks", decks);
    }

    @Test
    void cellsOfAnotherDeckAreLeftOutByNameAndTheRestIsCompared() {
        ComparedRun b =
                SampleRuns.on(SampleRuns.run("b", SHORT, List.of(8.0, 4.0), SampleRuns.DECKS), "EPYC Zen 3", "512K");
        Comparison comparison = Comparison.of(List.of(run("a", SHORT, 4), otherDeck(b)));
        assertEquals(
                List.of(new Comparison.Refusal("deck en-prose/64", 0, "00ff64", 1, "beef")), comparison.refusals());
        Row row = comparison.readings().get(0);
        assertEquals(1, row.cells());
        // On the deck of 1 KiB alone, where both are 4; the verdicts rest on other cells and are not compared.
        assertEquals(1, row.ratioOfRatios().estimate(), 1e-12);
        assertEquals(Mark.UNLIKE, row.mark());
    }

    @Test
    void unlikeSetsOfCellsAreComparedOverWhatTheyShare() {
        List<DeckId> three = List.of(new DeckId("en-prose", 64), new DeckId("en-prose", 1024), new DeckId("cjk", 64));
        Row row = reading(SampleRuns.run("a", SHORT, 4), SampleRuns.run("b", SHORT, List.of(4.0, 4.0, 40.0), three));
        assertEquals(2, row.cells());
        assertEquals(4, row.last().ratio().estimate(), 1e-3);
        assertTrue(row.unlike());
    }

    @Test
    void aClaimOfOtherBoundsIsLeftOutWithTheLineThatDiffers() {
        Map<String, String> five = Map.of("faster-10x-100x", SampleRuns.claim("[5.0, 100.0]"));
        Comparison comparison =
                Comparison.of(List.of(run("a", SHORT, 4), SampleRuns.with(run("b", SHORT, 4), "claims", five)));
        assertEquals(List.of(), comparison.readings());
        assertEquals(
                List.of(new Comparison.Refusal(
                        "claim faster-10x-100x (a)",
                        0,
                        "bounds 10.0 to 100.0 (article)",
                        1,
                        "bounds 5.0 to 100.0 (article)")),
                comparison.refusals());
        // The ratio is one, whatever the claim: it is among the pairs.
        assertTrue(comparison.pairs().stream()
                .anyMatch(row -> row.subject().numerator().equals(SampleRuns.SLOW)));
    }

    private static ComparedRun own(ComparedRun run, String name, String sha256) {
        UserText text = new UserText(name, 200_000, sha256, Map.of("r50k_base", TokenReference.of("tiktoken 0.14.0")));
        return Fixture.with(run, "header", Fixture.withProtocol(run.header(), "ownText", Optional.of(text)));
    }

    @Test
    void anotherTextIsNotComparedAndAnotherNameOfItIs() {
        ComparedRun mine = own(run("a", SHORT, 4), "my.txt", "a".repeat(64));
        ComparedRun other = own(run("b", SHORT, 4), "my.txt", "b".repeat(64));
        Comparison comparison = Comparison.of(List.of(mine, other));
        assertEquals(List.of(), comparison.readings());
        assertEquals(List.of(), comparison.pairs());
        assertEquals(
                List.of(new Comparison.Refusal(
                        "text",
                        0,
                        "own text of SHA-256 " + "a".repeat(12),
                        1,
                        "own text of SHA-256 " + "b".repeat(12))),
                comparison.refusals());
        assertEquals(
                1,
                Comparison.of(List.of(mine, own(run("b", SHORT, 4), "your.txt", "a".repeat(64))))
                        .readings()
                        .size());
    }

    private static ComparedRun at(String started, double ratio) {
        return SampleRuns.with(run(started, SHORT, ratio), "started", started);
    }

    @Test
    void aChangeInTimeTakesThreeRunsOfOneMachine() {
        ComparedRun first = at("2026-11-01T00:00:00Z", 4);
        ComparedRun second = at("2026-11-02T00:00:00Z", 4.01);
        ComparedRun third = at("2026-11-03T00:00:00Z", 4.6);
        assertEquals(List.of(), reading(first, third).changes());
        // Named in another order: time decides what is before.
        assertEquals(
                List.of(new Row.Change(0, 2, 0)), reading(third, first, second).changes());
        assertEquals(
                List.of(),
                reading(first, second, at("2026-11-03T00:00:00Z", 4.02)).changes());
        ComparedRun elsewhere = SampleRuns.on(third, "EPYC Zen 4", "1024K");
        assertEquals(List.of(), reading(first, second, elsewhere).changes());
    }

    /** Ten runs of one machine and one of another are two machines, not eleven. */
    @Test
    void runsOfOneMachineAreCombinedBeforeMachinesArePooled() {
        ComparedRun zen3 = run("a", SHORT, 4);
        ComparedRun again = run("b", SHORT, 4);
        ComparedRun zen4 = SampleRuns.on(run("c", SHORT, 5), "EPYC Zen 4", "1024K");
        ComparedRun xeon = SampleRuns.on(run("d", SHORT, 6.25), "Xeon", "2048K");
        assertTrue(reading(zen3, again, zen4).pooled().isEmpty());
        var pool = reading(zen3, again, zen4, xeon).pooled().orElseThrow();
        assertEquals(3, pool.mean().n());
        // ln 4, ln 5, ln 6.25 are equally far apart, and their errors small beside that: the middle is 5, τ the
        // deviation of three.
        assertEquals(5, pool.mean().estimate(), 0.01);
        assertEquals(Math.log(1.25), pool.tau(), 0.005);
        assertTrue(pool.inconsistency() > 0.99);
    }

    private static ComparedRun piped(ComparedRun run) {
        List<Summary.Ratio> ratios = new ArrayList<>(run.ratios());
        Summary.Ratio like = ratios.get(0);
        ratios.add(Fixture.with(
                like,
                "numerator",
                SampleRuns.FAST,
                "quantity",
                Quantity.ROUND_TRIP_OVER_RUN,
                "cell",
                like.cell().in(Mode.ROUND_TRIP)));
        return Fixture.with(run, "ratios", ratios);
    }

    /** Time across the pipe ÷ time without it: both are of one contender. */
    @Test
    void twoModesOfOneContenderAreARowAsWell() {
        Comparison comparison = Comparison.of(List.of(piped(run("a", SHORT, 4)), piped(run("b", SHORT, 4))));
        assertTrue(
                comparison.pairs().stream().anyMatch(row -> row.subject().quantity() == Quantity.ROUND_TRIP_OVER_RUN));
    }

    @Test
    void lettersGoOnBehindZ() {
        assertEquals(
                List.of("A", "Z", "AA", "AZ", "BA"),
                List.of(0, 25, 26, 51, 52).stream().map(Comparison::letter).toList());
    }

    @Test
    void anInvalidRunIsTheFirstDifference() {
        ComparedRun invalid = Fixture.with(run("b", SHORT, 4), "valid", false);
        Difference first = Comparison.of(List.of(run("a", SHORT, 4), invalid))
                .differences()
                .told()
                .get(0);
        assertEquals(List.of("passed", "failed: nothing is decided"), first.values());
    }

    @Test
    void aRunOfAnOlderSchemaThatIsReadSaysTheSameAndIsCompared() {
        ComparedRun older =
                SampleRuns.with(run("b", SHORT, 4), "schema", SampleRun.header().schema() - 1);
        assertEquals(
                1, Comparison.of(List.of(run("a", SHORT, 4), older)).readings().size());
    }

    @Test
    void oneRunIsRefused() {
        List<ComparedRun> one = List.of(run("a", SHORT, 4));
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(one));
    }
}
