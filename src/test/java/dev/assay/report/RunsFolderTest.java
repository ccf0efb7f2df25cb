package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
    private static final Path COMMITTED = Path.of("results");

    /* The smallest of the committed runs. */
    private static final String SMALL = "2026-11-26-amd-epyc-2c-cpp";

    private static final String AGAIN =
            "results/README.md must be made again: java -jar target/assay.jar ledger results";

    @TempDir
    private Path folder;

    @BeforeEach
    void twoRuns() throws IOException {
        for (String name : new String[] {SMALL, "2026-11-27-again-2c"}) {
            Files.copy(
                    COMMITTED.resolve(SMALL).resolve("run.ndjson.gz"),
                    Files.createDirectory(folder.resolve(name)).resolve("run.ndjson.gz"));
        }
        // A comparison of theirs is no run.
        Files.createDirectory(folder.resolve("compare"));
        Files.writeString(folder.resolve("NOTES.md"), "## 2026-11-27-again-2c\n\nMade again.\n");
    }

    private String refusal() {
        return assertThrows(IllegalArgumentException.class, () -> RunsFolder.write(folder))
                .getMessage();
    }

    /** A run that is added, removed or judged otherwise, and a note that changes, show here. */
    @Tag("slow")
    @Test
    void theCommittedPageIsWhatTheProgramMakesOfTheCommittedRuns() throws IOException {
        String page = Files.readString(COMMITTED.resolve("README.md"));
        String made = RunsFolder.page(
                COMMITTED,
                CommittedRuns.folders().stream()
                        .map(run -> run.getFileName().toString())
                        .toList());
        // The first line that differs says more than two pages.
        Iterator<String> expected = made.lines().iterator();
        page.lines().forEach(line -> {
            assertEquals(expected.hasNext() ? expected.next() : "", line, AGAIN);
            assertTrue(line.startsWith("|") || line.length() <= 100, line);
        });
        assertTrue(page.equals(made), AGAIN);
    }

    @Test
    void aPageIsMadeAndMadeAgain() throws IOException {
        RunsFolder.write(folder);
        String page = Files.readString(folder.resolve("README.md"));
        assertTrue(page.contains("### " + SMALL) && page.contains("Made again."));
        Files.delete(folder.resolve("NOTES.md"));
        RunsFolder.write(folder);
        assertFalse(Files.readString(folder.resolve("README.md")).contains("Made again."));
    }

    @Test
    void aRunThatIsMissingIsFound() throws IOException {
        Files.delete(folder.resolve("2026-11-27-again-2c/run.ndjson.gz"));
        assertEquals(
                "folder (" + folder.resolve("2026-11-27-again-2c")
                        + ") must hold run.ndjson.gz; bring it back, or move the folder away",
                refusal());
        Files.delete(folder.resolve("2026-11-27-again-2c"));
        assertTrue(refusal().startsWith("NOTES.md:1 run (2026-11-27-again-2c) must be a folder beside the notes"));
        assertFalse(Files.exists(folder.resolve("README.md")));
    }

    @Test
    void aPageOfSomebodyElsesIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# My runs\n");
        assertEquals(
                "file (" + folder.resolve("README.md")
                        + ") must be a page that this command made: move it away, or put what it says into NOTES.md",
                refusal());
        assertEquals("# My runs\n", Files.readString(folder.resolve("README.md")));
    }

    @Test
    void aFolderWithoutRunsIsRefused() {
        Path none = folder.resolve("compare");
        assertEquals(
                "folder (" + none + ") must hold results folders; name the one above them, such as results",
                assertThrows(IllegalArgumentException.class, () -> RunsFolder.write(none))
                        .getMessage());
    }
}
