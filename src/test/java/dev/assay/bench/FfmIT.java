package dev.assay.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The FFM bridge in the jar: there where this JVM has FFM, else absent with the reason; and no warning of the JVM either way. */
final class FfmIT {
    private static final List<String> IDS =
            List.of("rust.plain@ffm", "rust.plain@ffm-critical", "rust.cached@ffm", "rust.cached@ffm-critical");

    @TempDir
    private Path folder;

    @Test
    void theJarHasTheBridgeWhereTheJvmHasIt() throws IOException, InterruptedException {
        List<String> lines = jar("contenders").lines().toList();
        boolean ffm = Runtime.version().feature() >= 22;
        boolean library = isThere(row(lines, "rust.plain@jna"));
        for (String id : IDS) {
            String row = row(lines, id);
            if (ffm) {
                // Without cargo both are absent, for the same reason.
                assertEquals(library, isThere(row), row);
            } else {
                assertTrue(row.contains("absent: FFM needs JDK 22 or newer"), row);
            }
        }
    }

    @Test
    void theJarsContendersConform() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() >= 22, "not tested: FFM needs JDK 22 or newer");
        assumeTrue(
                isThere(row(jar("contenders").lines().toList(), "rust.plain@jna")),
                "not tested: no library, since there was no cargo");
        // The verb's exit code is not 0 where a contender differs.
        String table = jar(
                "check",
                "--corpus=en-prose",
                "--encoding=cl100k_base",
                "--contender=rust.plain@ffm",
                "--contender=rust.plain@ffm-critical");
        assertEquals(2, table.lines().filter(line -> line.endsWith("conforms")).count(), table);
    }

    /* Its version stands where the reason of an absent one does. */
    private static boolean isThere(String row) {
        return !row.contains("absent: ") && !row.contains("not asked");
    }

    private String jar(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("assay.jar")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        int exit = process.waitFor();
        String all = Files.readString(out, StandardCharsets.UTF_8) + Files.readString(errors, StandardCharsets.UTF_8);
        assertEquals(0, exit, all);
        assertFalse(all.contains("WARNING"), all);
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String row(List<String> lines, String id) {
        return lines.stream()
                .filter(line -> line.startsWith(id + " "))
                .findFirst()
                .map(String::strip)
                .orElseThrow(() -> new AssertionError(id + " must be listed: " + lines));
    }
}
