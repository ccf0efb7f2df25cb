package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.export.LedgerJson;
import dev.assay.export.SummaryCsv;
import dev.assay.export.SummaryJson;
import dev.assay.price.PriceList;
import dev.assay.price.PriceText;
import dev.assay.price.SamplePrices;
import dev.assay.report.LedgerText;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
    private static final RunFile RUN = SyntheticRun.standard();

    private static final List<Verdict> JUDGED = Ledger.judge(RUN, Summarizer.summarize(RUN));

    private static List<Verdict> judge(RunFile run) {
        return run == RUN ? JUDGED : Ledger.judge(run, Summarizer.summarize(run));
    }

    private static Verdict verdict(RunFile run, String id, String reading) {
        return judge(run).stream()
                .filter(verdict -> verdict.id().equals(id) && verdict.reading().equals(reading))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunWithThreeLooksIsJudgedAtTheSplitLevel() {
        Header header = RUN.header();
        Header looking = Fixture.withProtocol(header, "interimAnalyses", Map.of("python", List.of(8, 14, 24)));
        RunFile run = Fixture.with(RUN, "header", looking);
        Verdict once = verdict(RUN, "faster-10x-100x", "a");
        Verdict thrice = verdict(run, "faster-10x-100x", "a");
        assertEquals(1 - 0.05 / 3, thrice.ratio().orElseThrow().level(), 1e-12);
        // Half-widths are as the quantiles of t with 7 degrees of freedom: SciPy, t.ppf(1 - .05/6, 7) / t.ppf(.975, 7).
        assertEquals(3.127552, 2.364624252 * half(thrice) / half(once), 1e-5);
        assertTrue(
                thrice.scope().contains("8 fork sets, 98.3 % CI for an interim analysis after 8 sets ·"),
                thrice.scope());
        // The other groups and memory were to be looked at once.
        assertEquals(
                0.95, verdict(run, "faster-10x-100x", "b").ratio().orElseThrow().level());
        assertEquals(
                0.95, verdict(run, "less-memory", "a").ratio().orElseThrow().level());
    }

    /** A scope that spoke of looks at 14 and 24 sets would claim what nobody did; the level stays that of the plan. */
    @Test
    void aScopeNamesTheLooksThatTookPlace() {
        Map.of(
                        List.of(5, 8), "8 fork sets, 97.5 % CI for interim analyses after 5, 8 sets ·",
                        List.of(14, 24), "8 fork sets, 97.5 % CI, no interim analysis reached ·",
                        List.of(8), "8 fork sets ·")
                .forEach((counts, words) -> {
                    Header looking = Fixture.withProtocol(RUN.header(), "interimAnalyses", Map.of("python", counts));
                    String scope = verdict(Fixture.with(RUN, "header", looking), "faster-10x-100x", "a")
                            .scope();
                    assertTrue(scope.contains(words), scope);
                });
    }

    private static String cause(String id, Completion.Sets... told) {
        RunFile one = SyntheticRun.of("quick", 1, 2, 0.02, 3);
        Completion completion = new Completion(180, List.of(told));
        return verdict(Fixture.with(one, "completion", Optional.of(completion)), id, "a")
                .cause();
    }

    /** One set has no interval: that is noise, and the limit is its cause only where it denied more. */
    @Test
    void noiseOfAGroupThatTheLimitDeniedSetsIsCutShort() {
        assertEquals("cut short", cause("faster-10x-100x", new Completion.Sets("python", 1, 5, 10)));
        assertEquals("noise", cause("faster-10x-100x", new Completion.Sets("python", 1, 1, 10)));
        assertEquals("noise", cause("faster-10x-100x", new Completion.Sets("language", 1, 5, 10)));
        // Memory rests on processes of its own.
        assertFalse(
                cause("less-memory", new Completion.Sets("python", 1, 5, 10)).contains("cut"));
    }

    @Test
    void aGroupWithoutAnySetIsNotTestedBecauseTheRunWasCutShort() {
        RunFile none = Fixture.with(
                RUN,
                "slices",
                RUN.slices().stream()
                        .filter(slice -> !slice.group().equals("python"))
                        .toList(),
                "completion",
                Optional.of(new Completion(870, List.of(new Completion.Sets("python", 0, 5, 10)))));
        Verdict verdict = verdict(none, "faster-10x-100x", "a");
        assertEquals(Verdict.Outcome.NOT_TESTED, verdict.outcome());
        assertEquals("cut short", verdict.cause());
        assertEquals("Not tested: the limit left no time for a fork set of group python.", verdict.sentence());
    }

    /** A run that says nothing of it, as all of before, reads as it always did. */
    @Test
    void whatTheLimitLeftOpenIsCountedWithTheTimeThatWouldDecideIt() {
        RunFile one = SyntheticRun.of("quick", 1, 2, 0.02, 3);
        assertEquals(Optional.empty(), CutShort.of(one, judge(one)));
        RunFile cut = Fixture.with(
                one,
                "completion",
                Optional.of(new Completion(
                        180,
                        List.of(
                                new Completion.Sets("python", 1, 5, 10),
                                new Completion.Sets("language", 1, 4, 20),
                                new Completion.Sets("fast", 1, 1, 40)))));
        CutShort found = CutShort.of(cut, judge(cut)).orElseThrow();
        assertEquals(3, found.made());
        assertEquals(10, found.wanted());
        assertEquals(List.of("faster-10x-100x"), found.claims());
        // Readings a, of python, and b, of language: 5 × 10 s and 4 × 20 s, all sets anew.
        assertEquals(
                List.of("a", "b"), found.open().stream().map(Verdict::reading).toList());
        assertEquals(130, found.seconds());
    }

    private static double half(Verdict verdict) {
        Interval ratio = verdict.ratio().orElseThrow();
        return (Math.log(ratio.upper()) - Math.log(ratio.lower())) / 2;
    }

    private static RunFile without(String id) {
        Header header = RUN.header();
        List<Header.ContenderRow> rows = header.contenders().stream()
                .map(row -> !row.id().equals(ContenderId.of(id))
                        ? row
                        : Fixture.with(
                                row, "available", false, "reason", "no python3 on PATH: install Python 3.11 or newer"))
                .toList();
        return Fixture.with(RUN, "header", Fixture.with(RUN.header(), "contenders", rows));
    }

    @Test
    void theHeadlineOfAMadeUpRunFallsShort() {
        // Its truth is 400 ÷ 125 = 3.2 in the long run, a little less at 64 B because of the fixed 50 ns.
        Verdict verdict = verdict(RUN, "faster-10x-100x", "a");
        assertEquals(Verdict.Outcome.FALLS_SHORT, verdict.outcome());
        assertEquals("falls short in 12 of 12 cells, each by its own 95 % CI", verdict.supportedCells());
        assertTrue(
                verdict.sentence()
                        .matches("Hugging Face's Rust tokenizer is 3\\.\\d\\d× as fast as the Python tokenizer of"
                                + " transformers \\(95 % CI 3\\.\\d\\d–3\\.\\d\\d\\); the article claims 10–100×\\."),
                verdict.sentence());
    }

    @Test
    void aPairListedTheOtherWayRoundIsTurned() {
        // 1250 ÷ 25 = 50; the group lists Rust before Python.
        Verdict verdict = verdict(RUN, "faster-10x-100x", "b");
        assertEquals(Verdict.Outcome.SUPPORTED, verdict.outcome());
        assertEquals(50, verdict.ratio().orElseThrow().estimate(), 2);
        assertEquals(
                ContenderId.of("python.plain@process"), verdict.cells().get(0).numerator());
    }

    @Test
    void aFactCheckHasSourcesAndNothingThatLooksMeasured() {
        Verdict verdict = verdict(RUN, "history", "");
        assertEquals("fact check", verdict.outcome().label());
        assertFalse(verdict.outcome().decided());
        assertEquals(Optional.empty(), verdict.ratio());
        assertTrue(
                verdict.sentence().contains("Looked up, not measured: PyPI, tokenizers 0.0.2, "), verdict.sentence());
        FactCheck check = FactCheck.of(RUN.header(), List.of(verdict)).get("history");
        assertEquals(4, check.facts().size());
    }

    @Test
    void aQuestionWithoutBoundsGetsEachSize() {
        Verdict verdict = verdict(RUN, "java", "native");
        assertEquals(Verdict.Outcome.NO_BOUNDS, verdict.outcome());
        assertTrue(verdict.sentence().contains("at 64 B Rust in a process of its own is 1."), verdict.sentence());
        assertTrue(verdict.sentence().contains("at 16 KiB Rust in a process of its own is 1."), verdict.sentence());
    }

    /** By hand: the margin is 1.1, so "ahead" needs an interval beyond it and an estimate beyond 1.1 times the floor. */
    @ParameterizedTest
    @CsvSource({
        "1.3, 0.001, b is",
        "0.7, 0.001, a is",
        "1.0, 0.001, equal within 10.0 %",
        // The floor is exp(4.303 · 0.05 / √3) = 1.132: 1.3 is beyond 1.245, 1.2 is not, and no equality within 10 % can
        // be told.
        "1.3, 0.05, b is",
        "1.2, 0.05, undecided (noise floor)",
        "1.0, 0.05, undecided (noise floor)",
    })
    void aSideIsAheadBeyondMarginAndFloorOnly(double ratio, double spread, String expected) {
        List<Controls.Trial> trials = new ArrayList<>();
        for (int step = -1; step <= 1; step++) {
            List<Controls.Value> values = List.of(new Controls.Value(new DeckId("p", 64), step * spread));
            trials.add(new Controls.Trial(Role.TWIN, "g", step + 1, ContenderId.of("a@jvm"), "Java@jvm", values));
        }
        Summary.Cell cell = new Summary.Cell("g", "e", new DeckId("p", 64), Mode.THROUGHPUT);
        List<Double> values = List.of(ratio * 0.999, ratio, ratio * 1.001);
        Summary.Ratio row = new Summary.Ratio(
                ContenderId.of("a@jvm"),
                ContenderId.of("b@jvm"),
                Quantity.TIME,
                cell,
                Estimator.geometric(values, 0.95),
                values);
        Definition.Reading reading = new Definition.Reading(
                "x",
                "?",
                ContenderId.of("a@jvm"),
                ContenderId.of("b@jvm"),
                List.of(Quantity.TIME),
                "g",
                Optional.empty(),
                "e",
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                "",
                "by-size",
                1.1,
                List.of("a", "b"),
                "",
                Optional.empty());
        String words = VerdictText.bySize(reading, new Controls(trials, 1.05), List.of(row));
        assertTrue(
                words.startsWith("at 64 B " + expected + ": ") || words.startsWith("at 64 B " + expected + " 1."),
                words);
    }

    @Test
    void aCallAcrossABridgeGetsItsBreakEvenSizes() {
        // The synthetic run has 50 + 30 n ns in Java and 200 + 25 n through JNA: they cross at 30 B, below the sizes.
        String sentence = verdict(RUN, "java", "jna").sentence();
        assertTrue(
                sentence.contains(
                        "Break-even by size: on en-prose none: java.plain@jvm is behind at all sizes measured, 64 B"
                                + " to 16 KiB"),
                sentence);
        assertTrue(sentence.contains("; on cjk none"), sentence);
        assertFalse(sentence.contains("{"), sentence);
    }

    private static String ofAPart(String rest) {
        String claim = "id = \"x\"\nplace = 1\nquote = \"q\"\n[[reading]]\nid = \"a\"\nquestion = \"?\"\n"
                + "numerator = \"hf-slow@process\"\ndenominator = \"hf-fast@process\"\nquantities = [\"time\"]\n"
                + "group = \"python\"\nencoding = \"r50k_base\"\nsizes = [16384]\nbounds = [2, inf]\norigin = \"ours\"\n"
                + "aggregate = \"typical\"\nnames = [\"whole\", \"new\"]\nsentence = \"{finding}. {amdahl}\"\n"
                + "rest = \"" + rest + "\"\npart = [\"python.cached@process\", \"rust.cached@process\"]\n";
        RunFile run = Fixture.with(RUN, "header", Fixture.with(RUN.header(), "claims", Map.of("x", claim)));
        return verdict(run, "x", "a").sentence();
    }

    /** By hand at 16 KiB, fixed costs aside: 400 ÷ 60 = 6.67; 250 ÷ 8 = 31; 1 ÷ (60/400 + 340/400 ÷ 31.25) = 5.64. */
    @Test
    void aPartGetsTheBoundAndTheFactorOfAmdahlsLaw() {
        String sentence = ofAPart("tiktoken@process");
        assertTrue(
                sentence.matches(
                        "New is 3\\.\\d\\d× as fast as whole \\(.*\\)\\. If that part took no time, the whole would be 6\\.\\d\\d×"
                                + " as fast \\(95 % CI 6\\.\\d\\d–6\\.\\d\\d\\): Amdahl's bound\\. The part by itself is 3\\d\\.\\d× as fast"
                                + " \\(95 % CI 3\\d\\.\\d–3\\d\\.\\d\\), for which the law predicts a whole that is 5\\.\\d\\d× as fast"
                                + " \\(95 % CI 5\\.\\d\\d–5\\.\\d\\d\\)\\."),
                sentence);
        assertTrue(
                ofAPart("rust.plain@process")
                        .endsWith("). Amdahl's bound is not known: rust.plain@process, python.cached@process,"
                                + " rust.cached@process were not all measured on the same cells."),
                ofAPart("rust.plain@process"));
    }

    private static String holding(String to) {
        String attribution = "traits = [\"cache\", \"language\", \"splitter\"]\n"
                + "[usual]\ncache = \"none\"\nlanguage = \"Python\"\nsplitter = \"by hand\"\n"
                + "[[contender]]\nid = \"hf-slow@process\"\n"
                + "[[contender]]\nid = \"" + to + "\"\ncache = \"a cache of words\"\n"
                + "[[contender]]\nid = \"hf-fast@process\"\nlanguage = \"Rust\"\nsplitter = \"re\"\n"
                + "[[path]]\ngroup = \"python\"\nencoding = \"r50k_base\"\ncontenders = [\"hf-slow@process\", \"" + to
                + "\"]\n"
                + "[[leap]]\ngroup = \"python\"\nencoding = \"r50k_base\"\ncontenders = [\"" + to
                + "\", \"hf-fast@process\"]\n";
        Map<String, String> claims = new LinkedHashMap<>(Definitions.bundledTexts());
        claims.put(Attribution.KEY, attribution);
        return verdict(
                        Fixture.with(RUN, "header", Fixture.with(RUN.header(), "claims", claims)),
                        "faster-10x-100x",
                        "a")
                .sentence();
    }

    /** By hand, fixed costs aside: 400 ÷ 125 = 3.2 is 400 ÷ 250 = 1.6 times 250 ÷ 125 = 2. */
    @Test
    void aFactorThatHoldsAStepSaysHowMuchOfItThatIs() {
        String sentence = holding("python.cached@process");
        assertTrue(
                sentence.matches(
                        ".* is 3\\.\\d\\d× as fast as .*; the article claims 10–100×\\. Of that factor, 1\\.[56]\\d×"
                                + " \\(95 % CI 1\\.[56]\\d–1\\.[56]\\d\\) is one thing: the cache \\(none\\)\\. With a cache of words,"
                                + " (1\\.9\\d|2\\.0\\d)× \\(.*\\) is left\\."),
                sentence);
        // What takes nothing away is no part of it.
        assertTrue(JUDGED.stream().noneMatch(verdict -> verdict.sentence().contains("Of that factor")));
        assertTrue(!holding("rust.plain@process").contains("Of that factor"), "not in the group");
    }

    @Test
    void theScopeOfARunOnAnOwnTextNamesItAndItsReference() {
        UserText text =
                new UserText("my.txt", 200_000, "a".repeat(64), Map.of("r50k_base", TokenReference.agreedBy(5)));
        RunFile run = Fixture.with(RUN, "header", Fixture.withProtocol(RUN.header(), "ownText", Optional.of(text)));
        String time = verdict(run, "faster-10x-100x", "a").scope();
        assertTrue(time.contains(" · r50k_base · own text my.txt (tokens: agreed by 5 contenders) · 64 B, "), time);
        String memory = verdict(run, "less-memory", "a").scope();
        assertTrue(memory.contains(" · all decks of own text my.txt (tokens: agreed by 5 contenders) · "), memory);
    }

    @Test
    void theScopeNamesByWhoseWordTheTokensAreRightWhereTheRunTells() {
        Map<String, TokenReference> references = Map.of("r50k_base", TokenReference.of("tiktoken 0.14.0"));
        RunFile run = Fixture.with(RUN, "header", Fixture.withProtocol(RUN.header(), "references", references));
        assertTrue(verdict(run, "faster-10x-100x", "a").scope().contains(" · r50k_base (tokens: tiktoken 0.14.0) · "));
        assertTrue(verdict(run, "faster-10x-100x", "b").scope().contains(" · cl100k_base · "));
    }

    @Test
    void everyVerdictNamesItsScope() {
        assertEquals(
                "hf-slow@process 1.0 against hf-fast@process 1.0 · r50k_base · en-prose, eu-prose, code-java, cjk · 64 B, 1 KiB,"
                        + " 16 KiB · 8 fork sets · no bridge in the times · one machine: Example CPU 2.5 GHz"
                        + " (microarchitecture not recorded) · environment B",
                verdict(RUN, "faster-10x-100x", "a").scope());
    }

    @Test
    void pricesAreShownWithoutAVerdictAndElseTheLedgerSaysHowToTakeThem() {
        Verdict without = verdict(RUN, "price", "");
        assertEquals(Verdict.Outcome.NOT_TESTED, without.outcome());
        assertEquals("not measured beside this run; java -jar target/assay.jar price DIR measures it", without.cause());
        PriceList prices = SamplePrices.of(RUN.header());
        List<Verdict> verdicts = Ledger.judge(RUN, Summarizer.summarize(RUN), Optional.of(prices));
        Verdict with = verdicts.stream()
                .filter(verdict -> verdict.id().equals("price"))
                .findFirst()
                .orElseThrow();
        assertEquals("price list", with.outcome().label());
        assertFalse(with.outcome().decided());
        assertEquals(Optional.empty(), with.ratio());
        assertEquals(PriceText.sentence(prices), with.sentence());
        // Everything else is as it was.
        assertEquals(
                judge(RUN).stream()
                        .filter(verdict -> !verdict.id().equals("price"))
                        .toList(),
                verdicts.stream()
                        .filter(verdict -> !verdict.id().equals("price"))
                        .toList());
    }

    @Test
    void anOlderRunThatCalledThePricesNotTestedShowsThemToo() {
        Map<String, String> claims = new LinkedHashMap<>(RUN.header().claims());
        claims.put("price", "id = \"price\"\nplace = 18\nquote = \"q\"\nnot_tested = \"seconds and lines\"\n");
        RunFile old = Fixture.with(RUN, "header", Fixture.with(RUN.header(), "claims", claims));
        assertEquals(
                "it would take seconds and lines", verdict(old, "price", "").cause());
        assertTrue(Ledger.judge(old, Summarizer.summarize(old), Optional.of(SamplePrices.of(old.header()))).stream()
                .anyMatch(verdict -> verdict.outcome() == Verdict.Outcome.PRICE_LIST));
    }

    @Test
    void aSmokeRunGivesNoVerdict() {
        RunFile smoke = SyntheticRun.of("smoke", 2, 2, 0.02, 3);
        // What was looked up is no verdict of the run.
        assertTrue(judge(smoke).stream()
                .allMatch(verdict -> verdict.outcome() == Verdict.Outcome.NOT_TESTED
                        || verdict.outcome() == Verdict.Outcome.FACT_CHECK
                                && verdict.id().equals("history")));
    }

    @Test
    void aQuickRunSaysSoInItsScope() {
        RunFile quick = SyntheticRun.of("quick", 4, 2, 0.02, 3);
        assertTrue(verdict(quick, "faster-10x-100x", "a").scope().contains(" · quick · "));
    }

    @Test
    void oneForkSetIsNoise() {
        Verdict verdict = verdict(SyntheticRun.of("quick", 1, 2, 0.02, 3), "faster-10x-100x", "a");
        assertEquals(Verdict.Outcome.INCONCLUSIVE, verdict.outcome());
        assertEquals("noise", verdict.cause());
    }

    @Test
    void anAbsentContenderLeavesItsClaimsUntestedWithTheReason() {
        Verdict verdict = verdict(without("hf-slow@process"), "less-memory", "a");
        assertEquals(Verdict.Outcome.NOT_TESTED, verdict.outcome());
        assertEquals("hf-slow@process is absent: no python3 on PATH: install Python 3.11 or newer", verdict.cause());
    }

    @Test
    void aClaimWhoseGroupIsNotInTheRunNamesThePropertyThatMeasuresIt() {
        // The synthetic run has no group native.
        Verdict verdict = verdict(SyntheticRun.of("quick", 4, 2, 0.02, 3), "like-c", "clang");
        assertEquals(Verdict.Outcome.NOT_TESTED, verdict.outcome());
        assertEquals("not in this run; -Dassay.claims=like-c measures it", verdict.cause());
        assertEquals("Not tested in this run: -Dassay.claims=like-c measures it.", verdict.sentence());
    }

    @Test
    void whatARunWasNotAskedForIsLeftOutEvenWhereItsContendersWereMeasured() {
        Header asked = Fixture.withProtocol(RUN.header(), "claims", List.of("less-memory"));
        RunFile run = Fixture.with(RUN, "header", asked);
        Verdict left = verdict(run, "faster-10x-100x", "a");
        assertEquals(Verdict.Outcome.NOT_TESTED, left.outcome());
        assertEquals("left out by -Dassay.claims", left.cause());
        assertTrue(left.cells().isEmpty());
        assertEquals(verdict(RUN, "less-memory", "a"), verdict(run, "less-memory", "a"));
        // What no run can test yet is something else.
        assertTrue(verdict(run, "wasm", "").cause().startsWith("it would take "));
        assertEquals(
                Optional.of("not asked for in this run: faster-10x-100x, like-c, better-than-c, java, releases"),
                ClaimSelection.notAsked(judge(run)).map(line -> line.replace("safe-and-efficient, ", "")
                        .replace(", hybrid", "")
                        .replace(", bottleneck-first", "")));
        assertEquals(Optional.empty(), ClaimSelection.notAsked(judge(RUN)));
    }

    /** Returns the run with its twins' times multiplied, and a spike beside each twin that takes so many times what the twin took. */
    private static RunFile controlled(double twin, double spike) {
        List<Slice> slices = new ArrayList<>();
        for (Slice slice : RUN.slices()) {
            boolean control = slice.role() == Role.TWIN;
            slices.add(control ? scaled(slice, "twin", twin, slice.seq()) : slice);
            if (control) {
                slices.add(scaled(slice, "spike", spike, slice.seq() + 1_000_000));
            }
        }
        return Fixture.with(RUN, "slices", slices);
    }

    private static Slice scaled(Slice slice, String role, double factor, long seq) {
        return Fixture.with(
                slice,
                "seq",
                seq,
                "role",
                role,
                "nanos",
                Math.round(slice.result().nanos() * factor),
                "childNanos",
                slice.result().childNanos() == -1
                        ? -1
                        : Math.round(slice.result().childNanos() * factor));
    }

    @Test
    void aSpikeThatIsFoundLeavesTheVerdictsAsTheyAre() {
        RunFile run = controlled(1, 1.05);
        assertEquals(
                1.05, Summarizer.summarize(run).controls().spike().orElseThrow().estimate(), 0.02);
        assertEquals(
                judge(RUN).stream().map(Verdict::outcome).toList(),
                judge(run).stream().map(Verdict::outcome).toList());
    }

    @Tag("slow")
    @Test
    void anInvalidRunDecidesNothingAndEveryVerdictSaysSo() throws Exception {
        for (RunFile run : List.of(controlled(1.2, 1.05), controlled(1, 1.3))) {
            for (Verdict verdict : judge(run)) {
                // What was looked up does not hang on the controls of a run.
                if (verdict.outcome() != Verdict.Outcome.NOT_TESTED
                        && verdict.outcome() != Verdict.Outcome.FACT_CHECK) {
                    assertEquals(Verdict.Outcome.INCONCLUSIVE, verdict.outcome(), verdict.id());
                    assertEquals("noise: run invalid", verdict.cause());
                    assertTrue(verdict.sentence().startsWith("Withheld, since the controls of this run failed: "));
                    assertEquals("", verdict.supportedCells());
                }
            }
            JsonNode summary = JsonMapper.builder()
                    .build()
                    .readTree(SummaryJson.of(run, Summarizer.summarize(run), judge(run), Optional.empty()));
            assertEquals(false, summary.get("valid").asBoolean());
            assertTrue(summary.get("faults").size() > 0);
        }
        assertEquals(
                judge(RUN).stream().map(Verdict::id).toList(),
                judge(controlled(1.2, 1)).stream().map(Verdict::id).toList());
    }

    @Test
    void theControlsStandInTheSummary() throws Exception {
        RunFile run = controlled(1, 1.05);
        JsonNode summary = JsonMapper.builder()
                .build()
                .readTree(SummaryJson.of(run, Summarizer.summarize(run), judge(run), Optional.empty()));
        assertTrue(summary.get("valid").asBoolean() && summary.get("faults").isEmpty());
        JsonNode twin = summary.get("controls").get(0);
        assertEquals(
                "twin * 0", twin.get("role").asText() + " " + twin.get("kind").asText() + " " + twin.get("size"));
        // Three groups of eight sets; in the last of group fast the killed jtokkit would have had no twin anyway.
        assertEquals(24, twin.get("ratio").get("sets").asInt());
        assertEquals(summary.get("twin"), twin.get("ratio"));
        assertTrue(twin.get("noiseFloor").asDouble() >= 1.02);
        JsonNode without = JsonMapper.builder()
                .build()
                .readTree(SummaryJson.of(RUN, Summarizer.summarize(RUN), judge(RUN), Optional.empty()));
        assertTrue(without.get("spike").isNull() && without.get("valid").asBoolean());
    }

    @Test
    void aVerdictWithoutAnIntervalCannotBeBuilt() {
        Interval unknown = new Interval(20, Double.NaN, Double.NaN, 0.95, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Verdict(
                        "x",
                        "a",
                        "",
                        "",
                        Verdict.Outcome.SUPPORTED,
                        "",
                        Optional.of(unknown),
                        10,
                        100,
                        "ours",
                        "",
                        "",
                        List.of(),
                        ""));
    }

    @Test
    void noLineOfTheTableIsWiderThan120Columns() {
        assertEquals(
                List.of(),
                LedgerText.table(judge(RUN))
                        .lines()
                        .filter(line -> line.codePointCount(0, line.length()) > 120)
                        .toList());
    }

    /** Against the summary of a report, which holds all that is shown as well. */
    @Test
    void verdictsAreTheSameFromTheSummaryThatIsMadeForThemAlone() {
        assertEquals(judge(RUN), Ledger.judge(RUN, Summarizer.forVerdicts(RUN)));
    }

    @Test
    void theJsonHoldsTheMembersOfTheLedgerAndNullForAnOpenBound() throws Exception {
        JsonNode rows = JsonMapper.builder().build().readTree(LedgerJson.json(judge(RUN)));
        JsonNode memory = row(rows, "less-memory", "a");
        List<String> names =
                memory.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toList());
        assertEquals(
                List.of(
                        "id",
                        "reading",
                        "verdict",
                        "cause",
                        "ratio",
                        "lower",
                        "upper",
                        "bounds",
                        "scope",
                        "told",
                        "sentence",
                        "cells",
                        "level"),
                names);
        // The synthetic run's Python needs more: told as it was claimed.
        assertEquals("hf-slow@process", memory.at("/told/who").asText());
        assertEquals(memory.get("ratio"), memory.at("/told/factor"));
        assertTrue(memory.get("sentence").isTextual() && memory.get("cells").isTextual(), memory::toString);
        assertEquals("[2.0,null]", memory.get("bounds").toString());
        assertEquals("supported", memory.get("verdict").asText());
        JsonNode untested = row(rows, "gc-pauses", "null");
        assertTrue(untested.get("reading").isNull() && untested.get("ratio").isNull());
    }

    private static JsonNode row(JsonNode rows, String id, String reading) {
        for (JsonNode row : rows) {
            if (row.get("id").asText().equals(id) && row.get("reading").asText().equals(reading)) {
                return row;
            }
        }
        throw new AssertionError(id + " " + reading);
    }

    @Test
    void withoutARunTheJsonHasNoVerdicts() throws Exception {
        String json = LedgerJson.definitions(Definitions.parse(Definitions.bundledTexts()));
        for (JsonNode row : JsonMapper.builder().build().readTree(json)) {
            assertTrue(row.get("verdict").isNull());
        }
    }

    @Test
    void summaryFilesAreTheSameInAnyLocaleAndParse() throws Exception {
        var summary = Summarizer.summarize(RUN);
        var verdicts = Ledger.judge(RUN, summary);
        String json = SummaryJson.of(RUN, summary, verdicts, Optional.empty());
        String csv = SummaryCsv.of(RUN.header(), summary);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(json, SummaryJson.of(RUN, Summarizer.summarize(RUN), judge(RUN), Optional.empty()));
            assertEquals(csv, SummaryCsv.of(RUN.header(), summary));
        } finally {
            Locale.setDefault(before);
        }
        JsonNode first =
                JsonMapper.builder().build().readTree(json).get("ratios").get(0);
        assertEquals(summary.ratios().get(0).ratio().lower(), first.get("lower").asDouble(), 0);
        assertEquals(8, first.get("sets").asInt());
        assertEquals(
                summary.ratios().get(0).minimumDetectable(),
                first.get("minimumDetectable").asDouble(),
                0);
        // The 17 columns of the head in every row; no id here holds a comma.
        assertTrue(csv.lines().allMatch(line -> line.split(",", -1).length == 17));
    }
}
