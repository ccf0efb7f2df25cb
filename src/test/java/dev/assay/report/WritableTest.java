package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableTest {
    @TempDir
    private Path parent;

    @Test
    void theTrialLeavesNothing() throws IOException {
        assertEquals(Optional.empty(), Writable.whyNot(parent.resolve("a/b/c")));
        assertEquals(Optional.empty(), Writable.whyNot(parent));
        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(0, left.count());
        }
    }

    /** Even the superuser cannot make a folder of a file. */
    @Test
    void aFileInThePlaceOfAFolderIsFoundBeforeAnythingIsMade() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "mine");
        assertEquals(
                Optional.of("something else has its name; move that away, or name another place"),
                Writable.whyNot(file));
        assertEquals(
                Optional.of("a part of its path is a file; name another place"),
                Writable.whyNot(file.resolve("below")));
        Path nowhere = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("not/there"));
        assertEquals(
                Optional.of("something else has its name; move that away, or name another place"),
                Writable.whyNot(nowhere));
        assertFalse(Files.exists(parent.resolve("not")));
    }
}
