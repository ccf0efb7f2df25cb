package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.run.Roles;
import dev.assay.stats.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The controls of a run in words and as tables: what the machine makes of no difference, and whether a known one is found. */
final class ControlTable {
    private static final List<String> COLUMNS = List.of(
            "control ÷ original",
            "kind of contender",
            "corpus",
            "size",
            "ratio [95 % interval]",
            "noise floor",
            "sets");

    private static final String MEANING =
            "A twin is a second fork of a contender in the same set, so its true ratio is 1: what A/A shows beyond that, the instrument"
                    + " and this machine made out of nothing. Its end furthest from 1, at least 1.02, is the noise floor; a verdict"
                    + " nearer to its bound than that is inconclusive: noise floor. What is judged cell by cell has the floor of its cell.";

    private static final String SPIKE =
            "A spike does %s more work than it reports, so its true ratio is %s: an interval that holds %2$s and leaves out 1 is a small"
                    + " difference found and measured rightly.";

    /** Returns A/A and spike in a few words, for the line below a title. */
    static String line(Controls controls) {
        return controls.twin()
                        .map(interval -> "A/A " + Units.interval(interval))
                        .orElse("A/A not finished")
                + " · "
                + controls.spike()
                        .map(interval -> "spike (+" + perCent(controls) + ") " + Units.interval(interval))
                        .orElse("no spike was run");
    }

    /** Returns the HTML of the section: what controls are, the rows over all decks, then those by size and by deck. */
    static String section(Controls controls) {
        List<Controls.Row> rows = controls.rows();
        return paragraph(MEANING)
                + paragraph(
                        controls.spike().isPresent()
                                ? String.format(
                                        Locale.ROOT, SPIKE, perCent(controls), Units.number(controls.spikeTruth()))
                                : "No spike was run.")
                + table(controls, rows.stream().filter(Controls.Row::overall).toList())
                + "<details><summary>By size and by cell</summary>\n"
                + table(controls, rows.stream().filter(row -> !row.overall()).toList())
                + "</details>\n";
    }

    private static String paragraph(String words) {
        return "<p class=\"quiet\">" + Html.text(words) + "</p>\n";
    }

    private static String table(Controls controls, List<Controls.Row> own) {
        List<List<String>> rows = new ArrayList<>();
        for (Controls.Row row : own) {
            rows.add(List.of(
                    row.role().equals(Roles.TWIN)
                            ? "A/A (twin), truth 1"
                            : "spike, truth " + Units.number(controls.truth(row.role())),
                    all(row.kind(), "all kinds"),
                    all(row.corpus(), "all corpora"),
                    Units.size(row.size()),
                    Units.interval(row.ratio()),
                    Units.number(row.floor()),
                    Units.count(row.ratio().n())));
        }
        return Html.table(COLUMNS, rows);
    }

    private static String perCent(Controls controls) {
        return String.format(Locale.ROOT, "%.0f %%", (controls.spikeTruth() - 1) * 100);
    }

    private static String all(String value, String words) {
        return value.equals("*") ? words : value;
    }

    private ControlTable() {}
}
