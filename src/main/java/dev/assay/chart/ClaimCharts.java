package dev.assay.chart;

import dev.assay.claim.OutcomeWords;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** The forests: pooled ratios of all claims, and the cells behind one verdict. */
final class ClaimCharts {
    private static final int MOST_PAIRS = 20;
    /* A factor, its interval and its bounds within this of 1 are near it. */
    private static final double NEAR = 2.5;
    private static final double BETWEEN = 16;

    /**
     * Returns the forest of every verdict that has a ratio, or of pairs in a run that tested none; each the larger number and who. Factors near
     * 1 have an axis of their own: on that of the others a tenth, which decides them, is the width of a dot.
     */
    static Chart pooled(Header header, Summary summary, List<Verdict> verdicts) {
        List<ForestPlot.Row> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            verdict.brief()
                    .ifPresent(factor -> rows.add(row(
                            against(factor),
                            verdict.id() + " (" + verdict.reading() + ")",
                            factor,
                            OutcomeWords.shown(verdict.outcome()),
                            false)));
        }
        boolean claims = !rows.isEmpty();
        if (!claims) {
            rows.addAll(pairs(summary));
        }
        List<ForestPlot> forests = new ArrayList<>();
        for (boolean near : new boolean[] {false, true}) {
            List<ForestPlot.Row> some =
                    rows.stream().filter(row -> near(row) == near).toList();
            if (!some.isEmpty()) {
                forests.add(new ForestPlot(
                        some,
                        "how many times as fast, or as much memory, the first named is"
                                + (near ? "; factors near 1, on an axis of their own" : "")));
            }
        }
        return new Chart(
                "ratios",
                claims ? "What do the claims say, and what was measured?" : "Who is faster, and by how much?",
                "Each dot is a factor pooled over corpora and sizes: how many times as fast as the second the first named is, or how many times"
                        + " its memory it needs. Line: its interval (95 %, or stricter for interim analyses and for several cells)."
                        + (claims ? " Band: what is claimed of it." : ""),
                Captions.of(header, "all encodings", "all corpora, all sizes, geometric mean"),
                List.of("who against whom", "factor (interval)", "claimed", "verdict"),
                forests.stream().flatMap(forest -> forest.table().stream()).toList(),
                Legend.NONE,
                forests.stream()
                        .mapToDouble(forest -> forest.height() + BETWEEN)
                        .sum(),
                (graphics, area) -> {
                    double y = area.getY();
                    for (ForestPlot forest : forests) {
                        forest.draw(
                                graphics,
                                new Rectangle2D.Double(area.getX(), y, area.getWidth(), forest.height()),
                                ForestPlot.Sides.of(rows));
                        y += forest.height() + BETWEEN;
                    }
                });
    }

    private static boolean near(ForestPlot.Row row) {
        Interval ratio = row.ratio();
        return DoubleStream.of(ratio.estimate(), ratio.lower(), ratio.upper(), row.lower(), row.upper())
                .filter(value -> value > 0 && Double.isFinite(value))
                .allMatch(value -> value >= 1 / NEAR && value <= NEAR);
    }

    private static List<ForestPlot.Row> pairs(Summary summary) {
        return summary.ratios().stream()
                .filter(ratio -> ratio.cell().where().equals(Where.ALL))
                .filter(ratio -> ratio.cell().mode() == Mode.THROUGHPUT)
                .filter(ratio -> ratio.quantity() == Quantity.TIME)
                .filter(ratio -> telling(ratio.numerator(), ratio.denominator()))
                .limit(MOST_PAIRS)
                .map(ratio -> {
                    Factor factor = Factor.brief(ratio);
                    return row(against(factor), ratio.cell().encoding(), factor, "", false);
                })
                .toList();
    }

    private static ForestPlot.Row row(String label, String detail, Factor factor, String note, boolean strong) {
        return new ForestPlot.Row(label, detail, factor.interval(), note, factor.lower(), factor.upper(), strong);
    }

    /** Returns the forest of the cells behind a verdict, by size and then corpus, all in the direction of the verdict. */
    static Chart cells(Header header, Verdict verdict) {
        List<Summary.Ratio> cells = new ArrayList<>(verdict.cells());
        cells.sort(Comparator.comparing((Summary.Ratio ratio) -> ratio.cell().encoding())
                .thenComparing(ratio -> ratio.cell().where(), Where.BY_SIZE));
        Factor pooled = verdict.factor().orElseThrow();
        // The level that judged: by another one, a row may be drawn inside a bound and counted as open.
        double level = pooled.interval().level();
        List<ForestPlot.Row> rows = new ArrayList<>();
        for (Summary.Ratio ratio : cells) {
            Factor factor =
                    Factor.facing(pooled.turned(), ratio, ratio.at(level).ratio(), verdict.lower(), verdict.upper());
            rows.add(row(place(ratio), "", factor, "", false));
        }
        rows.add(row("what the verdict rests on", "", pooled, OutcomeWords.shown(verdict.outcome()), true));
        boolean speed = pooled.kind() == Factor.Kind.SPEED;
        String meaning = speed
                ? "how many times as fast " + pooled.who() + " is as " + pooled.than()
                : "how many times the memory of " + pooled.than() + " " + pooled.who() + " needs";
        ForestPlot forest = new ForestPlot(rows, meaning);
        return new Chart(
                "cells-" + verdict.id() + "-" + verdict.reading(),
                verdict.question(),
                "One row per cell, then what the verdict rests on. Dot: " + meaning + "; line: its "
                        + Numbers.level(level) + " CI over "
                        + (speed ? "fork sets" : "fresh processes")
                        + (rows.get(0).bounded() ? "; band: what is claimed." : "."),
                Captions.of(header, verdict),
                List.of("cell", "factor (" + Numbers.level(level) + " CI)", "claimed", "verdict"),
                forest.table(),
                Legend.NONE,
                forest.height(),
                forest::draw);
    }

    private static String place(Summary.Ratio ratio) {
        Summary.Cell cell = ratio.cell();
        if (ratio.quantity().isMemory()) {
            return ratio.quantity() == Quantity.FOOTPRINT ? "the process whole" : "above the empty runtime";
        }
        return cell.encoding()
                + cell.where()
                        .oneCorpus()
                        .map(corpus -> "  " + corpus + "  " + WhereText.size(cell.where()))
                        .orElse("");
    }

    private static String against(Factor factor) {
        return factor.who() + " against " + factor.than();
    }

    /** Whether two contenders differ in one thing: language, strategy or bridge; or are a first-party one and a peer of its kind. */
    private static boolean telling(ContenderId one, ContenderId other) {
        boolean plain = one.strategy().equals("plain") && other.strategy().equals("plain");
        boolean sameLanguage = one.implementation().equals(other.implementation())
                && one.library().equals(other.library());
        boolean peer = one.strategy().equals("cached") != other.strategy().equals("cached")
                && !one.strategy().equals("plain")
                && !other.strategy().equals("plain");
        return plain || sameLanguage || peer;
    }

    private ClaimCharts() {}
}
