package dev.assay.chart;

import dev.assay.claim.Attribution;
import dev.assay.claim.ReleaseLine;
import dev.assay.claim.SpecificationCurve;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/** All charts of a run, in the order in which a report shows them. */
public final class Charts {
    /** Returns the charts for which the summary holds data; drawing is left to {@link Chart#png()} and {@link Chart#svg()}. */
    public static List<Chart> of(Header planned, Summary summary, List<Verdict> verdicts) {
        Header header = Captions.made(planned, summary);
        List<Chart> charts = new ArrayList<>();
        charts.add(ClaimCharts.pooled(header, summary, verdicts));
        ReleaseLine releases = ReleaseLine.of(header, verdicts);
        if (!releases.points().isEmpty()) {
            charts.add(ReleaseChart.chart(header, releases));
        }
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

    private Charts() {}
}
