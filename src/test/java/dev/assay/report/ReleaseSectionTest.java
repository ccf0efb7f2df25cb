package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.Chart;
import dev.assay.chart.Charts;
import dev.assay.chart.SampleRun;
import dev.assay.claim.Cause;
import dev.assay.claim.Definitions;
import dev.assay.claim.ReleaseLine;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.ReleasedAs;
import dev.assay.stats.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A made-up line of releases: nothing in it was measured. */
class ReleaseSectionTest {
    private final List<Header.ContenderRow> rows =
            new ArrayList<>(SampleRun.header().contenders());
    private final List<Verdict> verdicts = new ArrayList<>();
    private final StringBuilder claim = new StringBuilder("id = \"releases\"\nplace = 1\nquote = \"10-100 times\"\n");

    private String half(String arm, String library, String version, String day, String runtime, String control) {
        String id = arm + "." + version.replace('.', '-') + (control.isEmpty() ? "" : "-other") + "@process";
        Map<String, String> options =
                new LinkedHashMap<>(new ReleasedAs(library, version, LocalDate.parse(day), control).options());
        rows.add(new Header.ContenderRow(
                ContenderId.of(id),
                "peer",
                "Rust",
                "process",
                "1",
                runtime,
                Map.of(),
                options,
                "ids",
                "1",
                List.of("r50k_base"),
                true,
                null));
        return id;
    }

    private void reading(String id, String slow, String fast, double factor) {
        claim.append("[[reading]]\nid = \"")
                .append(id)
                .append("\"\nquestion = \"?\"\nnumerator = \"")
                .append(slow)
                .append("\"\ndenominator = \"")
                .append(fast)
                .append("\"\nquantities = [\"time\"]\ngroup = \"g\"\n")
                .append("encoding = \"r50k_base\"\nbounds = [10, 100]\norigin = \"article\"\naggregate = \"typical\"\n")
                .append("names = [\"the Python one\", \"the Rust one\"]\nsentence = \"{finding}\"\n");
        Interval ratio = new Interval(factor, factor / 1.05, factor * 1.05, 0.95, 8);
        verdicts.add(new Verdict(
                "releases",
                id,
                "10-100 times",
                "?",
                factor > 10 ? Verdict.Outcome.SUPPORTED : Verdict.Outcome.FALLS_SHORT,
                "",
                Optional.of(ratio),
                10,
                100,
                "article",
                "scope",
                "Sentence of " + id + ".",
                List.of(),
                ""));
    }

    private void pair(String version, String day, String runtime, String control, double factor) {
        reading(
                version + control,
                half("hf-slow", "transformers", version, day, runtime, control),
                half("hf-fast", "transformers", version, day, runtime, control),
                factor);
    }

    private Header header() {
        return Fixture.with(
                Fixture.with(SampleRun.header(), "contenders", rows), "claims", Map.of("releases", claim.toString()));
    }

    private ReleaseLine line() {
        return ReleaseLine.of(header(), verdicts);
    }

    /* Falls with another interpreter, rises by an accident that is taken away, stays, and ends. */
    private void history() {
        pair("3.0", "2020-06-01", "CPython 3.8.18", "", 20);
        pair("4.0", "2021-01-01", "CPython 3.9.18", "", 2);
        pair("4.1", "2022-01-01", "CPython 3.9.18", "", 4);
        reading(
                "4.1-mended",
                half("hf-slow-mended", "transformers", "4.1", "2022-01-01", "CPython 3.9.18", ""),
                "hf-fast.4-1@process",
                2.05);
        pair("4.2", "2023-01-01", "CPython 3.9.18", "", 4.1);
        pair("4.2", "2023-01-01", "CPython 3.13.0", "the interpreter", 4.5);
        reading(
                "5.0",
                "hf-slow.4-2@process",
                half("hf-fast", "transformers", "5.0", "2024-01-01", "CPython 3.13.0", ""),
                5);
        reading(
                "rival",
                "hf-slow.4-2@process",
                half("tiktoken", "tiktoken", "0.1", "2023-02-01", "CPython 3.9.18", ""),
                30);
    }

    @Test
    void aPointIsWhatItsTwoHalvesAre() {
        history();
        assertEquals(
                List.of(
                        "PAIR 3.0",
                        "PAIR 4.0",
                        "PAIR 4.1",
                        "MENDED 4.1",
                        "PAIR 4.2",
                        "CONTROL 4.2",
                        "RIVAL 0.1",
                        "AFTER 5.0"),
                line().points().stream()
                        .map(point -> point.series() + " " + point.as().version())
                        .toList());
        assertEquals(LocalDate.of(2024, 1, 1), line().end().orElseThrow());
    }

    /** By hand: 20 and 2, 2 and 4 lie apart by more than their 5 %; 4 and 4.1 do not; 2 and 2.05 do not. */
    @Test
    void everyTurnGetsASentenceWithItsCauseOrWhyThereIsNone() {
        history();
        assertEquals(
                List.of(
                        "The claim holds in 1 of the 4 releases of the pair that were measured: transformers 3.0.",
                        "From transformers 3.0 (2020-06-01) to 4.0 (2021-01-01) the factor falls from 20.0× (19.0–21.0) to"
                                + " 2.00× (1.90–2.10). The interpreter changed too (CPython 3.8.18, then CPython 3.9.18), so this cannot"
                                + " be laid at the library's door alone.",
                        "From transformers 4.0 (2021-01-01) to 4.1 (2022-01-01) the factor rises from 2.00× (1.90–2.10) to"
                                + " 4.00× (3.81–4.20). Sentence of 4.1-mended. No turn is seen without it: the intervals meet.",
                        "The pair ends on 2024-01-01: since that release of transformers the class of the Python tokenizer is the one"
                                + " backed by Rust.",
                        "One release, the interpreter held apart: transformers 4.2 on CPython 3.9.18 4.10× (3.90–4.30), on"
                                + " CPython 3.13.0 [the interpreter] 4.50× (4.29–4.73)."),
                ReleaseText.sentences(line(), List.of(), true));
        assertTrue(ReleaseText.sentences(line(), List.of(), false).stream()
                .allMatch(sentence -> sentence.startsWith(Validity.WITHHELD)));
    }

    @Test
    void aTurnWithoutItsCauseSaysSo() {
        pair("4.0", "2021-01-01", "CPython 3.9.18", "", 2);
        pair("4.1", "2022-01-01", "CPython 3.9.18", "", 4);
        assertTrue(ReleaseText.sentences(line(), List.of(), true).get(1).endsWith(" Its cause is not known."));
        reading(
                "4.1-mended",
                half("hf-slow-mended", "transformers", "4.1", "2022-01-01", "CPython 3.9.18", ""),
                "hf-fast.4-1@process",
                3);
        assertTrue(ReleaseText.sentences(line(), List.of(), true)
                .get(1)
                .endsWith(" Without it a turn is still seen: that is not all of its cause."));
    }

    /** By hand: 4 and 6 lie apart; the earlier one had the same thing, so that its taking away does not explain the step. */
    @Test
    void whatBothNeighboursHaveExplainsNoTurnBetweenThem() {
        pair("4.1", "2022-01-01", "CPython 3.9.18", "", 4);
        pair("4.2", "2023-01-01", "CPython 3.9.18", "", 6);
        for (String version : List.of("4.1", "4.2")) {
            reading(
                    version + "-mended",
                    half("hf-slow-mended", "transformers", version, "2022-01-01", "CPython 3.9.18", ""),
                    "hf-fast." + version.replace('.', '-') + "@process",
                    2);
        }
        assertTrue(ReleaseText.sentences(line(), List.of(), true).get(1).endsWith(" Its cause is not known."));
    }

    /** Knowledge beside the run: told where the run's own intervals show the turn, and of no other pair of neighbours. */
    @Test
    void whatTheSourcesTellStandsOnlyAtATurnOfTheRun() {
        pair("4.0", "2021-01-01", "CPython 3.9.18", "", 2);
        pair("4.1", "2022-01-01", "CPython 3.9.18", "", 4);
        pair("4.2", "2023-01-01", "CPython 3.9.18", "", 4.1);
        List<Cause> known = List.of(
                new Cause(
                        "transformers", "4.0", "4.1", Cause.Kind.ALGORITHM, "It keeps words.", "https://example.org/1"),
                new Cause("transformers", "4.1", "4.2", Cause.Kind.ACCIDENT, "It forgets.", "https://example.org/2"),
                new Cause("transformers", "4.0", "4.2", Cause.Kind.BUILD, "It was built.", "https://example.org/3"));
        List<String> told = ReleaseText.sentences(line(), known, true);
        assertEquals(2, told.size());
        assertTrue(told.get(1)
                .endsWith(" Cause: the algorithm. It keeps words (https://example.org/1). No arm of this run takes it"
                        + " away, so the cause is what the sources tell."));
    }

    /** By hand: 30 and 20 lie apart by more than their 5 %, and stand against one Python tokenizer; 20 and 20.5 do not lie apart. */
    @Test
    void releasesAgainstOnePythonTokenizerTurnWithinTheirLibrary() {
        pair("4.2", "2023-01-01", "CPython 3.9.18", "", 4.1);
        reading(
                "a",
                "hf-slow.4-2@process",
                half("tiktoken", "tiktoken", "0.1", "2023-02-01", "CPython 3.9.18", ""),
                30);
        reading("b", "hf-slow.4-2@process", half("other", "other", "0.2", "2023-03-01", "CPython 3.9.18", ""), 90);
        reading(
                "c",
                "hf-slow.4-2@process",
                half("tiktoken", "tiktoken", "0.3", "2023-04-01", "CPython 3.9.18", ""),
                20);
        reading(
                "d",
                "hf-slow.4-2@process",
                half("tiktoken", "tiktoken", "0.4", "2023-05-01", "CPython 3.9.18", ""),
                20.5);
        assertEquals(
                List.of(
                        "From tiktoken 0.1 (2023-02-01) to 0.3 (2023-04-01) the factor falls, against one Python tokenizer,"
                                + " from 30.0× (28.6–31.5) to 20.0× (19.0–21.0). Its cause is not known."),
                ReleaseText.sentences(line(), List.of(), true).subList(1, 2));
        assertEquals(2, ReleaseText.sentences(line(), List.of(), true).size());
    }

    @Test
    void theChartHoldsEveryPointWithItsDayAndLabel() {
        history();
        Chart chart = Charts.of(header(), new SampleRun().summary(), verdicts).stream()
                .filter(one -> one.id().equals("releases"))
                .findFirst()
                .orElseThrow();
        assertEquals(8, chart.rows().size());
        assertEquals(
                List.of("transformers 3.0", "2020-06-01", "CPython 3.8.18", "20.0 (19.0–21.0)", "supported"),
                chart.rows().get(0).subList(0, 5));
        String svg = chart.svg();
        for (String words : List.of("2020", "4.1 mended", "tiktoken 0.1", "no Python half from here on")) {
            assertTrue(svg.contains(words), words);
        }
    }

    /** Runs of before, and all that were not asked, hold none of it. */
    @Test
    void aRunWithoutTheClaimHasNoLine() {
        assertEquals(
                List.of(),
                ReleaseLine.of(SampleRun.header(), SampleRun.verdicts()).points());
        assertTrue(Definitions.all().stream().anyMatch(one -> one.id().equals(ReleaseLine.CLAIM)));
    }
}
