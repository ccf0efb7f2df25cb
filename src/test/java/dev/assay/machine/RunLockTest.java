package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.program.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLockTest {
    @TempDir
    private Path folder;

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aLockThatIsGivenBackLeavesNothing() throws IOException {
        try (RunLock lock = RunLock.take(folder)) {
            assertEquals(1, left().size(), lock::toString);
        }
        assertEquals(List.of(), left());
    }

    /** No process has such a number: Linux counts to 4,194,304 at most. */
    @Test
    void whatADeadProcessLeftBlocksNobodyWhoeverOwnsIt() throws IOException {
        Files.createFile(folder.resolve("assay-measure-root-99999999-17.lock"));
        // One that cannot be deleted, as another user's in a sticky folder, and as a folder that holds something.
        Path stays = Files.createDirectories(folder.resolve("assay-measure-bob-99999998-17.lock"));
        Files.createFile(stays.resolve("file"));
        RunLock.take(folder).close();
        assertEquals(List.of("assay-measure-bob-99999998-17.lock"), left());
    }

    /** A number is used again; then the start differs. */
    @Test
    void aLaterProcessOfTheSameNumberIsNotTheHolder() throws IOException {
        long pid = ProcessHandle.current().parent().orElseThrow().pid();
        Files.createFile(folder.resolve("assay-measure-root-" + pid + "-1.lock"));
        RunLock.take(folder).close();
        assertEquals(List.of(), left());
    }

    @Test
    void aLivingRunOfAnotherUserIsNamedAndRefused() throws IOException {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Path file = Files.createFile(folder.resolve("assay-measure-bob-" + Owner.describe(other) + ".lock"));
        assertEquals(
                "run lock (" + file + ", process " + other.pid()
                        + " of bob) must be free, since two runs would disturb each other; wait for that process to end",
                assertThrows(IllegalStateException.class, () -> RunLock.take(folder))
                        .getMessage());
        assertEquals(List.of(file.getFileName().toString()), left());
    }

    @Test
    void ofManyWhoTakeItAtOnceOneHasIt() throws Exception {
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> all = Stream.generate(() -> threads.submit(() -> {
                    start.await();
                    try {
                        RunLock.take(folder);
                        return true;
                    } catch (IllegalStateException held) {
                        return false;
                    }
                }))
                .limit(many)
                .toList();
        start.countDown();
        int have = 0;
        for (Future<Boolean> one : all) {
            have += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(1, have);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assay-measure.lock", "assay-measure-x.lock", "assay-measure-x-1.lock"})
    void aFolderOrAnythingThatIsNoLockIsNotAsked(String name) throws IOException {
        Files.createDirectory(folder.resolve(name));
        RunLock.take(folder).close();
        assertTrue(Files.exists(folder.resolve(name)));
    }

    @Test
    void aTemporaryFolderThatIsAFileIsOneClearLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        String said = assertThrows(IOException.class, () -> RunLock.take(file)).getMessage();
        assertTrue(
                said.matches(
                        "run lock \\(.*\\.lock\\) must be writable: a part of its path is a file; name another place;"
                                + " the folder is named by -Djava.io.tmpdir"),
                said);
        assertFalse(said.contains("Exception"));
    }
}
