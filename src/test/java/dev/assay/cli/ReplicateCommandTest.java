package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import dev.assay.run.UserText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs pack and replicate as they are typed; measuring itself is another test's. */
@Tag("slow")
class ReplicateCommandTest {
    private static final RunFile RUN = SyntheticRun.standard();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> measured = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path first;
    private Path again;

    @BeforeEach
    void write() throws IOException {
        first = write("first", RUN);
        again = write("again", RUN);
    }

    private Path write(String name, RunFile run) throws IOException {
        Path results = Files.createDirectories(folder.resolve(name));
        SyntheticRun.write(run, results.resolve("run.ndjson"));
        return results;
    }

    private int execute(Object... arguments) {
        return execute(ReplicateCommand::new, arguments);
    }

    private int execute(java.util.function.Supplier<?> replicate, Object... arguments) {
        return Assay.commandLine(Map.of("replicate", replicate), List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    /* In place of forks: notes what it is asked for, and has measured the run that lies there. */
    private ReplicateCommand measuring(int exit) {
        return new ReplicateCommand(Optional.of((command, arguments, before) -> {
            measured.addAll(arguments);
            before.accept(RUN.header().contenders());
            return new ReplicateCommand.Ended(exit, exit == 0 ? Optional.of(again) : Optional.empty());
        }));
    }

    /** All readings of the synthetic run that have bounds are decided, so its copy replicates it. */
    @Test
    void aPackIsHeldAgainstAResultsFolder() throws IOException {
        Path pack = folder.resolve("a.assay.zip");
        assertEquals(0, execute("pack", first, "--out", pack), err::toString);
        assertTrue(out.toString().contains("\nSHA-256   "), out::toString);
        assertTrue(out.toString().contains("\nwithheld  nothing"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, execute("replicate", pack, "--with", again), err::toString);
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.contains("environment  nothing that both runs tell differs"), out::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("replicated    faster-10x-100x (a), claimed 10–100×")),
                out::toString);
        assertTrue(
                lines.get(lines.size() - 1).length() <= 100 && out.toString().contains("Replicated: of "),
                out::toString);
        // What holds no blank, such as the name of a folder, is as long as it is.
        lines.forEach(
                line -> assertTrue(line.length() <= 100 || line.strip().matches("((first|second) run +)?\\S+"), line));
    }

    @Test
    void theJudgementForProgramsIsOneDocument() throws IOException {
        assertEquals(0, execute("replicate", first, "--with", again, "--json"), err::toString);
        JsonNode found = new ObjectMapper().readTree(out.toString());
        assertEquals("replicated", found.get("outcome").asText());
        JsonNode reading = found.get("readings")
                .valueStream()
                .filter(row -> row.get("id").asText().equals("faster-10x-100x"))
                .findFirst()
                .orElseThrow();
        assertEquals("replicated", reading.get("outcome").asText());
        assertEquals(1, reading.get("ratio").get("change").asDouble());
        assertFalse(reading.get("ratio").get("moved").asBoolean());
    }

    private static RunFile slower(String contender) {
        List<Slice> slower = RUN.slices().stream()
                .map(slice -> slice.contender().equals(ContenderId.of(contender))
                        ? Fixture.with(
                                slice,
                                "nanos",
                                5 * slice.result().nanos(),
                                "childNanos",
                                5 * slice.result().childNanos())
                        : slice)
                .toList();
        return Fixture.with(RUN, "slices", slower);
    }

    /** Readings without bounds have ratios too: what the last line counts, a line above it must name. */
    @Test
    void everyRatioThatMovedIsNamed() throws IOException {
        Path moved = write("moved", slower("rust.plain@process"));
        execute("replicate", first, "--with", moved);
        String page = out.toString().replaceAll("\\s+", " ");
        Matcher sum = Pattern.compile("; (\\d+) ratios? moved").matcher(page);
        assertTrue(sum.find(), page);
        assertTrue(page.contains("not compared java (native)"), page);
        assertTrue(Integer.parseInt(sum.group(1)) > 0, page);
        assertEquals(Integer.parseInt(sum.group(1)), page.split(": it moved", -1).length - 1, page);
    }

    /** 3.2 × 5 = 16 lies within 10 to 100, which 3.2 falls short of; a run of one set has no interval and decides nothing. */
    @Test
    void theExitCodeTellsTheOutcome() throws IOException {
        Path reversed = write("reversed", slower("hf-slow@process"));
        assertEquals(3, execute("replicate", first, "--with", reversed), err::toString);
        assertTrue(out.toString().contains("\ncontradicted  faster-10x-100x (a)"), out::toString);
        Path small = write("small", SyntheticRun.of("standard", 1, 2, 0.02, 3));
        assertEquals(4, execute("replicate", first, "--with", small), err::toString);
        assertTrue(out.toString().contains("\nundecided     faster-10x-100x (a)"), out::toString);
    }

    @Test
    void itMeasuresTheEffortGroupsSeedAndSlicesOfTheRun() {
        assertEquals(0, execute(() -> measuring(0), "replicate", first, "--minutes", "7"), err::toString);
        assertEquals(
                List.of(
                        "--effort",
                        "standard",
                        "--groups",
                        "python,language,fast",
                        "--seed",
                        "42",
                        "--slice-millis",
                        "50",
                        "--minutes",
                        "7"),
                measured);
        assertTrue(out.toString().indexOf("environment") < out.toString().indexOf("first run"), out::toString);
    }

    @Test
    void claimsThatWereAskedForByNameAreAskedForAgain() throws IOException {
        Path some = write(
                "some",
                Fixture.with(RUN, "header", Fixture.withProtocol(RUN.header(), "claims", List.of("less-memory"))));
        execute(() -> measuring(0), "replicate", some);
        assertEquals(List.of("--claims", "less-memory"), measured.subList(2, 4));
    }

    @Test
    void aMeasurementThatDoesNotConformHasItsOwnExitCodeAndNoJudgement() {
        assertEquals(1, execute(() -> measuring(1), "replicate", first));
        assertFalse(out.toString().contains("first run"), out::toString);
    }

    @Test
    void mistakesAreToldBeforeAnythingIsMeasured() throws IOException {
        Path smoke = write("smoke", SyntheticRun.of("smoke", 1, 1, 0, 1));
        UserText text = new UserText("t.txt", 5, "ab".repeat(32), Map.of());
        Path own = write(
                "own", Fixture.with(RUN, "header", Fixture.withProtocol(RUN.header(), "ownText", Optional.of(text))));
        Path other = Files.writeString(folder.resolve("other.txt"), "other");
        for (List<Object> arguments : List.<List<Object>>of(
                List.of(first, "--json"),
                List.of(first, "--with", first),
                List.of(first, "--with", again, "--plan"),
                List.of(smoke),
                List.of(own),
                List.of(own, "--corpus", other),
                List.of(first, "--corpus", other),
                List.of(first, "--wiht", again))) {
            err.getBuffer().setLength(0);
            List<Object> words = new ArrayList<>(List.of("replicate"));
            words.addAll(arguments);
            assertEquals(2, execute(() -> measuring(0), words.toArray()), arguments::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
        }
        assertEquals(List.of(), measured);
        assertEquals("", out.toString());
    }

    @Test
    void fromClassesItSaysHowToMeasure() {
        assertEquals(2, execute("replicate", first));
        assertTrue(err.toString().contains("mvn verify -Pbench"), err::toString);
    }

    @Test
    void aDamagedPackIsExitCode1AndOneLine() throws IOException {
        Path pack = Files.writeString(folder.resolve("a.assay.zip"), "no pack");
        assertEquals(1, execute("replicate", pack, "--with", again));
        assertTrue(err.toString().startsWith("replicate: pack (" + pack), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aPackIsWrittenOverAnEarlierOneAndOverNothingElse() throws IOException {
        Path pack = folder.resolve("a.assay.zip");
        assertEquals(0, execute("pack", first, "--out", pack), err::toString);
        assertEquals(0, execute("pack", again, "--out", pack), err::toString);
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "precious");
        assertEquals(2, execute("pack", first, "--out", precious));
        assertEquals(2, execute("pack", first, "--out", folder));
        assertEquals(2, execute("pack", first, "--out", folder.resolve("no/such/a.zip")));
        assertEquals("precious", Files.readString(precious));
        assertEquals(3, err.toString().lines().count(), err::toString);
    }
}
