package dev.assay.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the quick tests leave to longer builds, read off the tags in the sources. A test that is left out is not seen in JUnit's own
 * report, so the log names it.
 */
final class TestsLeft {
    private static final Map<String, String> TAGS = Map.of(
            "slow", "tests that take seconds are run by mvn verify, once all is packaged: ",
            "real", "tests that build, measure or count for long are run by mvn verify -Pbench -Dassay.effort=smoke: ");

    private TestsLeft() {}

    /** Returns a line for each tag. */
    static List<String> in(Path sources) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String tag : List.of("slow", "real")) {
            List<String> classes = classes(sources, "@Tag(\"" + tag + "\")");
            if (!classes.isEmpty()) {
                lines.add(TAGS.get(tag) + String.join(", ", classes));
            }
        }
        return lines;
    }

    private static List<String> classes(Path sources, String tag) throws IOException {
        List<String> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                if (Files.readString(file).contains(tag)) {
                    classes.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        return classes;
    }
}
