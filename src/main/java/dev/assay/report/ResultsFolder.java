package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.Ledger;
import dev.assay.claim.SummaryFiles;
import dev.assay.claim.Verdict;
import dev.assay.price.PriceList;
import dev.assay.run.RunFile;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything right of the run file: the same bytes for the same run, on the same JDK and fonts. */
public final class ResultsFolder {
    /**
     * Writes summary, exports, charts, page and README beside the run file, replacing former ones. All is made before anything is
     * touched, first in a folder beside {@code folder}; a chart that fails becomes a line in page and README.
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
        List<Drawn> drawn = Drawn.all(Charts.of(run.header(), summary, verdicts));
        Findings findings = new Findings(run, summary, verdicts, drawn, prices);
        Map<String, byte[]> files = new TreeMap<>();
        for (Drawn one : drawn) {
            if (one.succeeded()) {
                files.put("charts/" + one.chart().id() + ".png", one.png());
                text(files, "charts/" + one.chart().id() + ".svg", one.svg());
            }
        }
        text(files, "summary.json", SummaryFiles.json(run, summary, verdicts, prices));
        text(files, "summary.csv", SummaryFiles.csv(summary));
        text(files, "jmh.json", JmhJson.of(run, summary));
        text(files, "report.html", Page.of(findings));
        text(files, "README.md", FolderReadme.of(findings));
        return files;
    }

    private static void text(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void replace(Map<String, byte[]> files, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException("folder (" + folder + ") must be a folder; name one that holds run.ndjson");
        }
        // Beside it, not in the temporary folder of the system: a move within one file system leaves nothing
        // half-written.
        Path made =
                Files.createTempDirectory(folder.toAbsolutePath().normalize().getParent(), ".assay-");
        try {
            Files.createDirectory(made.resolve("charts"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(made.resolve(file.getKey()), file.getValue());
            }
            delete(folder.resolve("charts"));
            try (Stream<Path> top = Files.list(made)) {
                for (Path path : top.sorted().toList()) {
                    Files.move(path, folder.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            delete(made);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private ResultsFolder() {}
}
