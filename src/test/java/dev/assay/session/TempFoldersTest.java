package dev.assay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFoldersTest {
    @TempDir
    Path root;

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve("run.ndjson"), name);
        return folder;
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void twoRunsOfOneSecondHaveFoldersOfTheirOwn() throws IOException {
        Instant noon = Instant.parse("2026-11-30T12:00:00Z");
        Path first = TempFolders.ofRun(root, noon);
        assertEquals(root.resolve("20261130T120000Z"), first);
        assertEquals(root.resolve("20261130T120000Z-2"), TempFolders.ofRun(root, noon));
        assertEquals(
                root.resolve("20261130T120000Z-3"),
                TempFolders.fresh(root, first.getFileName().toString()));
    }

    /** Below a file there can be no folder, whatever rights one has. */
    @Test
    void runsGoElsewhereWhereTheProgramCannotWriteBesideItselfAndAlwaysToOnePlace() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        assertEquals(root.resolve("runs"), TempFolders.runs(root.resolve("runs"), root));
        Path elsewhere = TempFolders.runs(file.resolve("runs"), root);
        assertEquals(root, elsewhere.getParent());
        assertTrue(elsewhere.getFileName().toString().startsWith("assay-runs-"), elsewhere::toString);
        assertEquals(elsewhere, TempFolders.runs(file.resolve("runs"), root));
        String refusal = assertThrows(
                        IllegalStateException.class,
                        () -> TempFolders.runs(file.resolve("runs"), file.resolve("shared")))
                .getMessage();
        assertTrue(refusal.startsWith("folder (" + file.resolve("runs") + ") must be writable, "), refusal);
    }

    @Test
    void aPublishedRunNeverCoversAnotherAndIsNotLost() throws IOException {
        Path made = folder("made");
        Path taken = folder("results/taken");
        IOException refused = assertThrows(IOException.class, () -> TempFolders.publish(made, taken));
        assertTrue(refused.getMessage().startsWith("folder (" + taken + ") must be writable: "), refused.getMessage());
        assertEquals("results/taken", Files.readString(taken.resolve("run.ndjson")));
        assertEquals("made", Files.readString(made.resolve("run.ndjson")));
        assertEquals(List.of("taken"), names(taken.getParent()));

        Path free = root.resolve("results/free");
        TempFolders.publish(made, free);
        assertEquals("made", Files.readString(free.resolve("run.ndjson")));
        assertFalse(Files.exists(made));
    }

    @Test
    void aFinishedRunTakesTheFolderOfRunsWithItIfThatWasMadeForItAlone() throws IOException {
        Path first = folder("assay-runs-me/first");
        Path second = folder("assay-runs-me/second");
        TempFolders.finished(first);
        assertEquals(List.of("second"), names(second.getParent()));
        TempFolders.finished(second);
        assertFalse(Files.exists(second.getParent()));
        TempFolders.finished(folder("runs/only"));
        assertTrue(Files.exists(root.resolve("runs")));
    }
}
