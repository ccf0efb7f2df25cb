package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Mode;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.text.BreakEvens;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What crossings cost: calls taken apart, lines of time against size, break-even sizes. */
final class BridgeSection {
    static final String ID = "bridges";

    static Optional<Section> section(ReportModel findings) {
        BridgeCosts crossings = findings.summary().crossings();
        List<Block> blocks = new ArrayList<>();
        List<String> sentences = sentences(crossings);
        if (!sentences.isEmpty()) {
            blocks.add(Block.bullets(sentences));
        }
        table(
                blocks,
                "Calls taken apart, time per op (95 % CI): whole = work + crossing + remainder",
                List.of(
                        "call",
                        "mode",
                        "corpus",
                        "size",
                        "whole",
                        "work",
                        "crossing",
                        "remainder",
                        "an empty call",
                        "beyond it",
                        "whole, of its work"),
                crossings.splits().stream().map(BridgeSection::split).toList());
        table(
                blocks,
                "Break-even sizes",
                List.of("at home", "called", "mode", "corpus", "who is ahead, and from which size on"),
                crossings.breakEvens().stream()
                        .map(row -> List.of(
                                row.home().toString(),
                                row.challenger().toString(),
                                row.cell().mode().text(),
                                WhereText.corpus(row.cell().where()),
                                BreakEvens.words(row)))
                        .toList());
        table(
                blocks,
                "Time as a line of size: fixed + per byte · size, weighted least squares (95 % CI)",
                List.of("contender", "group", "mode", "corpus", "sizes", "fixed", "per byte", "worst misfit"),
                crossings.fits().stream().map(BridgeSection::fit).toList());
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(ID, "Bridges", blocks));
    }

    /* The findings that a reader comes for, a sentence each. */
    private static List<String> sentences(BridgeCosts crossings) {
        List<String> sentences = new ArrayList<>();
        for (BridgeCosts.Split row : crossings.splits()) {
            row.overEmptyCall()
                    .ifPresent(over -> sentences.add(row.contender() + " at "
                            + WhereText.size(row.cell().where()) + " ("
                            + WhereText.corpus(row.cell().where()) + ") costs " + nanos(over)
                            + " beyond its work and an empty call of "
                            + row.call().map(BridgeSection::nanos).orElse("unknown cost") + "; in all it takes "
                            + Numbers.factor(row.wholeOverWork()) + " the time of its work."));
        }
        for (BridgeCosts.BreakEven row : crossings.breakEvens()) {
            String across = row.cell().mode() == Mode.ROUND_TRIP ? " through a pipe" : "";
            sentences.add("Break-even of " + row.home() + " and " + row.challenger() + across + " on "
                    + WhereText.corpus(row.cell().where()) + ": " + BreakEvens.words(row) + ".");
        }
        return sentences;
    }

    private static List<String> split(BridgeCosts.Split row) {
        return List.of(
                row.contender().toString(),
                row.cell().mode().text(),
                WhereText.corpus(row.cell().where()),
                WhereText.size(row.cell().where()),
                nanos(row.whole()),
                nanos(row.work()),
                nanos(row.crossing()),
                nanos(row.remainder()) + (row.additive() ? "" : ", not additive: no decomposition"),
                measured(row.call()),
                measured(row.overEmptyCall()),
                Numbers.factor(row.wholeOverWork()));
    }

    private static List<String> fit(BridgeCosts.Fit row) {
        return List.of(
                row.contender().toString(),
                row.cell().group(),
                row.cell().mode().text(),
                WhereText.corpus(row.cell().where()),
                Figures.size(row.smallest()) + " to " + Figures.size(row.largest()),
                nanos(row.fixedNanos()),
                nanos(row.nanosPerByte()),
                Figures.percent(row.worstDeviation()));
    }

    private static void table(List<Block> blocks, String caption, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Details(caption, List.of(Block.table(columns, rows))));
        }
    }

    private static String nanos(Interval interval) {
        return Numbers.interval(interval, Figures::nanos);
    }

    private static String measured(Optional<Interval> interval) {
        return interval.map(BridgeSection::nanos).orElse("not measured");
    }

    private BridgeSection() {}
}
