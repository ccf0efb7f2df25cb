package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.export.ActionJson;
import dev.assay.export.BencherJson;
import dev.assay.export.JmhJson;
import dev.assay.export.SummaryCsv;
import dev.assay.export.SummaryJson;
import dev.assay.export.VerdictsCsv;
import dev.assay.price.PriceList;
import dev.assay.run.RunFile;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything right of the run file: the same bytes for the same run, on the same JDK and fonts. */
public final class ResultsFolder {
    /**
     * Writes summary, exports, charts, page and README beside the run file, replacing former ones, all or none. A chart that fails
     * becomes a line in page and README.
     *
     * @param folder an existing folder; other files in it stay, and {@code price.json} among them is read
     */
    public static void write(RunFile run, Path folder) throws IOException {
        Summary summary = Summarizer.summarize(run);
        Optional<PriceList> prices = PriceFile.beside(folder, run.header());
        replace(files(run, summary, Ledger.judge(run, summary, prices), prices), folder);
    }

    /** Writes the folder of a new run, beside which nothing lies, from a summary and verdicts already made of it. */
    public static void write(RunFile run, Summary summary, List<Verdict> verdicts, Path folder) throws IOException {
        replace(files(run, summary, verdicts), folder);
    }

    /** Returns the files by relative name. */
    static Map<String, byte[]> files(RunFile run, Summary summary, List<Verdict> verdicts) {
        return files(run, summary, verdicts, Optional.empty());
    }

    static Map<String, byte[]> files(RunFile run, Summary summary, List<Verdict> verdicts, Optional<PriceList> prices) {
        Supplier<List<RenderedChart>> drawing = RenderedChart.begin(Charts.of(run.header(), summary, verdicts));
        Map<String, byte[]> files = new TreeMap<>();
        text(files, "summary.json", SummaryJson.of(run, summary, verdicts, prices));
        text(files, "summary.csv", SummaryCsv.of(run.header(), summary));
        text(files, "verdicts.csv", VerdictsCsv.of(run.header(), verdicts));
        text(files, "jmh.json", JmhJson.of(run, summary));
        text(files, "bencher.json", BencherJson.of(summary));
        text(files, "github-action-benchmark.json", ActionJson.of(run.header(), summary));
        List<RenderedChart> drawn = drawing.get();
        for (RenderedChart one : drawn) {
            if (one.succeeded()) {
                files.put("charts/" + one.chart().id() + ".png", one.png());
                text(files, "charts/" + one.chart().id() + ".svg", one.svg());
            }
        }
        ReportModel findings = new ReportModel(run, summary, verdicts, drawn, prices);
        Document document = Reports.of(findings);
        text(files, "report.html", Reports.page(document));
        text(files, "README.md", Reports.readme(document, prices.isPresent()));
        return files;
    }

    private static void text(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void replace(Map<String, byte[]> files, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException("folder (" + folder + ") must be a folder; name one that holds run.ndjson");
        }
        Set<String> gone = charts(folder);
        gone.removeAll(files.keySet());
        Swap.into(folder, files, gone);
    }

    /* Whatever else lies among the charts is not ours to delete. */
    private static Set<String> charts(Path folder) throws IOException {
        Path charts = folder.resolve("charts");
        if (!Files.isDirectory(charts)) {
            return new TreeSet<>();
        }
        try (Stream<Path> all = Files.list(charts)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> "charts/" + file.getFileName())
                    .filter(name -> name.endsWith(".png") || name.endsWith(".svg"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private ResultsFolder() {}
}
