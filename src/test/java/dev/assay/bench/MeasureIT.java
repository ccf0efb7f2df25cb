package dev.assay.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar measures for real, as shortly as it can. */
final class MeasureIT {
    @TempDir
    private Path folder;

    @Test
    void aSmokeRunLeavesAWholeRunFileAndJmhKeepsEveryIteration() throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        int exit = measure(log, "-Dassay.groups=fast");
        assertEquals(0, exit, () -> text(log));
        Path results;
        try (Stream<Path> made = Files.list(folder.resolve("results"))) {
            results = made.findFirst().orElseThrow();
        }
        RunFile run = RunReader.read(results);
        // Two rounds of one cell, for java.cached@jvm and jtokkit@jvm at least, and the twin.
        assertTrue(run.slices().size() >= 6, () -> text(log));
        assertEquals(
                IntStream.range(0, run.slices().size()).boxed().toList(),
                run.slices().stream().map(slice -> (int) slice.seq()).toList());
        assertEquals(
                1,
                run.slices().stream()
                        .filter(slice -> slice.role().equals("twin"))
                        .map(Slice::contender)
                        .distinct()
                        .count());
        // A fork ends by halting in the middle of an iteration's set-up: were one iteration lost, there would be such
        // an event.
        assertEquals(
                List.of(),
                run.events().stream()
                        .filter(event -> event.kind().equals("killed"))
                        .toList());
        int sets =
                run.header().groups().stream().mapToInt(Header.GroupRow::sets).sum();
        assertEquals(
                1 + sets + 1, run.environments().size(), "a rest before and after, and the steady rounds of each set");
        assertEquals(
                sets,
                run.environments().stream()
                        .filter(span -> span.when().equals("rounds"))
                        .count());
        if (Files.exists(Path.of("/proc/self/stat"))) {
            // The forks worked in these rounds, so a tree that lost them would show.
            assertTrue(run.environments().get(1).ownNanos() > 0, () -> text(log));
        }
        // In Java alone, so that it holds where there is no cargo. The process has started before it loads.
        assertTrue(
                run.coldStarts().stream()
                        .anyMatch(cold -> cold.contender().equals("java.cached@jvm")
                                && cold.startNanos() > cold.loadNanos()
                                && cold.op1Nanos() > 0),
                () -> text(log));
        assertTrue(run.checks().stream().allMatch(check -> check.conforming()));
    }

    @Test
    void aPlanIsPrintedAndNothingIsMeasured() throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        assertEquals(0, measure(log, "-Dassay.plan"));
        assertTrue(text(log).contains("expected half-width"), () -> text(log));
        assertTrue(Files.notExists(folder.resolve("results")));
    }

    private int measure(Path log, String property) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                property,
                "-jar",
                System.getProperty("assay.jar"),
                "measure",
                "--effort=smoke",
                "--results=" + folder.resolve("results")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        // Only a guard against hanging; the run itself takes about half a minute.
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("measure hung: " + text(log));
        }
        return process.exitValue();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
