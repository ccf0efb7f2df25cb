package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a repository of three commits: an empty one, one with a Python and a broken Java worker, one in which Python says another word. */
final class RevisionTest {
    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void repository() throws IOException, InterruptedException {
        assumeTrue(Tools.onPath("git").isPresent(), "no git on PATH");
        assumeTrue(Tools.onPath("tar").isPresent(), "no tar on PATH");
        repository = Files.createDirectory(folder.resolve("it's a repository"));
        git("init", "-q");
        commit("README.md", "nothing yet");
        write("benchmarks/unicode/classes-16.0.txt", "");
        write(
                "src/main/java/dev/assay/bridge/JvmWorker.java",
                "package dev.assay.bridge; class JvmWorker { nonsense }");
        write("src/main/java/dev/assay/Whole.java", "package dev.assay; class Whole {}");
        commit("src/main/python/assay_worker/__main__.py", "print('old')");
        commit("src/main/python/assay_worker/__main__.py", "print('new')");
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit(String name, String text) throws IOException, InterruptedException {
        write(name, text);
        git("add", "-A");
        git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", name);
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return output(command);
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text.strip();
    }

    private Revision.Built build(String word) throws IOException, InterruptedException {
        return Revision.build(word, List.of(folder, repository), folder.resolve("target"), List.of("-Xmx64m"));
    }

    private String refusal(String word) {
        return assertThrows(IllegalArgumentException.class, () -> build(word)).getMessage();
    }

    @Test
    void eachRevisionSpeaksWithItsOwnSource() throws IOException, InterruptedException {
        assumeTrue(Tools.python().isPresent(), "no python3 on PATH");
        Revision.Built old = build("python.plain@process:HEAD~1");
        assertEquals(
                "python.plain@process:" + git("rev-parse", "HEAD~1").substring(0, 12),
                old.name(),
                "HEAD~1 is another commit tomorrow");
        assertEquals("old", output(List.of("sh", "-c", "exec " + old.command())));
        assertEquals(
                "new",
                output(List.of(
                        "sh", "-c", "exec " + build("python.plain@process:HEAD").command())));
    }

    @Test
    void whatCannotBeBuiltIsRefusedInOneLineWithItsReason() {
        assertEquals(
                "revision (nonsense) must be a commit of the Git repository that Assay stands in",
                refusal("python.plain@process:nonsense"));
        assertEquals(
                "contender (python.plain@process:HEAD~2) must have its source at that revision:"
                        + " src/main/python/assay_worker/__main__.py is not there; choose a later one",
                refusal("python.plain@process:HEAD~2"));
        assertEquals(
                "contender (rust.plain@process:HEAD) must have its source at that revision:"
                        + " native/rust/Cargo.toml is not there; choose a later one",
                refusal("rust.plain@process:HEAD"));
        assertEquals(
                "contender (cpp.plain@process:HEAD) must have its source at that revision:"
                        + " native/cpp/build.sh is not there; choose a later one",
                refusal("cpp.plain@process:HEAD"));
        for (String other : List.of("tiktoken@process:HEAD", "rust.plain@jna:HEAD", "java.plain@process:HEAD")) {
            assertTrue(Revision.is(other));
            assertTrue(
                    refusal(other).startsWith("contender (" + other + ") must be java.STRATEGY@jvm, "), refusal(other));
        }
    }

    /* A script of two lines stands for the build, so that what is tested is which one is called, with what, and what is then run. */
    @Test
    void cppIsBuiltByTheScriptOfItsRevision() throws IOException, InterruptedException {
        assumeTrue(Tools.onPath("sh").isPresent(), "no sh on PATH");
        commit(
                "native/cpp/build.sh",
                "mkdir -p \"$2\" && printf '#!/bin/sh\\necho %s \"$@\"\\n' \"$1-$3\" >\"$2/assay-worker-cpp\""
                        + " && chmod +x \"$2/assay-worker-cpp\"");
        assertEquals(
                "gcc-release --strategy plain",
                output(List.of(
                        "sh", "-c", "exec " + build("cpp.plain@process:HEAD").command())));
        assertEquals(
                "clang-release --strategy cached",
                output(List.of(
                        "sh",
                        "-c",
                        "exec " + build("cpp-clang.cached@process:HEAD").command())));
    }

    /* build.sh says on standard output why a compiler is unfit. */
    @Test
    void aCompilerThatIsNotThereIsNamed() throws IOException, InterruptedException {
        assumeTrue(Tools.onPath("sh").isPresent(), "no sh on PATH");
        commit("native/cpp/build.sh", "echo 'no clang++ on PATH: install it'; exit 3");
        assertEquals(
                "contender (cpp-clang.plain@process:HEAD) must build with clang: no clang++ on PATH: install it",
                refusal("cpp-clang.plain@process:HEAD"));
    }

    @Tag("slow")
    @Test
    void aRevisionThatDoesNotCompileIsRefusedTheSecondTimeToo() {
        String first = refusal("java.plain@jvm:HEAD");
        assertTrue(first.startsWith("contender (java.plain@jvm:HEAD) must compile with javac: "), first);
        assertTrue(first.contains("JvmWorker.java:1: error: "), first);
        assertEquals(first, refusal("java.plain@jvm:HEAD"));
    }

    @Test
    void aFolderWithoutARepositoryHasNoRevisions() throws IOException {
        Path bare = Files.createDirectory(folder.resolve("exported"));
        Files.createDirectories(bare.resolve("src/main/java/dev/assay"));
        String must =
                "revision (HEAD) must be a commit of Assay's Git repository: neither the jar nor this folder lies in"
                        + " one (no .git); clone it, and build it there";
        assertEquals(must, refusal(bare));
        // A repository of something else above it is not asked for the revision.
        Path other = Files.createDirectories(folder.resolve("home/unpacked"));
        Files.createDirectory(folder.resolve("home/.git"));
        assertEquals(must, refusal(other));
    }

    /** What git says of a damaged repository stands behind ours. */
    @Test
    void gitsWordsNeverStandAlone() throws IOException {
        Path damaged = folder.resolve("damaged");
        Files.createDirectories(damaged.resolve("src/main/java/dev/assay"));
        Files.writeString(damaged.resolve(".git"), "gitdir: /no/such/folder\n");
        String refusal = refusal(damaged);
        assertTrue(
                refusal.startsWith(
                        "revision (HEAD) must be a commit of the Git repository that Assay stands in: fatal: "),
                refusal);
    }

    private String refusal(Path place) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> Revision.build("python.plain@process:HEAD", List.of(place), folder, List.of()))
                .getMessage();
    }

    @Test
    void commandsAndIdsAreNoRevisions() {
        assertTrue(Revision.is("rust.plain@process:origin/main~2"));
        for (String other : List.of("rust.plain@process", "python3 a@b:c", "./worker", "/usr/bin/a@b:c")) {
            assertFalse(Revision.is(other), other);
        }
    }
}
