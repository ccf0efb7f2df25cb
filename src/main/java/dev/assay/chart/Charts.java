package dev.assay.chart;

import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/** All charts of a run, in the order in which a report shows them. */
public final class Charts {
    /** Returns the charts for which the summary holds data; drawing is left to {@link Chart#png()} and {@link Chart#svg()}. */
    public static List<Chart> of(Header header, Summary summary, List<Verdict> verdicts) {
        List<Chart> charts = new ArrayList<>();
        charts.add(Claims.pooled(header, summary, verdicts));
        for (Verdict verdict : verdicts) {
            if (!verdict.cells().isEmpty()) {
                charts.add(Claims.cells(header, verdict));
            }
        }
        int size = Cells.size(summary);
        for (String encoding : Cells.encodings(summary)) {
            charts.add(Dots.throughput(header, summary, encoding, size));
            charts.add(Bridges.chart(header, summary, encoding));
            charts.add(Latencies.chart(header, summary, encoding));
            charts.add(Footprints.chart(header, summary, encoding));
            charts.add(Rounds.chart(header, summary, encoding, size));
        }
        charts.removeIf(chart -> chart.rows().isEmpty());
        return charts;
    }

    /** Returns the id of the chart of the cells behind a verdict. */
    public static String idOf(Verdict verdict) {
        return "cells-" + verdict.id() + "-" + verdict.reading();
    }

    private Charts() {}
}
