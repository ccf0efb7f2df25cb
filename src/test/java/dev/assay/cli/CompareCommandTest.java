package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.page.Page;
import dev.assay.report.Comparisons;
import dev.assay.run.SyntheticRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CompareCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path parent;

    private Path one;
    private Path other;

    @BeforeEach
    void runs() throws IOException {
        one = run("one", 7);
        other = run("other", 8);
    }

    private Path run(String name, long seed) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        SyntheticRun.write(SyntheticRun.of("quick", 3, 2, 0.02, seed), folder.resolve("run.ndjson"));
        return folder;
    }

    private int execute(Object... arguments) {
        out.getBuffer().setLength(0);
        return Assay.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("compare"), Stream.of(arguments))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingIsWrittenUnlessAFolderIsNamed() throws IOException {
        List<String> before = files(Path.of(""));
        assertEquals(0, execute(one, other), err::toString);
        assertTrue(out.toString().contains("--out DIR"), out::toString);
        assertEquals(before, files(Path.of("")));
        assertEquals(List.of("one", "other"), files(parent));
    }

    @Test
    void theFolderHoldsAllFormsAndIsMadeAgainByteForByte() throws IOException {
        Path folder = parent.resolve("out");
        assertEquals(0, execute(one, other, "--out", folder), err::toString);
        assertEquals(List.copyOf(new TreeSet<>(Comparisons.FILES)), files(folder));
        byte[] page = Files.readAllBytes(folder.resolve("compare.html"));
        byte[] picture = Files.readAllBytes(folder.resolve("compare.png"));
        assertEquals(0, execute(one, other, "--out", folder), err::toString);
        assertArrayEquals(page, Files.readAllBytes(folder.resolve("compare.html")));
        assertArrayEquals(picture, Files.readAllBytes(folder.resolve("compare.png")));
    }

    @Test
    void jsonAndMarkdownAreWholeDocuments() throws IOException {
        assertEquals(0, execute(one, other, "--json"), err::toString);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(2, json.get("runs").size());
        assertFalse(json.get("pairs").isEmpty() && json.get("readings").isEmpty());
        assertEquals(0, execute(one, other, "--markdown"), err::toString);
        assertTrue(out.toString().startsWith("# "), out::toString);
        assertEquals(List.of(), Page.of(out.toString()).tags());
    }

    /** Two runs of one truth, so that no ratio is twice what it was; the folder is written whatever a gate says. */
    @Test
    void aGateDecidesTheExitCode() throws IOException {
        Path folder = parent.resolve("out");
        assertEquals(1, execute(one, other, "--gate", "ratio > 2", "--out", folder), err::toString);
        assertTrue(out.toString().contains("ratio > 2: fail ("), out::toString);
        assertTrue(Files.readString(folder.resolve("compare.html")).contains("ratio &gt; 2: fail ("));
        assertEquals(3, execute(one, other, "--gate", "ratio < 1"), err::toString);
        assertEquals(1, execute(one, other, "--gate", "ratio > 2", "--json"), err::toString);
        JsonNode gate = new ObjectMapper().readTree(out.toString()).get("gate");
        assertEquals("fail", gate.get("outcome").asText());
        assertEquals(1, gate.get("exitCode").asInt());
    }

    @Test
    void aGateOnAClaimThatIsNotComparedIsUsage() throws IOException {
        Path folder = parent.resolve("out");
        assertEquals(2, execute(one, other, "--gate", "no-such: ratio > 2", "--out", folder));
        assertTrue(
                err.toString().startsWith("compare: gate (no-such: ratio > 2) must be about a claim"), err::toString);
        assertFalse(Files.exists(folder));
    }

    /** Judged before anything is read: the runs are not there. */
    @Test
    void wrongArgumentsAreRefusedBeforeAnythingIsRead() throws IOException {
        Path full = Files.createDirectories(parent.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "mine");
        assertEquals(2, execute("no-such", "other", "--out", full));
        assertEquals(2, execute("no-such", "other", "--json", "--markdown"));
        assertEquals(2, execute("no-such", "other", "no-such"));
        assertEquals(2, execute("no-such", "other", "--gate", "ratio > x"));
        assertEquals(4, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains("compare: gate (ratio > x) "), err::toString);
        assertTrue(err.toString().contains("folder (no-such) must be named once"), err::toString);
        assertEquals(List.of("notes.txt"), files(full));
    }

    @Test
    void theReadmeOfAnotherFolderIsNotReplaced() throws IOException {
        Path docs = Files.createDirectories(parent.resolve("docs"));
        Files.writeString(docs.resolve("README.md"), "# Mine\n");
        assertEquals(2, execute(one, other, "--out", docs));
        assertTrue(err.toString().contains("and holds a README.md of something else"), err::toString);
        assertEquals("# Mine\n", Files.readString(docs.resolve("README.md")));
    }

    @Test
    void aDamagedRunIsNamedAndNothingIsWritten() throws IOException {
        Path broken = Files.createDirectories(parent.resolve("broken"));
        Files.writeString(broken.resolve("run.ndjson"), "{}\n");
        Path folder = parent.resolve("out");
        assertEquals(1, execute(one, broken, "--out", folder));
        assertTrue(err.toString().startsWith("compare: run.ndjson:1 "), err::toString);
        assertFalse(Files.exists(folder));
    }
}
