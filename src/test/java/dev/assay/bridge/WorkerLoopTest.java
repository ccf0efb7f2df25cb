package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.LiveContender;
import dev.assay.contender.OpenLoop;
import dev.assay.corpus.Deck;
import dev.assay.openloop.Cause;
import dev.assay.openloop.Stall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs of protocol 2, against a worker written by hand. */
class WorkerLoopTest {
    private static final byte[] TEXT = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final long[] DUE = {0, 100, 200};

    @Test
    void whatAWorkerServedIsTakenAsItTells() {
        try (Worker worker = open("serves")) {
            OpenLoop loop = worker.openLoop().orElseThrow();
            loop.hold(10);
            assertEquals("none", loop.collector("default", 0));
            OpenLoop.Told told = loop.serve(new OpenLoop.Asked(0, OpenLoop.Shape.HANDLER, 5, 0, DUE));
            assertArrayEquals(DUE, told.served().start());
            assertArrayEquals(new long[] {10, 110, 210}, told.served().end());
            assertEquals(
                    List.of(new Stall(Cause.COLLECTOR, true, 5, 7)),
                    told.served().stalls());
            assertEquals(List.of(123L, -1L, 4L), List.of(told.origin(), told.cpuNanos(), told.tokens()));
            assertArrayEquals(new int[] {1, 2}, told.ids().get(0));
            assertArrayEquals(new int[0], told.ids().get(1));
        }
    }

    @Test
    void anArmThatItDoesNotHaveIsRefusedAndTheWorkerStays() {
        try (Worker worker = open("serves")) {
            OpenLoop loop = worker.openLoop().orElseThrow();
            assertEquals(
                    "arm (frozen) must be default",
                    assertThrows(LiveContender.Refusal.class, () -> loop.collector("frozen", 0))
                            .getMessage());
            loop.hold(0);
        }
    }

    @Test
    void aWorkerOfProtocolOneDoesAllElse() {
        try (Worker worker = open("good")) {
            assertTrue(worker.openLoop().isEmpty());
            assertEquals(3, worker.warm(0, 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "early | serve: start of request 0 (-1 ns) must not be before it is due (0)",
                "fewer | serve: requests (2) must be 3",
                "long-ids | serve: ids (9) must be 0 to 3",
                "left-over | serve: bytes after the ids (4) must be 0",
                "no-cause | serve: cause (4) must be 0 to 3",
                "too-long | serve: end of the last request (1000000000200) must be 0 to ",
            })
    void anAnswerThatCannotBeEndsTheWorker(String mode, String rule) {
        try (Worker worker = open(mode)) {
            OpenLoop loop = worker.openLoop().orElseThrow();
            WorkerFailure failure = assertThrows(
                    WorkerFailure.class, () -> loop.serve(new OpenLoop.Asked(0, OpenLoop.Shape.PURE, 0, 0, DUE)));
            assertTrue(
                    failure.getMessage().contains("worker (fake@process) broke the protocol in " + rule),
                    failure.getMessage());
        }
    }

    @Test
    void whoHoldsMoreThanItWasAskedIsNoMeasure() {
        try (Worker worker = open("more-held")) {
            OpenLoop loop = worker.openLoop().orElseThrow();
            assertTrue(assertThrows(WorkerFailure.class, () -> loop.hold(10))
                    .getMessage()
                    .contains("broke the protocol in hold: objects (11) must be 10"));
        }
    }

    private static Worker open(String mode) {
        Worker worker = Worker.asked(WorkerTest.launch(WorkerTest.command(mode), Duration.ofMinutes(1)));
        worker.deck(0, new Deck("x", 3, List.of(TEXT, TEXT), ""));
        return worker;
    }
}
