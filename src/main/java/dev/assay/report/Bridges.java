package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.claim.BreakEvenText;
import dev.assay.stats.Crossings;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of what crossings cost: calls taken apart, lines of time against size, break-even sizes. */
final class Bridges {
    static String tables(Crossings crossings) {
        StringBuilder html = new StringBuilder();
        table(
                html,
                "Calls taken apart, time an op: whole = work + crossing + remainder",
                List.of(
                        "call",
                        "verb",
                        "corpus",
                        "size",
                        "whole",
                        "work",
                        "crossing",
                        "remainder",
                        "an empty call",
                        "beyond it",
                        "whole ÷ work"),
                crossings.splits().stream().map(Bridges::split).toList());
        table(
                html,
                "Break-even sizes",
                List.of("at home", "called", "verb", "corpus", "who is ahead, and from which size on"),
                crossings.breakEvens().stream()
                        .map(row -> List.of(
                                row.home(),
                                row.challenger(),
                                row.cell().verb(),
                                row.cell().corpus(),
                                BreakEvenText.words(row)))
                        .toList());
        table(
                html,
                "Time as a line of size: fixed + per byte · size, weighted least squares",
                List.of("contender", "group", "verb", "corpus", "sizes", "fixed", "a byte", "worst misfit"),
                crossings.fits().stream().map(Bridges::fit).toList());
        return html.toString();
    }

    /** Returns the findings that a reader comes for, a sentence each. */
    static List<String> sentences(Crossings crossings) {
        List<String> sentences = new ArrayList<>();
        for (Crossings.Split row : crossings.splits()) {
            row.overEmptyCall()
                    .ifPresent(over -> sentences.add(row.contender() + " at "
                            + Units.size(row.cell().size()) + " ("
                            + row.cell().corpus() + ") costs " + nanos(over) + " beyond its work and an empty call of "
                            + row.call().map(Bridges::nanos).orElse("?") + "; whole ÷ work "
                            + Units.interval(row.wholeOverWork()) + "."));
        }
        for (Crossings.BreakEven row : crossings.breakEvens()) {
            String across = row.cell().verb().equals("encode") ? " through a pipe" : "";
            sentences.add("Break-even of " + row.home() + " and " + row.challenger() + across + " on "
                    + row.cell().corpus() + ": " + BreakEvenText.words(row) + ".");
        }
        return sentences;
    }

    private static List<String> split(Crossings.Split row) {
        return List.of(
                row.contender(),
                row.cell().verb(),
                row.cell().corpus(),
                Units.size(row.cell().size()),
                nanos(row.whole()),
                nanos(row.work()),
                nanos(row.crossing()),
                nanos(row.remainder()) + (row.additive() ? "" : ", not additive: no decomposition"),
                measured(row.call()),
                measured(row.overEmptyCall()),
                Units.interval(row.wholeOverWork()));
    }

    private static List<String> fit(Crossings.Fit row) {
        return List.of(
                row.contender(),
                row.cell().group(),
                row.cell().verb(),
                row.cell().corpus(),
                Units.size(row.smallest()) + " to " + Units.size(row.largest()),
                nanos(row.fixedNanos()),
                nanos(row.nanosPerByte()),
                Units.number(100 * row.worstDeviation()) + " %");
    }

    private static void table(StringBuilder html, String caption, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            html.append("<details><summary>")
                    .append(Html.text(caption))
                    .append("</summary>\n")
                    .append(Html.table(columns, rows))
                    .append("</details>\n");
        }
    }

    private static String nanos(Interval interval) {
        return Units.interval(interval, Units::nanos);
    }

    private static String measured(Optional<Interval> interval) {
        return interval.map(Bridges::nanos).orElse("not measured");
    }

    private Bridges() {}
}
