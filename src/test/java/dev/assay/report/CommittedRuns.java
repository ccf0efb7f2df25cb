package dev.assay.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The results folders that belong to the repository: a run of the reader's own lies beside them, and is no matter of a test. */
public final class CommittedRuns {
    private static final Path FIGURES = Path.of("src/test/resources/dev/assay/report/figures.tsv");

    /** Returns them in the order of their names. */
    public static List<Path> folders() throws IOException {
        try (var lines = Files.lines(FIGURES)) {
            return lines.map(line -> line.split("\t", 2)[0])
                    .filter(folder -> folder.startsWith("results/"))
                    .distinct()
                    .sorted()
                    .map(Path::of)
                    .toList();
        }
    }

    private CommittedRuns() {}
}
