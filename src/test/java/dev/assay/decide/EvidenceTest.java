package dev.assay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final double CLOSE = 1e-12;
    private static final DeckId ONE = new DeckId("x", 1024);
    private static final DeckId OTHER = new DeckId("y", 1024);

    private final List<Summary.Ratio> ratios = new ArrayList<>();
    private final List<Summary.Speed> speeds = new ArrayList<>();

    private static Header header() {
        return Fixture.with(
                SampleRun.header(),
                "contenders",
                List.of(
                        row("slow@process", "peer", "Python", "CPython 3.11.2", Map.of()),
                        row("lib@process", "peer", "Rust", "CPython 3.13.1", Map.of()),
                        row("python.cached@process", "first-party", "Python", "CPython 3.11.2", Map.of("threads", "1")),
                        row("python+rust.cached@process", "first-party", "Python+Rust", "CPython 3.11.2", Map.of()),
                        row("rust.cached@process", "first-party", "Rust", "rustc 1.95.0", Map.of()),
                        row("crate@process", "peer", "Rust", "rustc 1.95.0", Map.of()),
                        row("pipeline.python@process", "first-party", "Python", "CPython 3.11.2", Map.of()),
                        row("pipeline.rust@process", "first-party", "Python+Rust", "CPython 3.11.2", Map.of()),
                        row("rest@process", "control", "Python", "CPython 3.11.2", Map.of()),
                        row(
                                "lib.threads@process",
                                "peer",
                                "Rust",
                                "CPython 3.11.2",
                                Map.of("threads", "one a processor"))));
    }

    private static Header.ContenderRow row(
            String id, String kind, String language, String runtime, Map<String, String> options) {
        return Fixture.with(
                SampleRun.header().contenders().get(0),
                "id",
                ContenderId.of(id),
                "kind",
                kind,
                "language",
                language,
                "runtime",
                runtime,
                "options",
                options);
    }

    /* A pair in a group, on each deck and pooled: values of two sets. */
    private void pair(String group, String numerator, String denominator, List<DeckId> decks, double... values) {
        List<Double> list = List.of(values[0], values[1]);
        List<Where> wheres = new ArrayList<>(decks);
        wheres.add(Where.ALL);
        for (Where where : wheres) {
            ratios.add(new Summary.Ratio(
                    ContenderId.of(numerator),
                    ContenderId.of(denominator),
                    Quantity.TIME,
                    new Summary.Cell(group, "e", where, Mode.THROUGHPUT),
                    Estimator.geometric(list, 0.95),
                    list));
        }
    }

    private void speed(String group, String contender, DeckId deck, double megabytes) {
        Interval speed = new Interval(megabytes, megabytes, megabytes, 0.95, 2);
        speeds.add(new Summary.Speed(
                ContenderId.of(contender), new Summary.Cell(group, "e", deck, Mode.THROUGHPUT), speed, speed));
    }

    private Optional<Evidence> of(String now, String then) {
        Summary summary = Fixture.with(new SampleRun().summary(), "ratios", ratios, "speeds", speeds);
        return Evidence.of(header(), summary, ContenderId.of(now), ContenderId.of(then), Where.ALL);
    }

    @Test
    void aFixIsALibraryOrCodeOfTheSameLanguageInTheSameRuntimeAndTheFastestComesFirst() {
        List<DeckId> decks = List.of(ONE, OTHER);
        pair("g", "slow@process", "rust.cached@process", decks, 10, 10.5);
        for (String other : List.of("lib@process", "python.cached@process", "python+rust.cached@process")) {
            double factor = other.startsWith("lib") ? 2 : 4;
            pair("g", "slow@process", other, decks, factor, factor * 1.01);
            pair("g", other, "rust.cached@process", decks, 10 / factor, 10.5 / factor / 1.01);
        }
        for (String other : List.of("crate@process", "rest@process", "lib.threads@process")) {
            pair("g", "slow@process", other, decks, 8, 8.01);
        }
        Evidence evidence = of("slow@process", "rust.cached@process").orElseThrow();
        assertEquals(
                List.of(ContenderId.of("python.cached@process"), ContenderId.of("lib@process")),
                evidence.fixes().stream().map(Evidence.Fix::contender).toList());
        assertFalse(evidence.staysHome());
        assertTrue(of("slow@process", "lib@process").orElseThrow().staysHome());
        // Fix × left is the whole, set by set, in one group.
        Evidence.Fix best = evidence.fix().orElseThrow();
        assertEquals(
                evidence.ratio().estimate(),
                best.ratio().estimate() * best.left().estimate(),
                CLOSE);
    }

    @Test
    void whatMayBeNoFasterIsNoFix() {
        pair("g", "slow@process", "rust.cached@process", List.of(ONE), 10, 10.5);
        pair("g", "slow@process", "lib@process", List.of(ONE), 0.9, 1.3);
        pair("g", "lib@process", "rust.cached@process", List.of(ONE), 10, 9);
        assertEquals(
                Optional.empty(),
                of("slow@process", "rust.cached@process").orElseThrow().fix());
    }

    /** Its fork sets are others: the quotient by Welch, as {@link Estimator#unpaired} gives it of the values themselves. */
    @Test
    void aFixOfAnotherGroupCountsOverTheSameDecksOnly() {
        pair("g", "slow@process", "rust.cached@process", List.of(ONE, OTHER), 10, 10.5);
        pair("h", "slow@process", "lib@process", List.of(ONE), 6, 6.1);
        pair("i", "slow@process", "python.cached@process", List.of(ONE, OTHER), 2, 2.1);
        Evidence evidence = of("slow@process", "rust.cached@process").orElseThrow();
        assertEquals(1, evidence.fixes().size());
        Evidence.Fix fix = evidence.fix().orElseThrow();
        assertEquals(ContenderId.of("python.cached@process"), fix.contender());
        Interval expected = Estimator.unpaired(List.of(10.0, 10.5), List.of(2.0, 2.1), 0.95);
        assertEquals(expected.estimate(), fix.left().estimate(), CLOSE);
        assertEquals(expected.lower(), fix.left().lower(), 1e-9);
        assertEquals(expected.upper(), fix.left().upper(), 1e-9);
    }

    /** By hand: √(2 × 8) = 4; another group and another contender count for nothing. */
    @Test
    void theSpeedIsTheGeometricMeanOverTheSameDecks() {
        pair("g", "rust.cached@process", "slow@process", List.of(ONE, OTHER), 0.1, 0.1);
        speed("g", "slow@process", ONE, 2);
        speed("g", "slow@process", OTHER, 8);
        speed("h", "slow@process", ONE, 100);
        speed("g", "rust.cached@process", ONE, 100);
        Evidence evidence = of("slow@process", "rust.cached@process").orElseThrow();
        assertEquals(4, evidence.megabytesPerSecond(), CLOSE);
        // The row is of the other direction.
        assertEquals(10, evidence.ratio().estimate(), CLOSE);
    }

    @Test
    void timesOfSeveralThreadsOrOfPairsThatNeverMetAreNoEvidence() {
        pair("g", "slow@process", "lib.threads@process", List.of(ONE), 8, 8);
        assertEquals(Optional.empty(), of("slow@process", "lib.threads@process"));
        assertEquals(Optional.empty(), of("slow@process", "rust.cached@process"));
        assertEquals(Optional.empty(), of("slow@process", "unknown@process"));
    }

    /** The part of a whole takes less time than the whole, and is no way to do it. */
    @Test
    void aTokenizerIsNoFixOfThePipelineThatItIsAPartOf() {
        pair("g", "pipeline.python@process", "pipeline.rust@process", List.of(ONE), 2, 2.1);
        pair("g", "pipeline.python@process", "python.cached@process", List.of(ONE), 3, 3.1);
        pair("g", "python.cached@process", "pipeline.rust@process", List.of(ONE), 0.7, 0.71);
        assertEquals(
                Optional.empty(),
                of("pipeline.python@process", "pipeline.rust@process")
                        .orElseThrow()
                        .fix());
        assertEquals(Optional.empty(), of("pipeline.python@process", "python.cached@process"));
    }
}
