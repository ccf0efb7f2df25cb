package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected contents are those that the test itself writes. */
class SwapTest {
    /** No process has this number: Linux counts to 4,194,304 at most. */
    private static final String DEAD = "99999999-1";

    private static final Map<String, byte[]> NEW =
            Map.of("README.md", bytes("new"), "charts/a.svg", bytes("new a"), "charts/b.svg", bytes("new b"));
    private static final Set<String> GONE = Set.of("charts/z.svg");

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = fill(parent.resolve("results"));
    }

    private static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("charts"));
        Files.writeString(folder.resolve("run.ndjson"), "raw");
        Files.writeString(folder.resolve("README.md"), "old");
        Files.writeString(folder.resolve("charts/a.svg"), "old a");
        Files.writeString(folder.resolve("charts/z.svg"), "old z");
        Files.writeString(folder.resolve("charts/notes.txt"), "somebody's");
        return folder;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !path.equals(folder)).toList()) {
                contents.put(
                        folder.relativize(path).toString(),
                        Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return contents;
    }

    private static Map<String, String> swapped() {
        return new TreeMap<>(Map.of(
                "run.ndjson",
                "raw",
                "README.md",
                "new",
                "charts",
                "folder",
                "charts/a.svg",
                "new a",
                "charts/b.svg",
                "new b",
                "charts/notes.txt",
                "somebody's"));
    }

    /** A disk of which one change fails, and from then on all if what uses it is dead. */
    private static final class Failing implements Disk {
        private final int fatal;
        private final boolean dead;
        private final IOException how;
        private int changes;

        Failing(int fatal, boolean dead, IOException how) {
            this.fatal = fatal;
            this.dead = dead;
            this.how = how;
        }

        private boolean fails() {
            int number = changes++;
            return number == fatal || dead && number > fatal;
        }

        private void perhaps() throws IOException {
            if (fails()) {
                throw how;
            }
        }

        @Override
        public void makeFolder(Path path) throws IOException {
            perhaps();
            REAL.makeFolder(path);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            if (fails()) {
                if (changes - 1 == fatal) {
                    Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
                }
                throw how;
            }
            REAL.write(file, content);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            perhaps();
            REAL.move(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            perhaps();
            REAL.delete(path);
        }
    }

    @Test
    void newFilesReplaceFormerOnesAndThoseOfOthersStay() throws IOException {
        Swap.into(folder, NEW, GONE);
        assertEquals(swapped(), contents(folder));
    }

    @Test
    void aFolderBehindALinkIsWrittenWhereItLies() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
        Swap.into(link, NEW, GONE);
        assertEquals(swapped(), contents(folder));
        assertTrue(Files.isSymbolicLink(link));
        try (Stream<Path> beside = Files.list(parent)) {
            assertEquals(2, beside.count());
        }
    }

    /** Each change of the disk fails in turn, as on a full one, until one more than there are. */
    @Test
    void aDiskThatFailsAtAnyStepLeavesEveryFormerFile() throws IOException {
        Map<String, String> former = contents(folder);
        boolean failed = true;
        int step = 0;
        for (; failed; step++) {
            Path here = fill(parent.resolve("failing" + step));
            Failing disk = new Failing(step, false, new FileSystemException("x", null, "No space left on device"));
            try {
                Swap.into(here, NEW, GONE, disk, DEAD);
                failed = disk.changes > step;
            } catch (IOException told) {
                assertEquals(former, contents(here), "step " + step);
                assertTrue(
                        told.getMessage()
                                .matches("(file|folder) \\(.*/failing" + step
                                        + ".*\\) must be writable: its disk is full;"
                                        + " free some of it; everything in the folder is as it was"),
                        told.getMessage());
                continue;
            }
            // All was in place already when tidying up failed; the next swap tidies.
            Swap.into(here, NEW, GONE);
            assertEquals(swapped(), contents(here), "step " + step);
        }
        // Three folders, three files, the list, two moves a replaced file: fewer steps would mean that this test tests
        // nothing.
        assertTrue(step > 15, "steps: " + step);
    }

    /** A process that is killed changes nothing any more, nor undoes anything; the next one finds what it left. */
    @Test
    void aSwapKilledAtAnyStepIsUndoneByTheNext() throws IOException {
        Map<String, String> former = contents(folder);
        boolean killed = true;
        for (int step = 0; killed; step++) {
            Path here = fill(parent.resolve("killed" + step));
            Failing disk = new Failing(step, true, new IOException("killed"));
            try {
                Swap.into(here, NEW, GONE, disk, DEAD);
            } catch (IOException dead) {
                // Nobody is told.
            }
            killed = disk.changes > step;
            Map<String, String> between = contents(here);
            boolean marked = between.keySet().stream().anyMatch(Swap::left);
            between.keySet().removeIf(Swap::left);
            assertTrue(marked || between.equals(former) || between.equals(swapped()), "step " + step + between);
            // A swap that fails at once leaves what the recovery made of it.
            Path blocked = here.resolve("README.md.d");
            Files.createDirectory(blocked);
            assertThrows(IOException.class, () -> Swap.into(here, Map.of("README.md.d", bytes("x")), Set.of()));
            Files.delete(blocked);
            Map<String, String> recovered = contents(here);
            assertTrue(
                    recovered.equals(former) || recovered.equals(swapped()),
                    "step " + step + " recovered " + recovered);
            Swap.into(here, NEW, GONE);
            assertEquals(swapped(), contents(here), "step " + step);
        }
    }

    /** The undoing, too, may be killed at each of its steps. */
    @Test
    void anUndoingThatIsKilledIsTakenUpAgain() throws IOException {
        Map<String, String> former = contents(folder);
        int half = 14;
        boolean killed = true;
        for (int step = 0; killed; step++) {
            Path here = fill(parent.resolve("undone" + step));
            assertThrows(
                    IOException.class,
                    () -> Swap.into(here, NEW, GONE, new Failing(half, true, new IOException("killed")), DEAD));
            Failing second = new Failing(step, true, new IOException("killed"));
            try {
                Swap.into(here, Map.of(), Set.of(), second, "99999998-1");
            } catch (IOException dead) {
                // Nobody is told.
            }
            killed = second.changes > step;
            Swap.into(here, Map.of(), Set.of());
            assertEquals(former, contents(here), "step " + step);
        }
    }

    @Test
    void aFolderThatWasNotThereIsNotThereAfterAFailure() {
        Path fresh = parent.resolve("a/b");
        Failing disk = new Failing(4, false, new AccessDeniedException("x"));
        IOException told = assertThrows(IOException.class, () -> Swap.into(fresh, NEW, Set.of(), disk, DEAD));
        assertTrue(told.getMessage().contains("this user may not; change its rights"), told.getMessage());
        assertFalse(Files.exists(parent.resolve("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "charts/a.svg"})
    void aFolderInThePlaceOfAFileIsNamedAndStays(String name) throws IOException {
        Files.delete(folder.resolve(name));
        Files.createDirectory(folder.resolve(name));
        Map<String, String> former = contents(folder);
        IOException told = assertThrows(IOException.class, () -> Swap.into(folder, NEW, GONE));
        assertEquals(
                "file (" + folder.resolve(name) + ") must be a file and is a folder; move it away, nothing was changed",
                told.getMessage());
        assertEquals(former, contents(folder));
    }

    @Test
    void aFileInThePlaceOfTheFolderOfChartsIsNamedAndStays() throws IOException {
        Path place = Files.createDirectory(parent.resolve("other"));
        Files.writeString(place.resolve("charts"), "mine");
        IOException told = assertThrows(IOException.class, () -> Swap.into(place, NEW, GONE));
        assertTrue(told.getMessage().contains("charts) must be a folder and is a file;"), told.getMessage());
        assertEquals(Map.of("charts", "mine"), contents(place));
    }

    @Test
    void aSwapOfALivingProcessIsWaitedFor() throws IOException {
        String parentProcess = dev.assay.program.Owner.describe(
                ProcessHandle.current().parent().orElseThrow());
        Files.createDirectory(folder.resolve(".assay-swap-" + parentProcess));
        IOException told = assertThrows(IOException.class, () -> Swap.into(folder, NEW, GONE));
        assertEquals(
                "folder (" + folder + ") must be written by one process at a time; wait for process "
                        + parentProcess.split("-")[0] + " to end",
                told.getMessage());
    }

    /** A link leads to somebody's file, which is not one of the folder. */
    @Test
    void aLinkIsReplacedAndWhatItLeadsToStays() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside.md"), "outside");
        Files.delete(folder.resolve("README.md"));
        Files.createSymbolicLink(folder.resolve("README.md"), outside);
        Swap.into(folder, NEW, GONE);
        assertEquals("outside", Files.readString(outside));
        assertEquals(swapped(), contents(folder));
    }
}
