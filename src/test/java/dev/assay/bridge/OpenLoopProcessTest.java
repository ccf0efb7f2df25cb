package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.contender.OpenLoop;
import dev.assay.contender.OpenLoop.Shape;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.openloop.Arrivals;
import dev.assay.openloop.Cause;
import dev.assay.openloop.Ledger;
import dev.assay.openloop.Span;
import dev.assay.openloop.Stall;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole chain with real processes, which any machine may hold up: only what must hold is asserted, such as counts. */
class OpenLoopProcessTest {
    private static final long MS = 1_000_000;
    private static final byte[] TEXT = "abc".getBytes(StandardCharsets.US_ASCII);

    @BeforeEach
    void python() {
        assumeTrue(Tools.python().isPresent(), "not tested: no Python");
    }

    /** The request that stands still for 20 ms is late by them, and is one stall. Nobody knows why, unless it was interrupted as well. */
    @Test
    void aPlantedStallIsFoundBookedAndCounted() {
        try (Worker worker = open("--stall", "700:20000000")) {
            OpenLoop.Told told = serve(worker, Shape.PURE, 0, new Arrivals(Arrivals.Kind.FIXED, 2000, 1), 2000);
            Ledger ledger = new Ledger(Set.of(MS, 10 * MS), 1);
            ledger.add(told.served(), List.of());
            assertTrue(told.served().end()[700] - told.served().start()[700] >= 20 * MS);
            assertTrue(ledger.latencies().getMaxValue() >= 20 * MS);
            assertTrue(misses(ledger, 10 * MS) >= 1);
            assertTrue(ledger.stallsBehindTail() >= 1);
            assertTrue(
                    !told.served().stalls().isEmpty() || ledger.misses(10 * MS, Cause.UNKNOWN) >= 1,
                    told.served().stalls()::toString);
        }
    }

    /** Worker and meter are stopped together, as a machine stops that its host lends to somebody else. */
    @Test
    void aMachineThatStandsStillIsBookedToTheMachine() throws Exception {
        Process meter = meter();
        // Threads of our own: on two processors the common pool has one, and from JDK 25 on the reader would keep the
        // other from ever starting.
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Worker worker = open()) {
            Queue<Span> late = new ConcurrentLinkedQueue<>();
            CompletableFuture<Void> reads = CompletableFuture.runAsync(
                    () -> {
                        BufferedReader lines = meter.inputReader(StandardCharsets.US_ASCII);
                        lines.lines().map(line -> line.split(" ")).forEach(words -> {
                            long due = Long.parseLong(words[0]);
                            late.add(new Span(due, due + Long.parseLong(words[1])));
                        });
                    },
                    threads);
            while (late.isEmpty()) {
                // Until the meter has started.
                stop(List.of(String.valueOf(meter.pid())));
            }
            CompletableFuture<OpenLoop.Told> serves = CompletableFuture.supplyAsync(
                    () -> serve(worker, Shape.PURE, MS, new Arrivals(Arrivals.Kind.POISSON, 500, 1), 1000), threads);
            List<String> both = Stream.concat(children("floor-echo@process"), Stream.of(meter.pid()))
                    .map(String::valueOf)
                    .toList();
            assertEquals(2, both.size());
            for (int stop = 0; stop < 8; stop++) {
                Thread.sleep(100);
                stop(both);
            }
            OpenLoop.Told told = serves.get();
            meter.getOutputStream().close();
            reads.get();
            Ledger ledger = new Ledger(Set.of(10 * MS), 1);
            ledger.add(
                    told.served(),
                    late.stream()
                            .map(span -> new Span(span.start() - told.origin(), span.end() - told.origin()))
                            .toList());
            assertTrue(
                    ledger.misses(10 * MS, Cause.MACHINE) >= 1,
                    () -> told.served().stalls() + " " + late);
        } finally {
            meter.destroyForcibly().waitFor();
            threads.shutdown();
        }
    }

    /** With a collection for each new object there are some; with the collector off there are none. */
    @Test
    void collectionsAreSeenWithTheirArm() {
        try (Worker worker = open()) {
            OpenLoop loop = worker.openLoop().orElseThrow();
            Arrivals arrivals = new Arrivals(Arrivals.Kind.FIXED, 5000, 1);
            loop.hold(1000);
            assertTrue(loop.collector("threshold", 1).contains("; on; threshold 1 "));
            assertTrue(collections(serve(worker, Shape.HANDLER, 0, arrivals, 100)) > 0);
            assertTrue(loop.collector("off", 0).contains("; off; "));
            assertEquals(0, collections(serve(worker, Shape.HANDLER, 0, arrivals, 100)));
        }
    }

    private static long collections(OpenLoop.Told told) {
        return told.served().stalls().stream()
                .map(Stall::cause)
                .filter(Cause.COLLECTOR::equals)
                .count();
    }

    private static long misses(Ledger ledger, long deadline) {
        return Arrays.stream(Cause.values())
                .mapToLong(cause -> ledger.misses(deadline, cause))
                .sum();
    }

    private static OpenLoop.Told serve(Worker worker, Shape shape, long meterNanos, Arrivals arrivals, int count) {
        return worker.openLoop()
                .orElseThrow()
                .serve(new OpenLoop.Asked(0, shape, 0, meterNanos, arrivals.due(0, count)));
    }

    private static Worker open(String... options) {
        List<String> command = new ArrayList<>(module("assay_worker", "--contender", "floor-echo@process"));
        command.addAll(List.of(options));
        Worker worker = Worker.asked(
                new WorkerLaunch("floor", true, command, PATH, new WorkerTest.Anywhere(), Duration.ofMinutes(1)));
        worker.load(Encoding.CL100K_BASE);
        worker.deck(0, new Deck("x", 3, List.of(TEXT), ""));
        return worker;
    }

    private static final Map<String, String> PATH =
            Map.of("PYTHONPATH", Path.of("src/main/python").toAbsolutePath().toString());

    private static Process meter() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(module("assay_worker.hiccups", "1000000"));
        builder.environment().putAll(PATH);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<String> module(String... words) {
        List<String> command =
                new ArrayList<>(List.of(Tools.python().orElseThrow().toString(), "-m"));
        command.addAll(List.of(words));
        return command;
    }

    private static Stream<Long> children(String word) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(word::equals))
                .map(ProcessHandle::pid);
    }

    private static void stop(List<String> processes) throws Exception {
        signal("-STOP", processes);
        Thread.sleep(60);
        signal("-CONT", processes);
    }

    private static void signal(String name, List<String> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", name));
        command.addAll(processes);
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
