package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonsTest {
    @TempDir
    Path root;

    @Test
    void theNewestPatchOfAVersionThatPyenvKeepsComesFirst() throws IOException {
        Path ninth = interpreter("versions/3.8.9/bin/python3.8");
        Path eighteenth = interpreter("versions/3.8.18/bin/python3.8");
        interpreter("versions/3.9.1/bin/python3.9");
        interpreter("versions/13.8.1/bin/python3.8");
        Files.createDirectories(root.resolve("versions/3.8.19/bin"));
        assertEquals(List.of(eighteenth, ninth), Pythons.kept(root, "3.8"));
        assertEquals(List.of(), Pythons.kept(root, "3.7"));
        assertEquals(List.of(), Pythons.kept(root.resolve("nowhere"), "3.8"));
    }

    /** What stands on PATH may be a script that only tells which versions it could have started, as pyenv's is. */
    @Test
    void aCandidateCountsOnlyIfItStartsThatVersion() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh");
        assertEquals(
                Optional.of(Path.of("/x/python3.8")),
                Pythons.asked(script("echo 'cpython 3.8'; echo /x/python3.8"), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script("echo 'cpython 3.9'; echo /x/python3.9"), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script("echo 'pypy 3.8'; echo /x/pypy"), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script("echo 'command not found' >&2; exit 127"), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(root.resolve("none"), "3.8"));
    }

    @Test
    void whatIsFoundHereIsWhatWasAskedFor() {
        Optional<Path> python = Pythons.cpython(Launches.OF_2020);
        Assumptions.assumeTrue(python.isPresent(), "not tested: no CPython " + Launches.OF_2020 + " here");
        assertTrue(Tools.answer(List.of(python.get().toString(), "-VV"))
                .orElseThrow()
                .startsWith("Python " + Launches.OF_2020 + "."));
    }

    private Path script(String body) throws IOException {
        Path file = Files.createTempFile(root, "python", "");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Path interpreter(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
