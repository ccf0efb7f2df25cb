package dev.assay.report;

import dev.assay.chart.Chart;
import dev.assay.chart.ComparisonChart;
import dev.assay.compare.Comparison;
import dev.assay.export.ComparisonJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as its readers need it: lines of a terminal, Markdown for a pull request, and the files of a folder. */
public final class Comparisons {
    /** A terminal is so wide unless somebody makes it wider. */
    private static final int WIDTH = 80;

    private static final List<Integer> COLUMNS = List.of(11);

    private static final String PAGE = "compare.html";

    /** The files of a comparison. */
    public static final List<String> FILES = List.of(PAGE, "compare.md", "compare.json", "compare.png", "compare.svg");

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
        files.put("compare.md", bytes(markdown(comparison, true)));
        files.put("compare.json", bytes(ComparisonJson.of(comparison)));
        if (!comparison.readings().isEmpty() || !comparison.pairs().isEmpty()) {
            Chart chart = ComparisonChart.of(comparison);
            files.put("compare.png", chart.png());
            files.put("compare.svg", bytes(chart.svg()));
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
