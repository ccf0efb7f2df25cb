package dev.assay.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {
    @TempDir
    Path root;

    @BeforeEach
    void aShellIsThere() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh");
    }

    @Test
    void whatStartUpCodePrintsIsNotTakenForTheAnswer() throws IOException {
        Path python = Fakes.python(root, "python3", "3.12.1", 7, "yes");
        Answer answer = Fakes.question(root).ask(python, true);
        assertEquals(
                "CPython 3.12.1 (PGO yes)", answer.interpreter().orElseThrow().name());
        assertEquals(OptionalLong.of(7), answer.nanos());
    }

    @Test
    void eachWayToFailHasItsOwnRule() throws IOException {
        Path three = Fakes.script(root, "python3", "exit 3");
        assertRefused(three, "python3 (" + three + ") must end with exit code 0, not by exit code 3");
        Path mute = Fakes.script(root, "python3", "echo hello");
        assertRefused(mute, "python3 (" + mute + ") must answer as CPython does; it printed no answer");
        Path parrot = Fakes.script(root, "python3", "echo $@");
        assertRefused(parrot, "python3 (" + parrot + ") must answer as CPython does; it printed no answer");
        Path old = Fakes.script(root, "python3", Fakes.answer(root, "3.6.15", 1, "no"));
        assertRefused(old, "python3 (3.6.15) must be CPython 3.9 or newer");
        Path garbled = Fakes.script(root, "python3", Fakes.framed("[1,"));
        assertRefused(garbled, "python3 (" + garbled + ") must answer as CPython does; its answer is garbled");
        Path number = Fakes.script(root, "python3", Fakes.framed("7"));
        assertRefused(number, "python3 (" + number + ") must answer as CPython does; its answer lacks a version");
        Path none = root.resolve("none");
        assertRefused(none, "none (" + none + ") must be there");
    }

    @Test
    void oneThatHangsCostsItsDeadline() throws IOException {
        Path hangs = Fakes.script(root, "python3", "exec sleep 60");
        assertEquals(
                "python3 (" + hangs + ") must answer within 1 s",
                new Question(root, Duration.ofMillis(300)).ask(hangs, false).refusal());
    }

    /** Several that hang are asked side by side: the survey takes one deadline, and the one that works is found. */
    @Tag("slow")
    @Test
    void severalThatHangHideNobody() throws IOException {
        Path first = Fakes.script(root.resolve("a"), "python3", "exec sleep 60");
        Path second = Fakes.script(root.resolve("b"), "python3", "exec sleep 60");
        Path works = Fakes.python(root.resolve("c"), "python3", "3.11.2", 1, "yes");
        Survey survey = Survey.of(List.of(first, second, works), new Question(root, Duration.ofSeconds(2)));
        assertEquals(
                works, survey.fastest().orElseThrow().chosen().interpreter().file());
        assertTrue(survey.refusal().orElseThrow().startsWith("python3 (" + first + ") must answer within"));
    }

    @Test
    void oneThatGetsTheFixedWorkWrongIsNotTaken() throws IOException {
        Path wrong = Fakes.script(
                root, "python3", Fakes.answer(root, "3.11.2", 1, "yes").replace("" + Question.SUM, "1"));
        assertEquals(OptionalLong.empty(), Fakes.question(root).ask(wrong, true).nanos());
    }

    /** The real script with a real interpreter: whatever it is, it tells its build in the three words and does the work right. */
    @Test
    void aRealInterpreterAnswers() {
        Path script = Path.of("src/main/python/ask_interpreter.py").toAbsolutePath();
        Survey survey = Survey.of(Candidates.here(), new Question(script));
        Assumptions.assumeTrue(!survey.interpreters().isEmpty(), "not tested: no CPython here");
        Interpreter one = survey.interpreters().get(0);
        Answer answer = new Question(script).ask(one.file(), true);
        assertTrue(answer.nanos().orElseThrow() > 0);
        for (String fact : List.of("pgo", "lto", "assertions", "debug", "free-threaded")) {
            assertTrue(List.of("yes", "no", "not told").contains(one.build().get(fact)), fact);
        }
    }

    private void assertRefused(Path candidate, String refusal) {
        assertEquals(refusal, Fakes.question(root).ask(candidate, false).refusal());
    }
}
