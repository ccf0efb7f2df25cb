package dev.assay.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpretersTest {
    @TempDir
    Path root;

    private Path file;
    private Path slow;
    private Path fast;

    @BeforeEach
    void twoInterpreters() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh");
        file = root.resolve("target/interpreters.json");
        slow = Fakes.python(root.resolve("slow"), "python3", "3.11.7", 1_220, "no");
        fast = Fakes.python(root.resolve("fast"), "python3.11", "3.11.2", 1_000, "not told");
    }

    @Test
    void aVerbTakesWhatTheBuildChoseAndAsksNobody() throws IOException {
        assertEquals(fast, taken(built(slow, fast)));
        assertEquals(fast, taken(verb(() -> {
            throw new AssertionError("nobody must be looked for");
        })));
    }

    /** Another probe would come to another end; the build does not make one while all executables are as they were. */
    @Test
    void aSecondBuildKeepsTheChoiceUntilAnExecutableChanges() throws IOException {
        built(slow, fast);
        Files.writeString(file, Files.readString(file).replace("1220", "1300"));
        assertTrue(built(slow, fast).passedOver().get(0).contains("1.30 times"));
        Files.writeString(slow, Files.readString(slow).replace("1220", "900"));
        assertEquals(slow, taken(built(slow, fast)));
    }

    @Test
    void anInterpreterThatCameOrWentIsSeenByTheNextBuild() throws IOException {
        assertEquals(slow, taken(built(slow)));
        assertEquals(fast, taken(built(slow, fast)));
        Files.delete(fast);
        assertEquals(slow, taken(built(slow)));
    }

    @Test
    void aVerbWhoseInterpreterIsGoneChoosesAnew() throws IOException {
        built(slow, fast);
        Files.delete(fast);
        assertEquals(slow, taken(verb(() -> List.of(slow))));
    }

    @Test
    void theNamedOneIsTakenAndTheOthersAreStillNamed() throws IOException {
        built(slow, fast);
        Interpreters named = Interpreters.of(file, Optional.of(slow), Fakes.question(root), List::of);
        assertEquals(slow, taken(named));
        assertEquals("CPython 3.11.7 (PGO no), the given one", named.sentence().orElseThrow());
        assertEquals(List.of("CPython 3.11.2 (PGO not told) takes 0.82 times as long"), named.passedOver());
        assertEquals(fast, taken(verb(List::of)), "naming one for a verb must not change what the build chose");
    }

    @Test
    void aBuildRemembersTheNamedOneUntilTheNextBuildThatNamesNone() throws IOException {
        Interpreters.renewed(file, Optional.of(slow), Fakes.question(root), () -> List.of(slow, fast));
        assertEquals(slow, taken(verb(List::of)));
        assertEquals(fast, taken(built(slow, fast)));
    }

    @Test
    void aNamedOneThatCannotRunContendersIsRefusedInOneLine() throws IOException {
        Path old = Fakes.script(root, "python3", Fakes.answer(root, "3.8.18", 1, "no"));
        assertEquals(
                "python3 (3.8.18) must be CPython 3.9 or newer; name another by --python or -Dassay.python, or leave it out",
                Interpreters.of(file, Optional.of(old), Fakes.question(root), List::of)
                        .missing());
    }

    @Test
    void withoutAnyTheReasonIsThatOfTheFirstOnPath() throws IOException {
        Path broken = Fakes.script(root, "python3", "exit 3");
        Interpreters none = verb(() -> List.of(broken));
        assertEquals(Optional.empty(), none.chosen());
        assertEquals(
                "python3 (" + broken
                        + ") must end with exit code 0, not by exit code 3; put a working one first on PATH",
                none.missing());
        assertEquals(
                "no python3 on PATH: install CPython 3.9 or newer",
                verb(List::of).missing());
    }

    /** Else {@code contenders} says of every Python contender for ever that nobody asked it. */
    @Test
    void thatThereIsNoneIsKnownAndNobodyIsAskedTwice() throws IOException {
        assertTrue(Interpreters.isRemembered(file, List.of()), "no candidate is an answer without any question");
        Path asked = root.resolve("asked");
        Path broken = Fakes.script(root, "python3", "echo x >> " + asked + "; exit 3");
        assertFalse(Interpreters.isRemembered(file, List.of(broken)));
        String missing = built(broken).missing();
        assertTrue(Interpreters.isRemembered(file, List.of(broken)));
        assertEquals(missing, verb(() -> List.of(broken)).missing());
        assertEquals("x\n", Files.readString(asked), "the verb must tell what the build was told");
    }

    @Test
    void anInterpreterThatComesOrIsMendedIsAskedAlthoughThereWasNone() throws IOException {
        Path broken = Fakes.script(root, "python3", "exit 3");
        built(broken);
        assertFalse(Interpreters.isRemembered(file, List.of(broken, fast)));
        assertEquals(fast, taken(verb(() -> List.of(broken, fast))));
        built(broken);
        Path mended = Fakes.python(root, "python3", "3.11.2", 1_000, "no");
        assertEquals(mended, taken(verb(() -> List.of(mended))));
    }

    @Test
    void aBuildAsksAgainWhereThereWasNone() throws IOException {
        Path once = root.resolve("once");
        Path flaky = Fakes.script(
                root,
                "python3",
                "test -e " + once + " || { touch " + once + "; exit 3; }; "
                        + Fakes.answer(root.toRealPath().resolve("python3"), "3.11.2", 1_000, "no"));
        assertEquals(Optional.empty(), built(flaky).chosen());
        assertEquals(flaky, taken(built(flaky)));
    }

    @Test
    void theUnoptimisedOneIsAnotherOfTheSameRelease() throws IOException {
        assertEquals(slow, built(slow, fast).unoptimised().orElseThrow().file());
        assertEquals(Optional.empty(), built(fast).unoptimised());
    }

    @Test
    void aDamagedRecordIsAsNone() throws IOException {
        built(slow, fast);
        String whole = Files.readString(file);
        for (String damaged : List.of(
                "", "{", "[]", "7", whole.substring(0, whole.length() / 2), whole.replace("\"seal\"", "\"leas\""))) {
            Files.writeString(file, damaged);
            assertEquals(fast, taken(verb(() -> List.of(fast))), damaged);
        }
    }

    @Test
    void aLinkAndItsTargetAreOneCandidateAndOldNamesAreNone() throws IOException {
        Path bin = root.resolve("bin");
        Path ninth = Fakes.script(bin, "python3.9", "true");
        Path twelfth = Fakes.script(bin, "python3.12", "true");
        Fakes.script(bin, "python3.8", "true");
        Fakes.script(bin, "python3-config", "true");
        Files.createFile(bin.resolve("python3.13"));
        Files.createSymbolicLink(bin.resolve("python3"), Path.of("python3.9"));
        assertEquals(List.of(ninth, twelfth), Candidates.in(List.of(bin, root.resolve("none"), bin)));
    }

    /** The scripts of pyenv start what lies beside them; asking each as well would cost a second each on a busy machine. */
    @Test
    void ofScriptsThatChooseAVersionOnlyTheUsersOwnIsAsked() throws IOException {
        Path shims = root.resolve("pyenv/shims");
        Path chooser = Fakes.script(shims, "python3", "true");
        Fakes.script(shims, "python3.12", "true");
        Files.createDirectories(root.resolve("pyenv/versions"));
        assertEquals(List.of(chooser), Candidates.in(List.of(shims)));
    }

    private Interpreters built(Path... candidates) {
        return Interpreters.renewed(file, Optional.empty(), Fakes.question(root), () -> List.of(candidates));
    }

    private Interpreters verb(Supplier<List<Path>> candidates) {
        return Interpreters.of(file, Optional.empty(), Fakes.question(root), candidates);
    }

    private static Path taken(Interpreters interpreters) {
        return interpreters.chosen().orElseThrow().file();
    }
}
