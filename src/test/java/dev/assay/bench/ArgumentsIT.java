package dev.assay.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verbs of the jar say to a mistake, before they start anything. */
class ArgumentsIT {
    @TempDir
    private Path folder;

    @Test
    void mistakesInAPropertyOfMeasureAreExitCode2() throws IOException, InterruptedException {
        refuses(
                "measure: assay.group (fast) is not known; did you mean assay.groups?",
                "-Dassay.group=fast",
                "measure");
        refuses("measure: assay.seed (12x) must be a whole number of at most 64 bits", "-Dassay.seed=12x", "measure");
        refuses("measure: assay.plan (yes) must be true or false", "-Dassay.plan=yes", "measure");
        refuses(
                "measure: assay.sliceMillis (abc) must be a whole number from 1 to 10000",
                "-Dassay.sliceMillis=abc",
                "measure");
        refuses("measure: group (fats) must be one of ", "-Dassay.groups=fats", "measure");
        refuses("measure: group (fast) must be named once", "-Dassay.groups=fast,fast", "measure");
        refuses("measure: claim (like-d) must be one of ", "-Dassay.claims=like-d", "measure");
    }

    @Test
    void mistakesInAnOptionOfMeasureAreExitCode2AndAnOptionWinsOverItsProperty()
            throws IOException, InterruptedException {
        refuses("measure: --effort (fats) must be one of ", "measure", "--effort=fats");
        refuses(
                "measure: --slice-millis (abc) must be a whole number from 1 to 10000",
                "measure",
                "--slice-millis=abc");
        refuses(
                "measure: --minutes (0) must be a whole number from 1 to 10080; see assay measure --help",
                "measure",
                "--minutes",
                "0");
        refuses("measure: --seed (12x) must be a whole number of at most 64 bits", "measure", "--seed=12x");
        refuses("measure: group (fats) must be one of ", "measure", "--groups=fats");
        refuses("measure: group (fats) must be one of ", "-Dassay.groups=fast", "measure", "--groups=fats");
        refuses("measure: claim (like-d) must be one of ", "measure", "--claims=like-d");
        refuses(
                "measure: groups (fast) must not be named beside claims",
                "measure",
                "--claims=like-c",
                "--groups=fast");
    }

    /** By the list of properties: one that Maven hands on and the command line lacks, or the other way round, is missed by somebody. */
    @Test
    void everyPropertyOfMeasureIsAnOptionOfItToo() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        assertEquals(0, run(log, "measure", "--help"));
        for (Property property : Property.values()) {
            if (property.reader() == Property.Reader.MEASURE) {
                assertTrue(
                        text(log).contains(property.option() + (property == Property.PLAN ? "" : "=")),
                        () -> text(log));
            }
        }
    }

    @Test
    void mistakesInAnArgumentOfADuelAreExitCode2() throws IOException, InterruptedException {
        String sets = " must be 2 to 1000, since one set has no interval; choose another number";
        refuses("duel: sets (0)" + sets, "duel", "java.plain", "java.cached", "--sets=0");
        refuses("duel: sets (1)" + sets, "duel", "java.plain", "java.cached", "--sets=1");
        refuses("duel: size (65) must be one of ", "duel", "java.plain", "java.cached", "--size=65");
        refuses("duel: corpus (fr-prose) must be one of ", "duel", "java.plain", "java.cached", "--corpus=fr-prose");
        refuses("duel: encoding (r51k) must be one of ", "duel", "java.plain", "java.cached", "--encoding=r51k");
        refuses("duel: contender (java) must name one of several: ", "duel", "java", "java.cached");
        refuses("duel: contenders (java.plain@jvm twice) must be two", "duel", "java.plain", "java.plain@jvm");
        refuses("duel: assay.corpus (x) is read by measure, not by duel", "-Dassay.corpus=x", "duel", "java", "java");
    }

    @Test
    void mistakesInAGateOrABaselineAreExitCode2() throws IOException, InterruptedException {
        String[] duel = {"duel", "java.plain", "java.cached"};
        refuses("duel: gate (ratio =< 1) must be such as ratio < 1.05 ", with(duel, "--gate=ratio =< 1"));
        refuses("duel: gate (java: ratio < 1) must name no claim, ", with(duel, "--gate=java: ratio < 1"));
        refuses("duel: --against (no-such) must be a results folder: ", with(duel, "--against=no-such"));
        refuses("duel: --against (results) must be one results folder; it holds 20", with(duel, "--against=results"));
        refuses("duel: --against (pom.xml) must hold a finished run: ", with(duel, "--against=pom.xml"));
        refuses(
                "duel: --against (results/2026-11-30-epyc-zen-3-2c) must hold java.plain@jvm beside java.cached@jvm in a"
                        + " group; it holds java.plain@jvm beside ",
                with(duel, "--against=results/2026-11-30-epyc-zen-3-2c"));
        refuses(
                "duel: contenders (java.plain@jvm, java.plain@jvm:HEAD~1) must be two where a baseline is given",
                "duel",
                "java.plain",
                "java.plain@jvm:HEAD~1",
                "--against=results/2026-11-30-epyc-zen-3-2c");
        refuses("measure: gate (ratio) must be such as ratio < 1.05 ", "measure", "--gate=ratio");
        refuses(
                "measure: gate (ratio < 1.05) must name a claim where no baseline is given",
                "measure",
                "--gate=ratio < 1.05");
        refuses(
                "measure: gate (like-d: ratio < 1.05) must name a claim that this plan tests: ",
                "measure",
                "--gate=like-d: ratio < 1.05");
        refuses("measure: effort (smoke) must be another one ", "measure", "--effort=smoke", "--against=results");
        refuses("measure: --against (no-such) must be a results folder: ", "measure", "--against=no-such");
    }

    private static String[] with(String[] words, String more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private void refuses(String line, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        int exit = run(log, arguments);
        assertEquals(2, exit, () -> text(log));
        assertTrue(text(log).startsWith(line), () -> text(log));
        assertEquals(1, text(log).lines().count(), () -> text(log));
    }

    private int run(Path log, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        List<String> words = new ArrayList<>(List.of(arguments));
        while (words.get(0).startsWith("-D")) {
            command.add(words.remove(0));
        }
        Path jar = Path.of(System.getProperty("assay.jar"));
        // The quick start that the launcher denies to what measures: nothing is measured here, and dozens of JVMs
        // start.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("bin").resolve("assay.jsa"),
                "-Xshare:auto",
                "-Xlog:disable",
                "-jar",
                jar.toString()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        // Only a guard against hanging.
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it hangs: " + text(log));
        }
        return process.exitValue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
