package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;

/** The tables of single cells, whose rows every other figure links to. */
final class Cells {
    /** What the last column of {@link #ratios} means. */
    static final String DETECTS =
            "“Detects” is the smallest difference that four runs of five like this one would find, as a factor: where it is 1.10, a true"
                    + " difference below 10 % may well have stayed unseen.";

    static String speeds(Summary summary) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"sortable\">\n");
        html.append(Html.head(
                List.of("contender", "group", "encoding", "corpus", "size", "verb", "time per op", "MB/s", "sets")));
        html.append("<tbody>\n");
        for (Summary.Speed speed : summary.speeds()) {
            Summary.Cell cell = speed.cell();
            html.append("<tr id=\"").append(anchor(speed.contender(), cell)).append("\">");
            for (String words : List.of(speed.contender(), cell.group(), cell.encoding(), cell.corpus())) {
                html.append("<td>").append(Html.text(words)).append("</td>");
            }
            number(html, cell.size(), Units.size(cell.size()));
            html.append("<td>").append(Html.text(cell.verb())).append("</td>");
            Interval nanos = speed.nanosPerOp();
            number(html, nanos.estimate(), Units.interval(nanos, Units::nanos));
            number(html, speed.megabytesPerSecond().estimate(), Units.interval(speed.megabytesPerSecond()));
            number(html, nanos.n(), Units.count(nanos.n()));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** Returns the table of ratios; each figure links to the numerator's row, and the denominator's name to its own. */
    static String ratios(Summary summary, List<Summary.Ratio> ratios) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        html.append(Html.head(List.of(
                "ratio of",
                "to",
                "quantity",
                "encoding",
                "corpus",
                "size",
                "ratio [95 % interval]",
                "detects",
                "sets")));
        html.append("<tbody>\n");
        for (Summary.Ratio ratio : ratios) {
            Summary.Cell cell = ratio.cell();
            html.append("<tr><td>")
                    .append(linked(summary, ratio.numerator(), cell))
                    .append("</td><td>");
            html.append(linked(summary, ratio.denominator(), cell)).append("</td>");
            for (String words : List.of(
                    quantity(ratio), cell.encoding(), cell.corpus().equals("*") ? "all corpora" : cell.corpus())) {
                html.append("<td>").append(Html.text(words)).append("</td>");
            }
            number(html, cell.size(), Units.size(cell.size()));
            number(html, ratio.ratio().estimate(), Units.interval(ratio.ratio()));
            number(html, ratio.minimumDetectable(), Units.number(ratio.minimumDetectable()));
            number(html, ratio.ratio().n(), Units.count(ratio.ratio().n()));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String quantity(Summary.Ratio ratio) {
        return ratio.quantity().equals("time") && ratio.cell().verb().equals("first")
                ? "time, first pass"
                : ratio.quantity();
    }

    private static String linked(Summary summary, String contender, Summary.Cell cell) {
        boolean there = summary.speeds().stream()
                .anyMatch(speed ->
                        speed.contender().equals(contender) && speed.cell().equals(cell));
        return there ? Html.link(anchor(contender, cell), contender) : Html.text(contender);
    }

    private static String anchor(String contender, Summary.Cell cell) {
        return Html.anchor(
                "cell", cell.group(), contender, cell.encoding(), cell.corpus(), cell.size() + "", cell.verb());
    }

    private static void number(StringBuilder html, double sort, String words) {
        html.append("<td data-sort=\"")
                .append(sort)
                .append("\">")
                .append(Html.text(words))
                .append("</td>");
    }

    private Cells() {}
}
