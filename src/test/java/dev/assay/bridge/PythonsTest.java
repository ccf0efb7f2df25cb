package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.cpython.Interpreters;
import dev.assay.program.Call;
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

    /* What an interpreter would answer to "-E -s -B SCRIPT HALF HALF". */
    private static String says(String implementation, String version, String file) {
        return "printf '\\n%s begins\\n{\"implementation\":\"" + implementation + "\",\"version\":\"" + version
                + "\",\"file\":\"" + file + "\"}\\n%s ends\\n' \"$5$6\" \"$5$6\"";
    }

    /** What stands on PATH may be a script that only tells which versions it could have started, as pyenv's is. */
    @Test
    void aCandidateCountsOnlyIfItStartsThatVersion() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh");
        assertEquals(
                Optional.of(Path.of("/bin/sh")), Pythons.asked(script(says("cpython", "3.8.9", "/bin/sh")), "3.8"));
        Path lost = script(says("cpython", "3.8.9", "/no/such/file"));
        assertEquals(Optional.of(lost), Pythons.asked(lost, "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script(says("cpython", "3.80.1", "/bin/sh")), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script(says("cpython", "3.9.1", "/bin/sh")), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script(says("pypy", "3.8.1", "/bin/sh")), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(script("echo 'command not found' >&2; exit 127"), "3.8"));
        assertEquals(Optional.empty(), Pythons.asked(root.resolve("none"), "3.8"));
    }

    @Test
    void anInterpreterThatFailsIsAskedOnceAndSaysHow() throws IOException {
        Path count = root.resolve("count");
        Path fails = python3("echo x >>'" + count + "'; exit 3");
        String rule = "python3 (" + fails + ") must end with exit code 0, not by exit code 3";
        for (int contender = 0; contender < 28; contender++) {
            assertEquals(rule, Interpreters.fault(fails, ChosenPython.script()));
        }
        assertEquals("x\n", Files.readString(count));
    }

    /** A venv's python is a link to the interpreter that made it; peers on another one would be timed under a false name. */
    @Test
    void anEnvironmentMadeWithAnotherInterpreterIsTold() throws IOException {
        Path own = interpreter("a/bin/python3.11");
        Path other = interpreter("b/bin/python3.11");
        Path bin = Files.createDirectories(root.resolve("venv/bin"));
        Files.createSymbolicLink(bin.resolve("python"), own);
        assertTrue(ContenderLauncher.madeWith(root.resolve("venv"), own));
        assertFalse(ContenderLauncher.madeWith(root.resolve("venv"), other));
        assertFalse(ContenderLauncher.madeWith(root.resolve("none"), own));
    }

    @Test
    void whatIsFoundHereIsWhatWasAskedFor() {
        Optional<Path> python = Pythons.cpython(ContenderLauncher.OF_2020);
        Assumptions.assumeTrue(python.isPresent(), "not tested: no CPython " + ContenderLauncher.OF_2020 + " here");
        assertTrue(Call.of(python.get().toString(), "-VV")
                .run()
                .answer()
                .orElseThrow()
                .startsWith("Python " + ContenderLauncher.OF_2020 + "."));
    }

    private Path script(String body) throws IOException {
        Path file = Files.createTempFile(root, "python", "");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Path python3(String body) throws IOException {
        Path file = Files.createTempDirectory(root, "path").resolve("python3");
        return Files.move(script(body), file);
    }

    private Path interpreter(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
