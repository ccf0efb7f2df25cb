package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.program.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerTest {
    private static final byte[] TEXT = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final Deck DECK = new Deck("x", 3, List.of(TEXT, TEXT), "");
    private static final Duration AMPLE = Duration.ofMinutes(1);

    @Test
    void aGoodWorkerAnswersEveryVerb() {
        try (Worker worker = start("good", AMPLE)) {
            assertEquals("7", worker.identity().version());
            assertEquals(Map.of("a", "b"), worker.identity().options());
            assertArrayEquals(new int[] {'a', 'b', 'c'}, worker.encode(TEXT));
            assertEquals(3, worker.warm(0, 1));
            assertEquals(new LiveContender.Memory(4096, -1, -1), worker.memory());
            worker.deck(0, DECK);
            LiveContender.Timing timing = worker.run(0, 1, false);
            assertEquals(
                    List.of(10L, -1L, 2L, 5L, -1L),
                    List.of(timing.nanos(), timing.cpuNanos(), timing.ops(), timing.tokens(), timing.lastId()));
            assertArrayEquals(new long[2], worker.run(0, 1, true).serviceNanos());
        }
    }

    /** What it would answer to {@code hello} may weigh on its memory; this one would never answer that at all. */
    @Test
    void whoIsOpenedForItsMemoryIsAskedNothingBefore() {
        try (Worker worker = Worker.unasked(launch(command("hang"), AMPLE))) {
            assertEquals(4096, worker.memory().peakBytes());
        }
    }

    @Test
    void whoSaysThatItForgetsIsAskedForItsHits() {
        try (Worker worker = start("forgets", AMPLE)) {
            assertTrue(worker.identity().forgets());
            worker.forget();
            worker.deck(0, DECK);
            assertEquals(new LiveContender.Hits(5, 2, 5), worker.hits(0));
        }
        try (Worker worker = start("silent-cache", AMPLE)) {
            assertFalse(worker.hits(0).known());
        }
        try (Worker worker = start("good", AMPLE)) {
            assertFalse(worker.identity().forgets());
        }
    }

    @Test
    void moreHitsThanLookupsEndTheWorker() {
        try (Worker worker = start("more-hits", AMPLE)) {
            worker.deck(0, DECK);
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.hits(0));
            assertTrue(failure.getMessage().contains("hits (6, then 5) must be at most"), failure.getMessage());
            assertEquals(0, alive("more-hits"));
        }
    }

    @Test
    void aTextLargerThanEveryBufferCrossesUnchanged() {
        byte[] large = "0123456789".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        try (Worker worker = start("good", AMPLE)) {
            int[] ids = worker.encode(large);
            assertEquals(large.length, ids.length);
            assertEquals('9', ids[large.length - 1]);
            assertArrayEquals(new int[0], worker.encode(new byte[0]));
        }
    }

    @Test
    void aHangIsKilledAndNamesContenderVerbAndSeconds() {
        WorkerFailure failure = assertThrows(WorkerFailure.class, () -> start("hang", Duration.ofMillis(500)));
        assertTrue(
                failure.getMessage().startsWith("worker (fake@process) must answer hello within 0.5 s; it was killed"),
                failure.getMessage());
        assertEquals(0, alive("hang"));
    }

    @Test
    void aDeathNamesTheExitCodeAndTheLastWordsAndStaysDead() {
        try (Worker worker = start("die", AMPLE)) {
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.encode(TEXT));
            assertEquals(
                    "worker (fake@process) must answer encode; it ended with exit code 7; its last words: out of luck",
                    failure.getMessage());
            assertEquals(
                    failure.getMessage(),
                    assertThrows(WorkerFailure.class, worker::memory).getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, must be a frame",
        "endless-line, must be a frame",
        "wrong-count, must be 4 x 3",
        "negative-length, must be a frame",
        "truncated, exit code 0",
    })
    void aBrokenAnswerEndsTheWorker(String mode, String rule) {
        try (Worker worker = start(mode, AMPLE)) {
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.encode(TEXT));
            assertTrue(failure.getMessage().contains(rule), failure.getMessage());
            assertEquals(1, failure.getMessage().lines().count());
            assertEquals(0, alive(mode));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "more-ops, 'ops (4) must be 1 x 2'",
        "no-time, 'nanos (0) must be at least 1'",
        "long-time, 'nanos (3,600,000,000,000) must be at most'",
        "much-cpu, cpu (900000000000000000) must be at most",
        "negative-cpu, cpu (-2) must be at least -1",
        "many-tokens, tokens (999999) must be at most",
        "no-id, last (4294967296) must be at most 4294967295",
    })
    void aTimingThatCannotBeEndsTheWorker(String mode, String rule) {
        try (Worker worker = start(mode, AMPLE)) {
            worker.deck(0, DECK);
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.run(0, 1, false));
            assertTrue(failure.getMessage().contains(rule), failure.getMessage());
            assertEquals(0, alive(mode));
        }
    }

    /** Each run of it lasts 30 ms, of which it tells a tenth; the empty ones, by which the exchange is measured, take none. */
    @Tag("slow")
    @Test
    void aWorkerWhoseClockTellsATenthIsRefusedBeforeAnythingIsRecorded() {
        try (Worker worker = start("tenth", AMPLE)) {
            worker.deck(255, DECK);
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.proveClock(255));
            assertTrue(
                    failure.getMessage()
                            .matches(".*broke the protocol in run: nanos \\([0-9,]+\\) must be at least .*"),
                    failure.getMessage());
            assertEquals(0, alive("tenth"));
        }
    }

    @Test
    void aWorkerThatSleepsAndTellsAllOfItIsBelieved() {
        try (Worker worker = start("sleeps", AMPLE)) {
            worker.deck(255, DECK);
            worker.proveClock(255);
            LiveContender.Timing timing = worker.run(255, 2, true);
            // It says 15 ms for each op, and really sleeps so long.
            assertEquals(60_000_000, timing.nanos());
            assertTrue(timing.elapsedNanos() >= timing.nanos(), timing.toString());
        }
    }

    @Test
    void opsOfWarmHaveARange() {
        try (Worker worker = start("negative-warm", AMPLE)) {
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.warm(0, 1));
            assertTrue(
                    failure.getMessage().endsWith("broke the protocol in warm: ops (-5) must be at least 0"),
                    failure.getMessage());
        }
    }

    @Test
    void serviceTimesLieWithinTheTimeOfTheRun() {
        try (Worker worker = start("long-ops", AMPLE)) {
            worker.deck(0, DECK);
            WorkerFailure failure = assertThrows(WorkerFailure.class, () -> worker.run(0, 1, true));
            assertTrue(failure.getMessage().contains("service time (99) must be at most 10"), failure.getMessage());
        }
    }

    @Test
    void anEncodingWhoseFilesAreNotThoseDeclaredIsNeverLoaded() {
        Vocabularies exchanged = new Vocabularies() {
            @Override
            public Path folder() {
                return Path.of("vocab");
            }

            @Override
            public void require(Encoding encoding) {
                throw new IllegalStateException("another file");
            }

            @Override
            public byte[] bytes(Encoding encoding) {
                throw new UnsupportedOperationException();
            }
        };
        WorkerLaunch launch = new WorkerLaunch("fake@process", command("good"), Map.of(), exchanged, AMPLE);
        try (Worker worker = Worker.asked(launch)) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> worker.load(Encoding.R50K_BASE));
            assertEquals("another file", refused.getMessage());
        }
    }

    /** The shell in brackets ends at once, so that the sleeper has no parent here any more. */
    @Test
    void aDaemonThatAWorkerLeavesBehindEndsWithIt(@TempDir Path folder) throws IOException {
        Path pid = folder.resolve("pid");
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "( sleep 300 & echo $! > \"$0\" ); exec \"$@\"", pid.toString()));
        command.addAll(command("good"));
        Worker.asked(launch(command, AMPLE)).close();
        Path arguments = Path.of("/proc", Files.readString(pid).strip(), "cmdline");
        // What nobody waits for stays as a zombie, which has no arguments.
        assertEquals("", Files.exists(arguments) ? Files.readString(arguments) : "");
    }

    @Test
    void helloHasAPatienceOfItsOwn() {
        assertEquals(
                Duration.ofSeconds(30),
                launch(List.of("x"), WorkerLaunch.PATIENCE).helloPatience());
        assertEquals(
                Duration.ofMillis(500),
                launch(List.of("x"), Duration.ofMillis(500)).helloPatience());
        Instrument slow = new Instrument(words -> words, Map.of(), Duration.ofMinutes(30));
        assertEquals(
                Duration.ofMinutes(30),
                launch(List.of("x"), WorkerLaunch.PATIENCE).under(slow).helloPatience());
    }

    @ParameterizedTest
    @CsvSource({"other-id, id", "other-protocol, protocol", "no-json, JSON"})
    void aWorkerThatIsNotTheOneAskedForIsRefused(String mode, String rule) {
        WorkerFailure failure = assertThrows(WorkerFailure.class, () -> start(mode, AMPLE));
        assertTrue(failure.getMessage().contains(rule), failure.getMessage());
        assertEquals(0, alive(mode));
    }

    @Test
    void aRefusedTextLeavesTheWorkerUsable() {
        try (Worker worker = start("refuse", AMPLE)) {
            LiveContender.Refusal refusal = assertThrows(LiveContender.Refusal.class, () -> worker.encode(TEXT));
            assertEquals("input is not UTF-8: first wrong byte at offset 1", refusal.getMessage());
            assertEquals(3, worker.warm(0, 1));
        }
    }

    @Test
    void aRefusedVerbNamesContenderVerbAndReason() {
        try (Worker worker = start("good", AMPLE)) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> worker.load(Encoding.R50K_BASE));
            assertEquals("worker (fake@process) refused load: load is not for me", refused.getMessage());
        }
    }

    @Test
    void aDebugBuildIsRefusedAndEnded() {
        assertThrows(
                IllegalStateException.class,
                () -> ContenderLauncher.released(start("debug", AMPLE), new Optimised(Map.of(), "")));
        assertEquals(0, alive("debug"));
    }

    /** The profile is release, as its name says: Cargo's variable for the level changes the level alone. */
    @Test
    void aReleaseBuildWithoutOptimisationIsRefusedAndEnded() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> ContenderLauncher.released(start("unoptimised", AMPLE), new Optimised(Map.of(), "")));
        assertEquals("opt_level of the worker (0) must be above 0; build it with optimisation", refused.getMessage());
        assertEquals(0, alive("unoptimised"));
    }

    @Test
    void theChildIsGoneWhenCloseReturns() {
        Worker worker = start("good", AMPLE);
        assertEquals(1, alive("good"));
        worker.close();
        assertEquals(0, alive("good"));
        assertThrows(WorkerFailure.class, worker::memory);
    }

    @Test
    void aProgramThatCannotStartIsOneLine() {
        WorkerLaunch launch = launch(List.of("/nowhere/no-such-program"), AMPLE);
        WorkerFailure failure = assertThrows(WorkerFailure.class, () -> Worker.asked(launch));
        assertEquals(1, failure.getMessage().lines().count());
    }

    @Test
    void settingsOfInterpretersAreNotInherited() {
        Map<String, String> environment = new HashMap<>(
                Map.of("PYTHONHASHSEED", "0", "PYTHONPATH", "x", "LD_PRELOAD", "x", "PATH", "p", "HOME", "h"));
        Variables.clean(environment);
        assertEquals(Map.of("PATH", "p", "HOME", "h"), environment);
    }

    private static Worker start(String mode, Duration patience) {
        return Worker.asked(launch(command(mode), patience));
    }

    static List<String> command(String mode) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeWorker.class.getName(),
                mode);
    }

    static WorkerLaunch launch(List<String> command, Duration patience) {
        return new WorkerLaunch("fake@process", command, Map.of(), new Anywhere(), patience);
    }

    private static long alive(String mode) {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().arguments().stream()
                        .flatMap(java.util.Arrays::stream)
                        .anyMatch(argument -> argument.equals(mode)))
                .count();
    }

    record Anywhere() implements Vocabularies {
        @Override
        public Path folder() {
            return Path.of("vocab");
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            throw new UnsupportedOperationException();
        }
    }
}
