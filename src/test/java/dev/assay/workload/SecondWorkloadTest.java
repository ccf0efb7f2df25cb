package dev.assay.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bridge.ContenderLauncher;
import dev.assay.bridge.Tools;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Kind;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.TimingPermit;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.Reference;
import dev.assay.measure.Cell;
import dev.assay.measure.Definitions;
import dev.assay.measure.Expected;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.MemoryForks;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.report.ResultsFolder;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Line;
import dev.assay.run.Protocol;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.RunWriter;
import dev.assay.run.Slice;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seam: a workload that is no tokenizer goes from its plan through conformance, fork sets, run file and verdict to its report, and
 * nothing on the way is written for it. It sums bytes, and is defined in the test resource {@code benchmarks/workloads.toml}.
 */
class SecondWorkloadTest {
    private static final ContenderId LOOP = ContenderId.of("sums.loop@jvm");
    private static final ContenderId STREAM = ContenderId.of("sums.stream@jvm");
    private static final ContenderId PYTHON = ContenderId.of("sums@process");

    private static final String PLAN = """
            [[group]]
            id = "sums"
            workload = "byte-sums"
            purpose = "Which sums bytes fastest?"
            encoding = "byte-sum"
            contenders = ["sums.loop@jvm", "sums.stream@jvm", "sums@process"]
            spike_cells = ["numbers/64"]
            [effort.quick]
            limit_seconds = 600
            slice_millis = 50
            rewarm_millis = 10
            memory_replicates = 2
            memory_cells = ["*/*"]
            memory_contenders = ["sums@process"]
            cold_replicates = 2
            groups = ["sums"]
            group.sums = { sets = 6, warmup_rounds = 1, rounds = 2, cells = ["*/*"] }
            """;

    private static final String CLAIM = """
            id = "loop"
            place = 1
            quote = "a loop is four times as fast"
            [[reading]]
            id = "a"
            question = "How many times as fast as Python is a loop in Java?"
            numerator = "sums@process"
            denominator = "sums.loop@jvm"
            quantities = ["time"]
            group = "sums"
            workload = "byte-sums"
            encoding = "byte-sum"
            corpora = []
            sizes = []
            bounds = [3.0, 5.0]
            origin = "ours"
            aggregate = "typical"
            names = ["Python", "a loop in Java"]
            sentence = "{finding}; we asked for {claim}."
            """;

    /** Every input is one byte over and over, so that its sum is known without a loop: length × byte. */
    private static final List<Deck> DECKS =
            List.of(deck("numbers", 64, 32), deck("numbers", 1024, 8), deck("en-prose", 1024, 8));

    private static final Encoding SUM = Encodings.of("byte-sum");
    private static final Reference REFERENCE =
            Reference.made("length times byte", DECKS, input -> new int[] {input.length * input[0]});

    /** Made up: the loop is four times as fast as Python. */
    private static final Map<ContenderId, Double> NANOS_PER_BYTE =
            Map.of(LOOP, 1_000.0, STREAM, 2_000.0, PYTHON, 4_000.0);

    private final Map<ContenderId, LiveContender> subjects = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private static Deck deck(String corpus, int size, int inputs) {
        List<byte[]> all = new ArrayList<>();
        for (int value = 1; value <= inputs; value++) {
            byte[] input = new byte[size];
            Arrays.fill(input, (byte) value);
            all.add(input);
        }
        return new Deck(corpus, size, all, "00".repeat(32));
    }

    @BeforeEach
    void bringToLife() {
        assumeTrue(Tools.python().isPresent(), "no python3 on PATH");
        subjects.put(LOOP, new Summer(SecondWorkloadTest::loop));
        subjects.put(STREAM, new Summer(input -> IntStream.range(0, input.length)
                .map(at -> input[at])
                .sum()));
        subjects.put(PYTHON, worker());
        subjects.values().forEach(subject -> subject.load(SUM));
    }

    @AfterEach
    void end() {
        subjects.values().forEach(LiveContender::close);
    }

    private static int loop(byte[] input) {
        int sum = 0;
        for (byte one : input) {
            sum += one;
        }
        return sum;
    }

    private static Contender contender(ContenderId id) {
        return new Contender(
                id,
                Kind.FIRST_PARTY,
                id.equals(PYTHON) ? "Python" : "Java",
                id.bridge(),
                List.of(SUM),
                Map.of(),
                "one sum");
    }

    private LiveContender worker() {
        Path script = Path.of("src/test/resources/dev/assay/workload/sums.py").toAbsolutePath();
        String command = "'" + Tools.python().orElseThrow() + "' '" + script + "' '"
                + Path.of("benchmarks/examples").toAbsolutePath() + "'";
        Vocabularies none = new Vocabularies() {
            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public byte[] bytes(Encoding encoding) {
                throw new AssertionError("sums need no vocabulary");
            }
        };
        return new ContenderLauncher()
                .open(new Declaration(contender(PYTHON), "command", command, ""), none, Purpose.TIMING);
    }

    private static List<Header.ContenderRow> rows(List<String> encodings) {
        return List.of(LOOP, STREAM, PYTHON).stream()
                .map(id -> new Header.ContenderRow(
                        id,
                        "first-party",
                        contender(id).language(),
                        contender(id).bridge(),
                        "1",
                        "test",
                        Map.of(),
                        Map.of(),
                        "one sum",
                        "0123456789abcdef",
                        encodings,
                        true,
                        null))
                .toList();
    }

    private static List<Header.DeckRow> deckRows() {
        return DECKS.stream()
                .map(deck -> new Header.DeckRow(
                        deck.corpus(), deck.sizeBytes(), deck.inputs().size(), deck.bytes(), deck.sha256()))
                .toList();
    }

    private static Plan plan(List<Header.ContenderRow> rows) {
        return new Planner(Definitions.parse(PLAN), rows, deckRows())
                .plan("quick", List.of(), Optional.empty(), 42, Map.of());
    }

    private List<Check> checks(Plan plan, String when) {
        List<Check> checks = new ArrayList<>();
        subjects.forEach((id, subject) -> DECKS.stream()
                .filter(deck -> plan.visits(SUM.id(), new DeckId(deck.corpus(), deck.sizeBytes())))
                .forEach(deck -> checks.add(Conformance.check(subject, id, SUM, deck, REFERENCE, when))));
        return checks;
    }

    private static Map<Cell, Expected> expected(GroupPlan group) {
        Map<Cell, Expected> expected = new HashMap<>();
        for (Cell cell : group.cells()) {
            int inputs = cell.deck().size() == 64 ? 32 : 8;
            // A sum an input; the last input is its number over and over.
            expected.put(cell, new Expected(inputs, "sums", cell.deck().size() * inputs));
        }
        return expected;
    }

    private RunFile run(Plan plan, String claim) throws IOException {
        List<Line> lines = new ArrayList<>(checks(plan, "before"));
        lines.forEach(line -> assertTrue(((Check) line).conforming(), line::toString));
        List<Check> before = checks(plan, "before");
        subjects.keySet()
                .forEach(id ->
                        assertTrue(TimingPermit.of(contender(id), SUM, before).isPresent(), id::toString));
        List<Slice> slices = new PlayedSets(
                        plan,
                        subjects,
                        NANOS_PER_BYTE,
                        DECKS,
                        expected(plan.groups().get(0)))
                .play();
        lines.addAll(slices);
        memory(plan, lines);
        lines.addAll(checks(plan, "after"));
        Path file = folder.resolve("run.ndjson");
        try (RunWriter writer = RunWriter.create(file)) {
            writer.append(header(plan, claim));
            for (Line line : lines) {
                writer.append(line);
            }
            writer.end(1_000, 1_000);
        }
        return RunReader.read(folder);
    }

    private void memory(Plan plan, List<Line> lines) {
        List<Deck> decks = plan.memoryDecks().stream()
                .map(row -> DECKS.stream()
                        .filter(deck -> deck.corpus().equals(row.corpus()) && deck.sizeBytes() == row.size())
                        .findFirst()
                        .orElseThrow())
                .toList();
        MemoryForks.Opener opener = new MemoryForks.Opener() {
            @Override
            public LiveContender fresh(ContenderId contender) {
                return worker();
            }

            @Override
            public LiveContender counting(ContenderId contender) {
                return worker();
            }

            @Override
            public String flags(ContenderId contender) {
                return "as shipped";
            }
        };
        new MemoryForks(opener, decks, lines::add)
                .run(plan.memory(), plan.memoryReplicates(), plan.seed(), (target, replicate) -> false);
    }

    private static final Protocol PROTOCOL = new Protocol(
            0.05, Map.of(), Map.of("byte-sum", TokenReference.of("length times byte")), Optional.empty(), List.of());

    private static Header header(Plan plan, String claim) {
        return new Header(
                Header.SCHEMA,
                "0.1.0",
                "2026-11-30T12:00:00Z",
                plan.effort(),
                plan.seed(),
                Map.of("cpu", "Example CPU 2.5 GHz", "cores", "2", "os", "Linux 6.1", "memory", "8 GiB"),
                "B",
                "made up",
                Map.of("slice", "50 ms"),
                PROTOCOL,
                rows(List.of("byte-sum")),
                deckRows(),
                plan.groups().stream().map(GroupPlan::row).toList(),
                Map.of("loop", claim));
    }

    @Test
    void itsPlanNamesItAndGivesItNoTextOfTokenizers() {
        Plan plan = plan(rows(List.of("byte-sum")));
        assertTrue(plan.text().contains("  workload  byte-sums: summing bytes, sums\n"), plan.text());
        assertEquals(
                List.of("numbers 64 run", "numbers 64 spike", "numbers 1024 run"),
                plan.groups().get(0).cells().stream()
                        .map(cell -> cell.deck().corpus() + " " + cell.deck().size() + " "
                                + (cell.control().isPresent()
                                        ? "spike"
                                        : cell.mode().text()))
                        .toList());
        // Cold starts are timed on prose, which is no input of it.
        assertEquals(List.of(), plan.cold().targets());
        assertEquals(List.of(new Plan.Target(PYTHON, "byte-sum")), plan.memory());
    }

    @Test
    void aWrongSumIsToldInItsOwnWords() {
        LiveContender wrong = new Summer(input -> loop(input) + 1);
        Check check = Conformance.check(wrong, LOOP, SUM, DECKS.get(0), REFERENCE, "before");
        assertFalse(check.conforming());
        assertEquals("input 0: differs from the reference: 1 sums, the reference has 1", check.detail());
        assertEquals(Optional.empty(), TimingPermit.of(contender(LOOP), SUM, List.of(check)));
    }

    @Test
    void aTextOfTheUsersOwnIsToldInItsWords() {
        UserText own = new UserText("my.txt", 1, "", Map.of("byte-sum", TokenReference.agreedBy(2)));
        assertEquals(
                "own text my.txt (sums: agreed by 2 contenders)",
                own.label(SUM.workload().answers()));
    }

    @Test
    void itGoesFromPlanToReportAndNothingOnTheWaySpeaksOfTokens() throws IOException {
        RunFile run = run(plan(rows(List.of("byte-sum"))), CLAIM);
        assertEquals(
                new Workload("byte-sums", "summing bytes", "sums", "nothing"),
                run.header().groups().get(0).workload());
        // By hand: 6 sets × (3 rounds, the first of them warm-up) × 2 cells × (3 contenders + twin), and 3 of the
        // control.
        assertEquals(
                6 * 3 * 2 * 4,
                run.slices().stream()
                        .filter(slice -> slice.role() != Role.CONTROL)
                        .count());
        Summary summary = Summarizer.summarize(run);
        List<Verdict> verdicts = Ledger.judge(run, summary);
        Verdict verdict = verdicts.get(0);
        assertEquals(Verdict.Outcome.SUPPORTED, verdict.outcome(), verdict.toString());
        // 4000 ÷ 1000 ns a byte; forks differ by 1 %, so a set's ratio by 1.4 % and the mean of six by 0.6 %.
        assertEquals(4, verdict.ratio().orElseThrow().estimate(), 0.1);
        assertTrue(
                verdict.scope()
                        .contains(" · summing bytes · byte-sum (sums: length times byte) · numbers · 64 B, 1 KiB"),
                verdict.scope());
        ResultsFolder.write(run, summary, verdicts, folder);
        String page = Files.readString(folder.resolve("report.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("One kind of task: summing bytes of "), "the task of the report");
        assertTrue(page.contains("s sums equal the reference for every input"), "the method of the report");
        for (String file : List.of("report.html", "README.md", "summary.json", "summary.csv", "jmh.json")) {
            String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
            for (String word : List.of("token", "vocabular", "tiktoken", "_base")) {
                int at = text.indexOf(word);
                assertTrue(at < 0, () -> file + ": " + text.substring(Math.max(0, at - 80), at + 80));
            }
        }
    }

    @Test
    void aContenderOfAnotherWorkloadIsRefusedInOneLine() {
        assertEquals(
                "group sums: contender (sums.loop@jvm, which does tokenize) must do byte-sums, the workload of its group;"
                        + " correct plan.toml",
                assertThrows(IllegalArgumentException.class, () -> plan(rows(List.of("cl100k_base"))))
                        .getMessage());
    }

    @Test
    void aGroupNamesItsWorkloadAndAnEncodingOfIt() {
        assertEquals(
                "plan.toml:3 group workload (byte-sum) must be one of byte-sums, tokenize; did you mean byte-sums?",
                refusal(PLAN.replace("\"byte-sums\"", "\"byte-sum\"")));
        assertEquals(
                "plan.toml:1 group workload (missing) must be a text; correct the file",
                refusal(PLAN.replace("workload = \"byte-sums\"\n", "")));
        assertEquals(
                "plan.toml:5 group encoding (r50k_base) must be one of workload byte-sums: byte-sum; correct the file",
                refusal(PLAN.replace("\"byte-sum\"", "\"r50k_base\"")));
    }

    private static String refusal(String plan) {
        return assertThrows(IllegalArgumentException.class, () -> Definitions.parse(plan))
                .getMessage();
    }

    @Test
    void aReadingOfAnotherWorkloadThanItsGroupsIsRefusedWithItsPlace() throws IOException {
        String other = CLAIM.replace("workload = \"byte-sums\"", "workload = \"tokenize\"");
        RunFile run = run(plan(rows(List.of("byte-sum"))), other);
        Summary summary = Summarizer.summarize(run);
        assertEquals(
                "claims/loop.toml reading a workload (tokenize) must be byte-sums, that of its group sums; correct the file",
                assertThrows(IllegalArgumentException.class, () -> Ledger.judge(run, summary))
                        .getMessage());
    }

    @Test
    void aReadingThatNamesNoneHasThatOfItsGroup() throws IOException {
        RunFile run = run(plan(rows(List.of("byte-sum"))), CLAIM.replace("workload = \"byte-sums\"\n", ""));
        Verdict verdict = Ledger.judge(run, Summarizer.summarize(run)).get(0);
        assertEquals(Verdict.Outcome.SUPPORTED, verdict.outcome());
        assertTrue(verdict.scope().contains(" · summing bytes · "), verdict.scope());
    }
}
