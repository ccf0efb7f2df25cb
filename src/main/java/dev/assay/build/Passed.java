package dev.assay.build;

import dev.assay.contender.SourceDigests;
import dev.assay.corpus.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Steps of the build that need no second run, above all the tests of other languages: all that they read is as it was when they last
 * passed. The stamp is deleted before a run and written after a success, so what failed or was broken off runs again, and a clean tree
 * runs all. A skip is said in the log, since nobody may take one for a test. Inputs are compared by content: a checkout changes the
 * times of files.
 */
final class Passed {
    /** Beginnings of the names of the variables that compilers and interpreters heed. */
    private static final List<String> HEEDED = List.of("CARGO", "RUST", "PYTHON", "CFLAGS", "CXX", "CC", "LDFLAGS");

    private final Path base;
    private final String environment;

    Passed(Path base, Map<String, String> environment) {
        this.base = base;
        this.environment = new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(variable -> HEEDED.stream().anyMatch(variable.getKey()::startsWith))
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining("\n"));
    }

    /** A step; it throws if it does not pass. */
    interface Step {
        void run() throws IOException;
    }

    /**
     * Runs a test, unless it passed on the same inputs.
     *
     * @param reads files and folders below the base that it reads: sources, and what was made of them
     * @param tools versions, and whatever else decides what it does
     */
    void orTest(String name, List<String> reads, List<String> tools, Step test) throws IOException {
        orMake(name, reads, List.of(), tools, test);
    }

    /**
     * Makes something, unless it was made of the same and is as it was left.
     *
     * @param reads files and folders below the base that it is made of
     * @param makes files and folders below the base that hold it
     * @param tools versions, and whatever else decides what it does
     */
    void orMake(String name, List<String> reads, List<String> makes, List<String> tools, Step step) throws IOException {
        // Variables may hold what is nobody's business, so that digests alone are kept.
        String given = SourceDigests.of(base, reads) + "\n"
                + Sha256.hex((tools + "\n" + environment).getBytes(StandardCharsets.UTF_8)) + "\n";
        Path stamp = base.resolve("target/passed").resolve(name.replaceAll("[^a-z0-9+]+", "-"));
        if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(given + made(makes))) {
            Prepare.step(name + ": unchanged since it passed");
            return;
        }
        Files.createDirectories(stamp.getParent());
        Files.deleteIfExists(stamp);
        Prepare.step(name);
        step.run();
        // Inputs as they were before: one that was edited meanwhile has not passed.
        Files.writeString(stamp, given + made(makes));
    }

    private String made(List<String> makes) throws IOException {
        return SourceDigests.of(base, makes) + "\n";
    }
}
