package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.export.SummaryJson;
import dev.assay.price.PriceList;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Interval;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs that the repository holds, some older than what a run may hold today. */
@Tag("slow")
class CommittedRunsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> runs() throws IOException {
        List<Path> runs = new ArrayList<>(CommittedRuns.folders());
        try (Stream<Path> found = Files.list(Path.of("benchmarks/proof/runs"))) {
            found.filter(run -> Files.isRegularFile(run.resolve("run.ndjson.gz")))
                    .sorted()
                    .forEach(runs::add);
        }
        return runs;
    }

    /*
     * Written by the program of commit c8467e3, before its report was built anew: a line a verdict, and a digest over all ratios of the
     * run. Whoever changes how things are told must leave it alone; only a new run, or a statistic that was changed on purpose, adds to it.
     */
    private static Map<String, List<String>> golden() throws IOException {
        Map<String, List<String>> golden = new TreeMap<>();
        try (InputStream in = CommittedRunsTest.class.getResourceAsStream("figures.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] parts = line.split("\t", 2);
                golden.computeIfAbsent(parts[0], run -> new ArrayList<>()).add(parts[1]);
            }
        }
        return golden;
    }

    /* Figures as hexadecimal digits: exact, and the same on every JDK. */
    static List<String> figures(Path folder, Summary summary, List<Verdict> verdicts) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            lines.add(String.join(
                    "\t",
                    verdict.id(),
                    verdict.reading(),
                    verdict.outcome().label(),
                    verdict.ratio().map(CommittedRunsTest::digits).orElse("none")));
        }
        String ratios = summary.ratios().stream()
                .map(row -> String.join(
                        " ",
                        row.numerator().toString(),
                        row.denominator().toString(),
                        row.quantity().toString(),
                        row.cell().encoding(),
                        row.cell().where().oneCorpus().orElse("*"),
                        Integer.toString(row.cell().where().oneSize().orElse(0)),
                        row.cell().mode().text(),
                        digits(row.ratio()),
                        Double.toHexString(row.minimumDetectable())))
                .collect(Collectors.joining("\n"));
        lines.add("ratios\t" + summary.ratios().size() + "\t" + sha256(ratios));
        return lines;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digits(Interval ratio) {
        return DoubleStream.of(ratio.estimate(), ratio.lower(), ratio.upper(), ratio.level())
                        .mapToObj(Double::toHexString)
                        .collect(Collectors.joining(" "))
                + " " + ratio.n();
    }

    @Test
    void everyOneIsReadWithTheFiguresOfBeforeAndOneWithoutFirstPassesSaysNothingOfThem() throws IOException {
        List<Path> runs = runs();
        assertFalse(runs.isEmpty());
        Map<String, List<String>> golden = golden();
        for (Path folder : runs) {
            RunFile run = RunReader.read(folder);
            boolean first = run.slices().stream().anyMatch(slice -> slice.mode() == Mode.COLD_CACHE);
            Summary summary = Summarizer.summarize(run);
            Optional<PriceList> prices = PriceFile.beside(folder, run.header());
            List<Verdict> verdicts = Ledger.judge(run, summary, prices);
            assertEquals(golden.getOrDefault(folder.toString(), List.of()), figures(folder, summary, verdicts));
            assertEquals(first, !summary.firstPasses().isEmpty(), folder::toString);
            Path json = folder.resolve("summary.json");
            if (Files.exists(json)) {
                // Nothing may come into what an earlier run was published with. As values: decimals differ from JDK to
                // JDK.
                assertEquals(
                        JSON.readTree(json.toFile()),
                        JSON.readTree(SummaryJson.of(run, summary, verdicts, prices)),
                        () -> json + " must be made again as it is; see assay report");
            }
        }
    }
}
