package dev.assay.chart;

import dev.assay.claim.Attribution;
import dev.assay.claim.SpecificationCurve;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All charts of a run, in the order in which a report shows them. */
public final class Charts {
    /** Returns the charts for which the summary holds data; drawing is left to {@link Chart#png()} and {@link Chart#svg()}. */
    public static List<Chart> of(Header planned, Summary summary, List<Verdict> verdicts) {
        Header header = Captions.made(planned, summary);
        List<Chart> charts = new ArrayList<>();
        charts.add(ClaimCharts.pooled(header, summary, verdicts));
        for (Verdict verdict : verdicts) {
            if (!verdict.cells().isEmpty()) {
                charts.add(ClaimCharts.cells(header, verdict));
            }
        }
        int size = ShownCells.size(summary);
        for (String encoding : ShownCells.encodings(summary)) {
            charts.add(ThroughputChart.throughput(header, summary, encoding, size));
            charts.add(BreakEvenChart.chart(header, summary, encoding));
            charts.add(CallBreakdownChart.chart(header, summary, encoding));
            charts.add(LatencyChart.chart(header, summary, encoding));
            charts.add(MemoryChart.chart(header, summary, encoding));
            charts.add(ColdStartChart.chart(header, summary, encoding));
            charts.add(StabilityChart.chart(header, summary, encoding, size));
        }
        charts.addAll(AttributionChart.charts(header, Attribution.found(header, summary)));
        SpecificationCurve.of(summary, verdicts)
                .forEach(curve ->
                        charts.add(SpecificationCurveChart.chart(header, curve, quote(curve.claim(), verdicts))));
        charts.removeIf(chart -> chart.rows().isEmpty());
        if (!Validity.faults(summary.controls()).isEmpty()) {
            // A picture is passed on without the page around it.
            charts.replaceAll(Chart::ofInvalidRun);
        }
        return charts;
    }

    private static String quote(String claim, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.id().equals(claim))
                .map(Verdict::quote)
                .findFirst()
                .orElse(claim);
    }

    /** Returns the id of the chart of the cells behind a verdict. */
    public static String idOf(Verdict verdict) {
        return "cells-" + verdict.id() + "-" + verdict.reading();
    }

    /** Returns the id of the chart of a specification curve: its claim and readings, since readings of one claim may differ in bounds. */
    public static String idOf(SpecificationCurve curve) {
        return "curve-" + curve.claim() + "-" + String.join("-", curve.readings());
    }

    /**
     * A ratio in one of several runs.
     *
     * @param run name of the run
     */
    public record Entry(String run, Interval ratio) {}

    /** Returns the forest of ratios that several runs hold, each run a row of its own. */
    public static Chart comparison(Map<String, List<Entry>> ratios) {
        List<ForestPlot.Row> rows = new ArrayList<>();
        ratios.forEach((label, entries) -> {
            for (Entry entry : entries) {
                boolean first = entry == entries.get(0);
                rows.add(new ForestPlot.Row(
                        first ? label : "", entry.run(), entry.ratio(), "", Double.NaN, Double.NaN, false));
            }
        });
        ForestPlot forest =
                new ForestPlot(rows, "how many times as fast, or as much memory, the first named is; 1: no difference");
        return new Chart(
                "compare",
                "Do the ratios hold from run to run?",
                "One row per pair and run. Dot: how many times as fast as the second the first named is, or how many times its memory it needs; line: its 95 % CI over that run's fork sets. Runs are not pooled.",
                "Ratios only: times of different machines are not comparable.",
                List.of("pair", "factor (95 % CI)", "", ""),
                forest.table(),
                Legend.NONE,
                forest.height(),
                forest::draw);
    }

    private Charts() {}
}
