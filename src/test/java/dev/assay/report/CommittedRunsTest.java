package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.Ledger;
import dev.assay.claim.SummaryFiles;
import dev.assay.price.PriceList;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs that the repository holds, some older than what a run may hold today. */
@Tag("slow")
class CommittedRunsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
            Summary summary = Summarizer.summarize(run);
            assertEquals(first, !summary.firstPasses().isEmpty(), folder::toString);
            Path json = folder.resolve("summary.json");
            if (Files.exists(json)) {
                Optional<PriceList> prices = PriceFile.beside(folder, run.header());
                // Nothing may come into what an earlier run was published with. As values: decimals differ from JDK to
                // JDK.
                assertEquals(
                        JSON.readTree(json.toFile()),
                        JSON.readTree(SummaryFiles.json(run, summary, Ledger.judge(run, summary, prices), prices)),
                        () -> json + " must be made again as it is; see assay report");
            }
        }
    }
}
