package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pooled rows are a type: only what reads or writes a file may know that files put an asterisk for all. */
class SentinelsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/assay");

    /** Those of files that are published; those of plan.toml; those of contenders.toml, where corpora are a list of names. */
    private static final List<String> FORMATS = List.of(
            "cli/ContendersCommand.java",
            "contender/Declaration.java",
            "export/Place.java",
            "measure/CellPattern.java");

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> filesWith(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(text(file)).find())
                    .map(file -> MAIN.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onlyReadersAndWritersOfFilesHaveAWordForAll() throws IOException {
        // A whole string, compared or handed over; in an expression that makes Markdown or a wildcard it is something
        // else.
        assertEquals(FORMATS, filesWith("(equals\\(|contains\\(|= |, )\"\\*\"[,);]"));
    }

    /** Those that read or write files; who exports what is published says words, since they are what others parse. */
    @Test
    void rolesAndQuantitiesAreWordsInFilesAlone() throws IOException {
        assertEquals(List.of(), outsideOfExports("String (role|quantity)\\b(?!\\()"));
        assertEquals(List.of(), filesWith("(role|quantity)\\(\\)\\.(equals|startsWith)\\("));
        // The JSON of a duel and the key of a setting are words of files, too.
        assertEquals(
                List.of("report/DuelText.java", "run/Protocol.java", "run/Role.java"), filesWith("\"(twin|spike)\""));
        assertEquals(
                List.of("stats/Quantity.java"),
                filesWith("\"(footprint-above-empty|encode-over-run|first-over-run)\""));
    }

    private static List<String> outsideOfExports(String regex) throws IOException {
        return filesWith(regex).stream()
                .filter(file -> !file.startsWith("export/"))
                .toList();
    }

    @Test
    void noModeIsComparedAsAWord() throws IOException {
        assertEquals(List.of(), filesWith("(verb|mode)\\(\\)\\.equals\\("));
    }
}
