package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Summarizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runs that the repository holds, some older than what a run may hold today. */
class CommittedRunsTest {
    private static List<Path> runs() throws IOException {
        List<Path> runs = new ArrayList<>();
        for (Path folder : List.of(Path.of("results"), Path.of("benchmarks/proof/runs"))) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(run -> Files.isRegularFile(run.resolve("run.ndjson.gz")))
                        .sorted()
                        .forEach(runs::add);
            }
        }
        return runs;
    }

    @Test
    void everyOneIsReadAndOneWithoutFirstPassesSaysNothingOfThem() throws IOException {
        List<Path> runs = runs();
        assertFalse(runs.isEmpty());
        for (Path folder : runs) {
            RunFile run = RunReader.read(folder);
            boolean first = run.slices().stream().anyMatch(slice -> slice.verb().equals("first"));
            List<FirstPass> rows = Summarizer.summarize(run).firstPasses();
            assertEquals(first, !rows.isEmpty(), folder::toString);
            Path json = folder.resolve("summary.json");
            if (Files.exists(json)) {
                assertEquals(first, Files.readString(json).contains("\"firstPasses\""), json::toString);
            }
        }
    }
}
