package dev.assay.report;

import dev.assay.chart.Chart;
import dev.assay.chart.ComparisonChart;
import dev.assay.compare.Comparison;
import dev.assay.export.ComparisonJson;
import dev.assay.text.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as its readers need it: lines of a terminal, Markdown for a pull request, and the files of a folder. */
public final class Comparisons {
    /** A terminal is so wide unless somebody makes it wider. */
    private static final int WIDTH = 80;

    private static final List<Integer> COLUMNS = List.of(13);

    /** Holds every row. */
    public static final String PAGE = "compare.html";

    /** What a forge shows of a folder. */
    public static final String README = "README.md";

    private static final String MADE = "Made by `java -jar target/assay.jar compare RUNS --out DIR`.";

    private static final String DATA = "compare.json";
    private static final String PICTURE = "compare.png";
    private static final String VECTORS = "compare.svg";

    /** The files of a comparison. */
    public static final List<String> FILES = List.of(PAGE, README, DATA, PICTURE, VECTORS);

    private Comparisons() {}

    /**
     * Returns what a terminal shows.
     *
     * @param all with what stayed the same, all pairs and all differences
     */
    public static List<String> console(Comparison comparison, boolean all) {
        return ConsoleRenderer.lines(ComparisonDocument.of(comparison, all, false), WIDTH, COLUMNS, true);
    }

    /** Returns the same as Markdown, with tables. */
    public static String markdown(Comparison comparison, boolean all) {
        return MarkdownRenderer.text(ComparisonDocument.of(comparison, all, true), PAGE);
    }

    /** Returns all files by name; the pictures are missing where no ratio stands in two runs. */
    public static Map<String, byte[]> files(Comparison comparison) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(PAGE, bytes(ComparisonPage.of(comparison)));
        files.put(DATA, bytes(ComparisonJson.of(comparison)));
        Optional<Chart> chart =
                comparison.readings().isEmpty() && comparison.pairs().isEmpty()
                        ? Optional.empty()
                        : Optional.of(ComparisonChart.of(comparison));
        chart.ifPresent(drawn -> {
            files.put(PICTURE, drawn.png());
            files.put(VECTORS, bytes(drawn.svg()));
        });
        files.put(README, bytes(readme(markdown(comparison, false), chart)));
        return files;
    }

    /* Picture and origin stand below the lead. */
    private static String readme(String text, Optional<Chart> chart) {
        int lead = text.indexOf("\n## ");
        String origin = "\n" + MADE + " " + MarkdownPage.link(PAGE, PAGE) + " has every row, with filters; "
                + MarkdownPage.link(DATA, DATA) + " is for programs.\n"
                + chart.map(drawn -> "\n[![" + Markdown.text(drawn.title()) + "](" + PICTURE + ")](" + VECTORS + ")\n\n"
                                + Markdown.text(drawn.reading()) + "\n")
                        .orElse("");
        return MarkdownPage.folded(lead < 0 ? text + origin : text.substring(0, lead) + origin + text.substring(lead));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
