package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Mode;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.HtmlWriter;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables of single cells, to whose rows all other figures link, and of ratios. */
final class CellTables {
    static final String ID = "cells";

    /** What the last but one column of {@link #ratios} means. */
    static final String DETECTS =
            "“Detects” is the smallest difference that four runs of five like this one would find: at 10 %, a true difference of 8 % may well"
                    + " have stayed unseen.";

    private static final String MEANING =
            "One row per contender and cell: geometric mean over the steady slices of each set, then over sets, with its 95 % CI. The raw"
                    + " slices are in run.ndjson.gz.";

    private final Set<String> measured = new HashSet<>();

    CellTables(Summary summary) {
        summary.speeds().forEach(speed -> measured.add(anchor(speed.contender().toString(), speed.cell())));
    }

    static Section section(ReportModel findings) {
        return new Section(
                ID, "Every cell", List.of(Block.paragraph(Block.Tone.QUIET, MEANING), speeds(findings.summary())));
    }

    static Section pooled(ReportModel findings) {
        return new Section(
                "pooled",
                "Pooled ratios",
                List.of(
                        Block.paragraph(Block.Tone.QUIET, DETECTS),
                        new CellTables(findings.summary())
                                .ratios(findings.summary().ratios().stream()
                                        .filter(ratio ->
                                                ratio.cell().where().oneCorpus().isEmpty())
                                        .toList())));
    }

    private static Block.Table speeds(Summary summary) {
        List<Block.Row> rows = new ArrayList<>();
        for (Summary.Speed speed : summary.speeds()) {
            Summary.Cell cell = speed.cell();
            Interval nanos = speed.nanosPerOp();
            rows.add(new Block.Row(
                    anchor(speed.contender().toString(), cell),
                    List.of(
                            Block.Cell.of(speed.contender().toString()),
                            Block.Cell.of(cell.group()),
                            Block.Cell.of(cell.encoding()),
                            Block.Cell.of(cell.deck().corpus()),
                            Block.Cell.number(
                                    cell.deck().size(), Figures.size(cell.deck().size())),
                            Block.Cell.of(cell.mode().text()),
                            Block.Cell.number(nanos.estimate(), Numbers.interval(nanos, Figures::nanos)),
                            Block.Cell.number(
                                    speed.megabytesPerSecond().estimate(),
                                    Numbers.interval(speed.megabytesPerSecond())),
                            Block.Cell.number(nanos.n(), Figures.count(nanos.n())))));
        }
        return new Block.Table(
                List.of("contender", "group", "encoding", "corpus", "size", "mode", "time per op", "MB/s", "sets"),
                rows,
                Block.Use.SEARCHED);
    }

    /** Returns the table of ratios, the larger number and who; both names link to the rows of their own times. */
    Block.Table ratios(List<Summary.Ratio> ratios) {
        List<Block.Row> rows = new ArrayList<>();
        for (Summary.Ratio ratio : ratios) {
            Summary.Cell cell = ratio.cell();
            Factor factor = Factor.of(ratio);
            rows.add(new Block.Row(
                    "",
                    List.of(
                            Block.Cell.of(linked(factor.who(), cell)),
                            Block.Cell.number(factor.interval().estimate(), factor.text()),
                            Block.Cell.of(linked(factor.than(), cell)),
                            Block.Cell.of(quantity(ratio)),
                            Block.Cell.of(cell.encoding()),
                            Block.Cell.of(WhereText.corpus(cell.where())),
                            Block.Cell.number(cell.where().oneSize().orElse(0), WhereText.size(cell.where())),
                            Block.Cell.number(ratio.minimumDetectable(), Figures.above(ratio.minimumDetectable())),
                            Block.Cell.number(
                                    ratio.ratio().n(),
                                    Figures.count(ratio.ratio().n())))));
        }
        return new Block.Table(
                List.of("who", "how much (CI)", "against", "quantity", "encoding", "corpus", "size", "detects", "sets"),
                rows,
                Block.Use.SEARCHED);
    }

    private static String quantity(Summary.Ratio ratio) {
        return switch (ratio.quantity()) {
            case TIME -> ratio.cell().mode() == Mode.COLD_CACHE ? "time, first pass" : "time";
            case FOOTPRINT -> "memory, whole process";
            case FOOTPRINT_ABOVE_EMPTY -> "memory above an empty runtime";
            case ROUND_TRIP_OVER_RUN -> "time, without the pipe against across it";
            case FIRST_OVER_RUN -> "time, steady state against first pass";
        };
    }

    private Span linked(String contender, Summary.Cell cell) {
        return cell.single() && measured.contains(anchor(contender, cell))
                ? Span.link(anchor(contender, cell), contender)
                : Span.text(contender);
    }

    private static String anchor(String contender, Summary.Cell cell) {
        return HtmlWriter.anchor(
                "cell",
                cell.group(),
                contender,
                cell.encoding(),
                cell.deck().corpus(),
                Integer.toString(cell.deck().size()),
                cell.mode().text());
    }
}
