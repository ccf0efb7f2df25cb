package dev.assay.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bridge.Tools;
import dev.assay.run.CacheHits;
import dev.assay.run.ContenderId;
import dev.assay.run.Environment;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Slice;
import dev.assay.run.UserText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The jar measures for real, as shortly as it can. */
@ResourceLock("measuring on this machine")
@Tag("real")
final class MeasureCommandIT {
    @TempDir
    private Path folder;

    @Test
    void aSmokeRunLeavesAWholeRunFileAndJmhKeepsEveryIteration() throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        int exit = measure(log, "-Dassay.groups=fast");
        assertEquals(0, exit, () -> text(log));
        RunFile run = RunReader.read(results());
        // Two rounds of one cell, for java.cached@jvm and jtokkit@jvm at least, and the twin.
        assertTrue(run.slices().size() >= 6, () -> text(log));
        assertEquals(
                IntStream.range(0, run.slices().size()).boxed().toList(),
                run.slices().stream().map(slice -> (int) slice.seq()).toList());
        assertEquals(
                1,
                run.slices().stream()
                        .filter(slice -> slice.role() == Role.TWIN)
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
        // A fork that did not come to its processor would have been lost.
        boolean placed = run.header().settings().get("turns").startsWith("all of a fork set on one processor");
        assertEquals(placed ? sets : 0, run.placements().size());
        if (Tools.onPath("taskset").isPresent() && Runtime.getRuntime().availableProcessors() > 1) {
            assertTrue(placed, () -> text(log));
        }
        // In Java alone, so that it holds where there is no cargo. The process has started before it loads.
        assertTrue(
                run.coldStarts().stream()
                        .anyMatch(cold -> cold.contender().toString().equals("java.cached@jvm")
                                && cold.startNanos() > cold.loadNanos()
                                && cold.op1Nanos() > 0),
                () -> text(log));
        assertTrue(run.checks().stream().allMatch(check -> check.conforming()));
        // First passes of Java at least: of the original alone, in both rounds; and what its cache knew of the deck,
        // once.
        assertEquals(
                List.of(Role.MAIN, Role.MAIN),
                run.slices().stream()
                        .filter(slice -> slice.mode() == Mode.COLD_CACHE
                                && slice.contender().toString().equals("java.cached@jvm"))
                        .map(Slice::role)
                        .toList());
        List<CacheHits> hits = run.cacheHits().stream()
                .filter(line -> line.contender().toString().equals("java.cached@jvm"))
                .toList();
        assertEquals(1, hits.size());
        assertTrue(hits.get(0).first() < hits.get(0).again(), hits::toString);
        assertTrue(hits.get(0).first() > 0, "English words recur within a deck");
    }

    @Test
    void aKilledRunIsGoneOnWithByTheSameCommand() throws IOException, InterruptedException {
        Path log = folder.resolve("killed.txt");
        Path runs = Path.of(System.getProperty("assay.jar")).resolveSibling("runs");
        long before = recorded(runs);
        Process killed = start(log, "-Dassay.groups=fast");
        while (killed.isAlive() && recorded(runs) == before) {
            Thread.sleep(20);
        }
        // As a crash of the machine does it: no hook runs, in no process. From JDK 24 on the measuring JVM is a child
        // itself.
        List<ProcessHandle> all = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        for (ProcessHandle one : all) {
            one.destroyForcibly();
            one.onExit().join();
        }
        assertTrue(Files.notExists(folder.resolve("results")), () -> text(log));
        Path again = folder.resolve("again.txt");
        assertEquals(0, measure(again, "-Dassay.groups=fast"), () -> text(again));
        assertTrue(text(again).contains("going on with the run of "), () -> text(again));
        RunFile run = RunReader.read(results());
        // The set that was cut short stays in the file, marked for each of its contenders, and another one was made.
        List<ContenderId> stopped = run.events().stream()
                .filter(event -> event.kind().equals("stopped") && event.set() == 0)
                .map(event -> ContenderId.of(event.contender()))
                .toList();
        assertEquals(Set.copyOf(run.header().groups().get(0).contenders()), Set.copyOf(stopped));
        assertEquals(
                List.of(0, 1),
                run.slices().stream().map(Slice::set).distinct().sorted().toList());
        assertEquals(
                IntStream.range(0, run.slices().size()).boxed().toList(),
                run.slices().stream().map(slice -> (int) slice.seq()).toList());
        assertEquals(
                List.of(1),
                run.environments().stream()
                        .filter(span -> span.when().equals("rounds"))
                        .map(Environment::set)
                        .toList());
    }

    /* How many runs in the making hold a slice. */
    private static long recorded(Path runs) throws IOException {
        if (Files.notExists(runs)) {
            return 0;
        }
        long count = 0;
        try (Stream<Path> folders = Files.list(runs)) {
            for (Path run : folders.toList()) {
                Path journal = run.resolve("journal.ndjson");
                if (Files.exists(journal) && Files.readString(journal).contains("{\"type\":\"slice\"")) {
                    count++;
                }
            }
        }
        return count;
    }

    private Path results() throws IOException {
        try (Stream<Path> made = Files.list(folder.resolve("results"))) {
            return made.findFirst().orElseThrow();
        }
    }

    @Test
    void aDuelOfACommandAndAContenderPrintsItsRatioAndChecksTheTokens() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("assay.jar"));
        Path log = folder.resolve("duel.json");
        String worker = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '" + jar
                + "' dev.assay.bridge.JvmWorker --contender java.cached@jvm --kind FIRST_PARTY --launch java --strategy cached"
                + " --encoding cl100k_base";
        assertEquals(
                0,
                wait(
                        run(
                                log,
                                List.of(
                                        "-jar",
                                        jar.toString(),
                                        "duel",
                                        worker,
                                        "java.plain@jvm",
                                        "--sets=2",
                                        "--json")),
                        log),
                () -> text(log));
        assertTrue(text(log).contains("\"denominator\" : \"java.plain@jvm\""), () -> text(log));
        assertTrue(text(log).contains("\"conforming\" : true"), () -> text(log));
        assertTrue(text(log).contains("\"sets\" : 2,"), () -> text(log));
    }

    /** A python3 that leaves a trace of having been started stands first on PATH. */
    @Test
    void aDuelOfTwoStartsOnlyTheseTwo() throws IOException, InterruptedException {
        Path trace = folder.resolve("started");
        Path python =
                Files.writeString(folder.resolve("python3"), "#!/bin/sh\necho \"$@\" >> '" + trace + "'\nexit 3\n");
        assertTrue(python.toFile().setExecutable(true));
        Path log = folder.resolve("duel.txt");
        List<String> duel = List.of(
                "-jar", System.getProperty("assay.jar"), "duel", "java.plain@jvm", "java.cached@jvm", "--sets=2");
        Map<String, String> first = Map.of("PATH", folder + File.pathSeparator + System.getenv("PATH"));
        assertEquals(0, wait(run(log, duel, first), log), () -> text(log));
        assertFalse(Files.exists(trace), () -> text(trace));
    }

    @Test
    void aDuelOfARevisionNamesItsCommitAndGivesItsRivalAJvmOfItsOwn() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of(".git")), "no checkout: an exported source tree has no revisions");
        assumeTrue(Tools.onPath("git").isPresent(), "no git on PATH");
        Path jar = Path.of(System.getProperty("assay.jar"));
        Path log = folder.resolve("revision.txt");
        int exit = wait(
                run(
                        log,
                        List.of("-jar", jar.toString(), "duel", "java.cached@jvm", "java.cached@jvm:HEAD", "--sets=2")),
                log);
        assertEquals(0, exit, () -> text(log));
        assertTrue(
                Pattern.compile("Duel +java\\.cached@jvm against java\\.cached@jvm:[0-9a-f]{12}\\R")
                        .matcher(text(log))
                        .find(),
                () -> text(log));
        // Nothing is announced that such a plan does not hold.
        assertFalse(text(log).contains("cold forks"), () -> text(log));
    }

    @Test
    void aTextOfOnesOwnIsMeasuredAndNothingItSaysIsTold() throws IOException, InterruptedException {
        Path log = folder.resolve("own.txt");
        Path text = folder.resolve("diary of mine.txt");
        Files.writeString(text, "Yesterday Quorbelfink met Zindrapol again, and nobody knew why.\n".repeat(2_500));
        assertEquals(0, measure(log, "-Dassay.groups=fast", "-Dassay.corpus=" + text), () -> text(log));
        RunFile run = RunReader.read(results());
        assertEquals(
                Set.of("own"), run.slices().stream().map(Slice::corpus).collect(Collectors.toSet()), () -> text(log));
        assertTrue(run.coldStarts().stream().allMatch(cold -> cold.corpus().equals("own")), () -> text(log));
        assertTrue(UserText.of(run.header()).orElseThrow().name().equals("diary of mine.txt"), () -> text(log));
        // Which of the two depends on what is installed; one of them it must be.
        assertTrue(
                UserText.of(run.header()).orElseThrow().reference().matches("tiktoken .+|agreed by [0-9]+ contenders"),
                () -> text(log));
        assertTrue(
                Files.readString(results().resolve("README.md")).contains("own text diary of mine.txt (tokens: "),
                () -> text(log));
        StringBuilder told = new StringBuilder(text(log));
        for (String file :
                List.of("README.md", "report.html", "summary.json", "summary.csv", "verdicts.csv", "jmh.json")) {
            told.append(Files.readString(results().resolve(file)));
        }
        try (InputStream lines =
                new GZIPInputStream(Files.newInputStream(results().resolve("run.ndjson.gz")))) {
            told.append(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertFalse(told.toString().contains("Quorbelfink"));
        // The console may name the folder to whoever started it; the files may not.
        assertFalse(told.substring(text(log).length()).contains(folder.toString()));
    }

    @Test
    void aPlanIsPrintedAndNothingIsMeasured() throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        assertEquals(0, measure(log, "-Dassay.plan"));
        assertTrue(text(log).contains("expected half-width"), () -> text(log));
        assertTrue(Files.notExists(folder.resolve("results")));
    }

    private Process start(Path log, String... properties) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.addAll(List.of(
                "-jar",
                System.getProperty("assay.jar"),
                "measure",
                "--effort=smoke",
                "--results=" + folder.resolve("results")));
        return run(log, arguments);
    }

    private static Process run(Path log, List<String> arguments) throws IOException {
        return run(log, arguments, Map.of());
    }

    private static Process run(Path log, List<String> arguments, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private int measure(Path log, String... properties) throws IOException, InterruptedException {
        return wait(start(log, properties), log);
    }

    private static int wait(Process process, Path log) throws InterruptedException {
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
