package dev.assay.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Interpreter DEBIAN = Fakes.interpreter("3.11.2", Map.of("pgo", "not told"));
    private static final Interpreter PYENV = Fakes.interpreter("3.11.7", Map.of("pgo", "no"));
    private static final Interpreter NEWER = Fakes.interpreter("3.12.1", Map.of("pgo", "no"));

    /** The figures of issue 19: first on PATH is the slower build of the same release. */
    @Test
    void theFastestIsTakenAndTheOthersAreNamedWithByHowMuch() {
        Choice choice = Choice.fastest(
                        List.of(new Probed(PYENV, 1_210), new Probed(DEBIAN, 1_000), new Probed(NEWER, 1_150)))
                .orElseThrow();
        assertEquals("CPython 3.11.2 (PGO not told), the fastest of 3", choice.sentence());
        assertEquals(
                List.of(
                        "CPython 3.11.7 (PGO no) takes 1.21 times as long",
                        "CPython 3.12.1 (PGO no) takes 1.15 times as long"),
                choice.passedOver());
        assertEquals(Optional.of(PYENV), choice.unoptimised());
    }

    /** 1,030 of 1,000 is the margin itself; 1,031 is beyond it. */
    @Test
    void noiseBetweenEqualsDoesNotMoveTheChoice() {
        List<Probed> equals = List.of(new Probed(PYENV, 1_030), new Probed(NEWER, 1_000));
        assertEquals(PYENV, Choice.fastest(equals).orElseThrow().chosen().interpreter());
        List<Probed> apart = List.of(new Probed(PYENV, 1_031), new Probed(NEWER, 1_000));
        assertEquals(NEWER, Choice.fastest(apart).orElseThrow().chosen().interpreter());
    }

    @Test
    void onlyReleasesThatThePeersRunOnAreProbedWhereThereAreSome() {
        Interpreter ninth = Fakes.interpreter("3.9.18", Map.of());
        Interpreter fourteenth = Fakes.interpreter("3.14.0", Map.of());
        assertEquals(List.of(PYENV), Choice.eligible(List.of(ninth, PYENV, fourteenth)));
        assertEquals(List.of(ninth, fourteenth), Choice.eligible(List.of(ninth, fourteenth)));
    }

    @Test
    void buildsThatNobodyRunsForSpeedAreNamedAndLeftOut() {
        Interpreter free = Fakes.interpreter("3.13.0", Map.of("free-threaded", "yes"));
        Interpreter debug = Fakes.interpreter("3.11.1", Map.of("debug", "yes"));
        Interpreter asserting = Fakes.interpreter("3.11.0", Map.of("assertions", "yes"));
        assertEquals(List.of(PYENV), Choice.eligible(List.of(free, debug, asserting, PYENV)));
        List<String> passed = Choice.fastest(List.of(
                        new Probed(PYENV, 5), new Probed(free, 0), new Probed(debug, 0), new Probed(asserting, 0)))
                .orElseThrow()
                .passedOver();
        assertEquals(
                List.of(
                        "CPython 3.13.0 (PGO not told) is a free-threaded build",
                        "CPython 3.11.1 (PGO not told) is a debug build",
                        "CPython 3.11.0 (PGO not told) is built with assertions"),
                passed);
    }

    @Test
    void withoutAnUnoptimisedOneOfTheSameReleaseTheReasonSaysHowToGetOne() {
        Choice alone = Choice.fastest(List.of(new Probed(DEBIAN, 10), new Probed(NEWER, 20)))
                .orElseThrow();
        assertEquals(Optional.empty(), alone.unoptimised());
        assertTrue(alone.withoutUnoptimised().contains("pyenv install 3.11"), alone.withoutUnoptimised());
        Choice itself = Choice.fastest(List.of(new Probed(PYENV, 10))).orElseThrow();
        assertTrue(itself.withoutUnoptimised().contains("is itself built without PGO"), itself.withoutUnoptimised());
        assertEquals(Optional.empty(), itself.unoptimised());
    }

    @Test
    void turnsAlternateTheShortestStandsAndOneThatFailedIsAskedNoMore() {
        List<Interpreter> turns = new ArrayList<>();
        long[] times = {30, 0, 20, 25, 21, 40};
        List<Probed> probed = ProbeRounds.run(List.of(PYENV, DEBIAN), one -> {
            turns.add(one);
            return one.equals(DEBIAN) ? OptionalLong.empty() : OptionalLong.of(times[turns.size() - 1]);
        });
        assertEquals(List.of(PYENV, DEBIAN, PYENV, PYENV, PYENV, PYENV), turns);
        assertEquals(List.of(new Probed(PYENV, 20), new Probed(DEBIAN, 0)), probed);
    }
}
