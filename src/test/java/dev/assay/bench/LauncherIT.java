package dev.assay.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that the build makes. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final int MINUTES = 5;

    private static final Path JAR = Path.of(System.getProperty("assay.jar"));
    private static final Path BIN = JAR.resolveSibling("bin");

    @TempDir
    private Path folder;

    @Test
    void itIsFoundThroughLinksAndStartsTheJarBesideIt() throws IOException, InterruptedException {
        Path first = Files.createSymbolicLink(folder.resolve("first"), BIN.resolve("assay"));
        Path link = Files.createSymbolicLink(folder.resolve("a link"), first.getFileName());
        Said said = run(link.toString(), "--version");
        assertEquals(0, said.exit(), said.text());
        assertTrue(said.text().matches("assay \\S+\\n"), said.text());
    }

    @Test
    void exitCodesAndErrorsAreThoseOfTheJar() throws IOException, InterruptedException {
        Said said = run(BIN.resolve("assay").toString(), "dnace", "--help");
        assertEquals(2, said.exit());
        assertTrue(said.text().startsWith("assay: argument (dnace) must be one that it knows"), said.text());
    }

    /** One that is missing, cut off or of another jar costs half a second, and is no reason for a word. */
    @Test
    void anArchiveThatIsMissingOrStaleIsPassedOverSilently() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path assay = Files.copy(BIN.resolve("assay"), bin.resolve("assay"));
        assertTrue(assay.toFile().setExecutable(true));
        Files.createSymbolicLink(folder.resolve("assay.jar"), JAR);
        String right = run(BIN.resolve("assay").toString(), "--version").text();
        assertEquals(right, run(assay.toString(), "--version").text(), "missing");
        Path archive = bin.resolve("assay.jsa");
        Files.writeString(archive, "no archive");
        assertEquals(right, run(assay.toString(), "--version").text(), "garbled");
        if (Files.isRegularFile(BIN.resolve("assay.jsa"))) {
            byte[] whole = Files.readAllBytes(BIN.resolve("assay.jsa"));
            Files.write(archive, whole);
            Files.copy(BIN.resolve("assay.jsa.bytes"), bin.resolve("assay.jsa.bytes"));
            Files.copy(BIN.resolve("assay.jsa.release"), bin.resolve("assay.jsa.release"));
            assertEquals(right, run(assay.toString(), "--version").text(), "of another jar");
            Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
            assertEquals(right, run(assay.toString(), "--version").text(), "cut off");
        }
    }

    @Test
    void completionKnowsEveryVerbAndEveryContender() throws IOException {
        String script = Files.readString(BIN.resolve("assay-completion.bash"));
        assertTrue(script.contains("\"rust.cached@process\""), script);
        for (String verb : List.of("measure", "duel", "contenders", "report", "compare", "help")) {
            assertTrue(
                    Pattern.compile("local commands=\"([a-z]+ )*" + verb + "[ \"]")
                            .matcher(script)
                            .find(),
                    verb);
        }
    }

    /** A terminal is 80 columns wide unless somebody makes it wider; here are the verbs that only the jar has. */
    @Test
    void helpOfWhatMeasuresFitsEightyColumns() throws IOException, InterruptedException {
        for (String verb : List.of("", "measure", "duel", "prove jmh")) {
            List<String> words = new ArrayList<>(List.of(BIN.resolve("assay").toString(), "help"));
            words.addAll(List.of(verb.split(" ")));
            words.removeIf(String::isEmpty);
            Said said = run(words.toArray(String[]::new));
            assertEquals(0, said.exit(), said.text());
            said.text().lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
    }

    private record Said(int exit, String text) {}

    private Said run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        // A launcher that went round in links would hang the build.
        process.onExit().orTimeout(MINUTES, TimeUnit.MINUTES).exceptionally(slow -> process.destroyForcibly());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
