package dev.assay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.SmallData;
import dev.assay.measure.GroupPlan;
import dev.assay.run.Check;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Event;
import dev.assay.run.Mode;
import dev.assay.run.ResumableRun;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import dev.assay.usage.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs whose forks, clock, disk and contenders are made up, so that every count and every time below is reckoned by hand. A pass of
 * {@code a} takes 10 ms, one of {@code b} 20 ms. A fork has one warm-up turn of one pass and two steady ones of at least 50 ms: five
 * passes of {@code a}, three of {@code b}. A set of {@code a}, {@code b} and the twin of {@code a} takes 10 + 20 + 10 ms and twice 50 + 60
 * + 50 ms, which are 360 ms; with the twin of {@code b} it takes 390 ms. The run rests for a second before its first set.
 */
class SessionTest {
    private static final Map<String, String> NO_CLAIMS = Map.of();

    @TempDir
    Path root;

    private Rig rig() throws IOException {
        return new Rig(root, (contender, set) -> (contender.equals(Rig.A) ? 10 : 20) * Rig.MILLI);
    }

    private static Session.Plans always(int limitSeconds, GroupPlan... groups) {
        return (seed, excluded, here) -> Rig.plan(seed, limitSeconds, groups);
    }

    private static GroupPlan pair(String id, int sets) {
        return Rig.group(id, sets, sets, Rig.A, Rig.B);
    }

    private static List<Slice> slices(RunFile run, String group, int set) {
        return run.slices().stream()
                .filter(slice -> slice.group().equals(group) && slice.set() == set)
                .toList();
    }

    private static List<Event> events(RunFile run, String kind) {
        return run.events().stream().filter(event -> event.kind().equals(kind)).toList();
    }

    private static Map<String, String> madeOfWanted(RunFile run) {
        return run.completion().orElseThrow().groups().stream()
                .collect(Collectors.toMap(Completion.Sets::group, sets -> sets.made() + " of " + sets.wanted()));
    }

    private static Summary.Ratio ratio(RunFile run, String group, String numerator, String denominator) {
        Summary.Cell cell =
                new Summary.Cell(group, "cl100k_base", new DeckId(SmallData.CORPUS, SmallData.SIZE), Mode.THROUGHPUT);
        return Summarizer.summarize(run)
                .ratio(ContenderId.of(numerator), ContenderId.of(denominator), Quantity.TIME, cell)
                .orElseThrow();
    }

    @Test
    void aRunOfTwoGroupsIsMeasuredRecordedAndPublished() throws Exception {
        Rig rig = rig();
        Session.Ended ended = rig.run(NO_CLAIMS, always(600, pair("g", 2), pair("h", 2)));
        RunFile run = ended.run();
        assertTrue(ended.conforming());
        assertEquals(List.of("g0", "g1", "h0", "h1"), rig.forks.sets());
        // Three forks of three turns in each of four sets.
        assertEquals(36, run.slices().size());
        assertEquals(
                LongStream.range(0, 36).boxed().toList(),
                run.slices().stream().map(Slice::seq).toList());
        // Groups take turns, the one behind first.
        assertEquals(
                List.of("g0", "h0", "g1", "h1"),
                run.slices().stream()
                        .map(slice -> slice.group() + slice.set())
                        .distinct()
                        .toList());
        for (Slice slice : run.slices()) {
            boolean quick = slice.contender().toString().equals(Rig.A);
            int passes = slice.warmup() ? 1 : quick ? 5 : 3;
            assertEquals(passes, slice.result().passes());
            assertEquals(passes * (quick ? 10 : 20) * Rig.MILLI, slice.result().nanos());
            assertEquals(passes * 10L, slice.result().ops());
            assertEquals(passes * 640L, slice.result().tokens());
        }
        assertEquals(Map.of("g", "2 of 2", "h", "2 of 2"), madeOfWanted(run));
        // Resting, four sets, resting again: 1000 + 2 × 360 + 2 × 390 + 1000 ms.
        assertEquals(3500, run.end().measuringMillis());
        assertEquals(
                List.of("before a@jvm", "before b@jvm", "after a@jvm", "after b@jvm"),
                run.checks().stream()
                        .map(check -> check.when() + " " + check.contender())
                        .toList());
        assertTrue(run.checks().stream().allMatch(Check::conforming));
        // 20 ms ÷ 10 ms, in both sets.
        Summary.Ratio ratio = ratio(run, "g", Rig.B, Rig.A);
        assertEquals(2, ratio.ratio().estimate(), 1e-12);
        assertEquals(2, ratio.ratio().n());
        try (Stream<Path> left = Files.list(ended.published())) {
            assertEquals(
                    List.of("run.ndjson.gz"),
                    left.map(path -> path.getFileName().toString()).toList());
        }
    }

    /** A shell and the JDK add 128 to the number of a signal: 137 is a kill. */
    @Test
    void aForkThatDiesLosesItsSetAndTheRunGoesOn() throws Exception {
        Rig rig = rig();
        rig.forks.kill(Rig.B, "g1", 2);
        RunFile run =
                rig.run(NO_CLAIMS, always(600, pair("g", 3), pair("h", 1))).run();
        assertEquals(List.of("g0", "g1", "g2", "h0"), rig.forks.sets());
        assertEquals(Map.of("g", "3 of 3", "h", "1 of 1"), madeOfWanted(run));
        List<Event> killed = events(run, "killed");
        assertEquals(1, killed.size());
        assertEquals(
                "g 1 b@jvm",
                killed.get(0).group() + " " + killed.get(0).set() + " "
                        + killed.get(0).contender());
        String how = "b@jvm its JVM was killed by signal 9";
        assertTrue(killed.get(0).message().startsWith(how), killed.get(0).message());
        assertTrue(rig.said().contains("killed g set 1: " + how), rig.said()::toString);
        // The twin of that set is one of b too, and dies with it; a has all its turns.
        assertEquals(1, events(run, Event.CONTROL_KILLED).size());
        assertEquals(
                3,
                slices(run, "g", 1).stream()
                        .filter(slice -> slice.contender().toString().equals(Rig.A))
                        .count());
        assertEquals(9, slices(run, "g", 2).size());
        // Sets 0 and 2 are left.
        assertEquals(2, ratio(run, "g", Rig.B, Rig.A).ratio().n());
    }

    @Test
    void aFullDiskIsToldInOneLineAndTheSameCommandMakesWhatIsMissing() throws Exception {
        Rig rig = rig();
        Session.Plans plans = always(600, pair("g", 2), pair("h", 2));
        // All nine slices of g0, and five of h0.
        rig.host.fitSlices(14);
        Exception full = assertThrows(Exception.class, () -> rig.run(NO_CLAIMS, plans));
        assertEquals("run journal (No space left on device) must be writable; free the disk", Complaint.line(full));
        Path folder = theOnlyRun(rig);
        assertEquals(
                "nothing is lost: the slices so far lie in " + folder + "; the same command goes on from there",
                rig.said().get(rig.said().size() - 1));
        assertEquals(List.of("g0", "h0"), rig.forks.sets());
        List<String> before = Files.readAllLines(folder.resolve(ResumableRun.JOURNAL));
        // The last line is the half for which there was room.
        List<String> whole = before.subList(0, before.size() - 1);
        assertEquals(
                14,
                whole.stream()
                        .filter(line -> line.startsWith("{\"type\":\"slice\""))
                        .count());

        rig.host.fitSlices(Long.MAX_VALUE);
        RunFile run = rig.run(NO_CLAIMS, plans).run();
        // What was begun keeps its number, so h has its two sets as 1 and 2.
        assertEquals(List.of("g0", "g1", "h0", "h1", "h2"), rig.forks.sets());
        assertEquals(Map.of("g", "2 of 2", "h", "2 of 2"), madeOfWanted(run));
        assertEquals(
                whole, Files.readAllLines(folder.resolve(ResumableRun.JOURNAL)).subList(0, whole.size()));
        assertEquals(9, slices(run, "g", 0).size());
        assertEquals(5, slices(run, "h", 0).size());
        assertEquals(14 + 27, run.slices().size());
        assertEquals(41, new HashSet<>(run.slices().stream().map(Slice::seq).toList()).size());
        assertEquals(
                List.of("h0 a@jvm", "h0 b@jvm"),
                events(run, "stopped").stream()
                        .map(event -> event.group() + event.set() + " " + event.contender())
                        .toList());
        // Checks are made again, and said once.
        assertEquals(4, run.checks().size());
        assertEquals(2, ratio(run, "h", Rig.B, Rig.A).ratio().n());
    }

    private static Path theOnlyRun(Rig rig) throws IOException {
        try (Stream<Path> runs = Files.list(rig.runs())) {
            List<Path> all = runs.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }

    @Test
    void theLimitEndsTheRunBetweenSetsAndTheRunSaysWhatIsMissing() throws Exception {
        Rig rig = rig();
        // 2 s, of which the rest takes one; two sets of 360 ms leave 280 ms, in which none fits.
        Session.Ended ended = rig.run(NO_CLAIMS, always(2, pair("g", 3), pair("h", 3)));
        assertEquals(List.of("g0", "h0"), rig.forks.sets());
        assertEquals(Map.of("g", "1 of 3", "h", "1 of 3"), madeOfWanted(ended.run()));
        Completion completion = ended.run().completion().orElseThrow();
        assertEquals(2, completion.limitSeconds());
        assertEquals(0.36, completion.groups().get(0).secondsPerSet(), 1e-9);
        assertTrue(rig.said().contains("the limit of 0:02 min ends the fork sets · 2 of 6 made"), rig.said()::toString);
        // It is a whole run all the same.
        assertTrue(ended.conforming());
        assertEquals(18, ended.run().slices().size());
        assertEquals(4, ended.run().checks().size());
    }

    @Test
    void aContenderThatDoesNotConformIsNamedAndNotTimed() throws Exception {
        Rig rig = rig();
        List<Map<ContenderId, String>> excludedOnes = new ArrayList<>();
        Session.Ended ended = rig.run(NO_CLAIMS, (seed, excluded, here) -> {
            excludedOnes.add(excluded);
            List<String> timed = Stream.of(Rig.A, Rig.B, Rig.WRONG)
                    .filter(id -> !excluded.containsKey(ContenderId.of(id)))
                    .toList();
            return Rig.plan(seed, 600, Rig.group("g", 2, 2, timed.toArray(String[]::new)));
        });
        assertFalse(ended.conforming());
        // Before the conformance pass nobody is excluded.
        assertEquals(
                List.of(Map.of().keySet(), Map.of(ContenderId.of(Rig.WRONG), "").keySet()),
                excludedOnes.stream().map(Map::keySet).toList());
        assertEquals(List.of("g0 a@jvm", "g0 b@jvm", "g1 a@jvm", "g1 b@jvm"), rig.forks.started());
        assertEquals(
                List.of(Rig.WRONG),
                events(ended.run(), "failed").stream().map(Event::contender).toList());
        assertTrue(
                rig.said().stream()
                        .anyMatch(line -> line.startsWith("not timed wrong@jvm: cl100k_base en-prose 64 B: ")),
                rig.said()::toString);
    }

    @Test
    void aPlanThatTimesItAllTheSameIsRefusedBeforeAForkIsStarted() throws Exception {
        Rig rig = rig();
        Exception refused = assertThrows(
                IllegalStateException.class,
                () -> rig.run(NO_CLAIMS, always(600, Rig.group("g", 2, 2, Rig.A, Rig.WRONG))));
        assertEquals("contender (wrong@jvm) must have conformed before it is timed", refused.getMessage());
    }

    /**
     * Looks after two and four sets. In {@code g} {@code b} takes 2.0 times as long in both, which no bound of 1.5 is near: it is decided.
     * In {@code h} {@code c} takes 1.2 and 1.7 times as long in turn, and an interval of such sets holds 1.5.
     */
    @Test
    void aGroupWhoseVerdictIsDecidedGetsNoMoreSetsAndAnOpenOneDoes() throws Exception {
        Rig rig = new Rig(root, (contender, set) -> switch (contender) {
            case Rig.A -> 10 * Rig.MILLI;
            case Rig.B -> 20 * Rig.MILLI;
            default -> (set % 2 == 0 ? 12 : 17) * Rig.MILLI;
        });
        Map<String, String> claims = Map.of("decided", claim("decided", "g", Rig.B), "open", claim("open", "h", Rig.C));
        RunFile run = rig.run(
                        claims, always(600, Rig.group("g", 2, 4, Rig.A, Rig.B), Rig.group("h", 2, 4, Rig.A, Rig.C)))
                .run();
        assertEquals(List.of("g0", "g1", "h0", "h1", "h2", "h3"), rig.forks.sets());
        assertEquals(Map.of("g", "2 of 2", "h", "4 of 4"), madeOfWanted(run));
        List<Event> warned = events(run, "warning");
        assertTrue(
                warned.stream().anyMatch(event -> event.message()
                        .equals("open (x) is still open after the last interim analysis")),
                warned::toString);
    }

    private static String claim(String id, String group, String slower) {
        return String.join(
                "\n",
                "id = \"" + id + "\"",
                "place = 1",
                "quote = \"it is more than half as slow again\"",
                "[[reading]]",
                "id = \"x\"",
                "question = \"Is it?\"",
                "numerator = \"" + slower + "\"",
                "denominator = \"" + Rig.A + "\"",
                "quantities = [\"time\"]",
                "group = \"" + group + "\"",
                "encoding = \"cl100k_base\"",
                "corpora = []",
                "sizes = []",
                "bounds = [1.5, inf]",
                "origin = \"ours\"",
                "aggregate = \"typical\"",
                "names = [\"the slower\", \"the quicker\"]",
                "sentence = \"{finding}; {claim}.\"");
    }
}
