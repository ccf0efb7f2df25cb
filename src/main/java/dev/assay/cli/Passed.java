package dev.assay.cli;

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
 * The build's tests of other languages that need no second run: all that they read is as it was when they last passed. The stamp is
 * deleted before a run and written after a success, so what failed or was broken off runs again, and a clean tree runs all. A skip is
 * said in the log, since nobody may take one for a test. Inputs are compared by content: a checkout changes the times of files.
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

    /** A test; it throws if it does not pass. */
    interface Test {
        void run() throws IOException;
    }

    /**
     * Runs a test, unless it passed on the same inputs.
     *
     * @param reads files and folders below the base that it reads: sources, and what was made of them
     * @param tools versions, and whatever else decides what it does
     */
    void orRun(String name, List<String> reads, List<String> tools, Test test) throws IOException {
        // Variables may hold what is nobody's business, so that digests alone are kept.
        String state = SourceDigests.of(base, reads) + "\n"
                + Sha256.hex((tools + "\n" + environment).getBytes(StandardCharsets.UTF_8)) + "\n";
        Path stamp = base.resolve("target/passed").resolve(name.replaceAll("[^a-z0-9+]+", "-"));
        if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(state)) {
            Prepare.step(name + ": unchanged since it passed");
            return;
        }
        Files.createDirectories(stamp.getParent());
        Files.deleteIfExists(stamp);
        Prepare.step(name);
        test.run();
        Files.writeString(stamp, state);
    }
}
