package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static Summary.Ratio cell(String quantity, double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        Summary.Cell cell = new Summary.Cell("g", "e", "*", 0, "memory");
        return new Summary.Ratio("a", "b", quantity, cell, Estimator.geometric(list, 0.95), list);
    }

    private static Aggregate.Finding find(String aggregate, Summary.Ratio... cells) {
        Definition.Reading reading = new Definition.Reading(
                "a",
                "?",
                "a",
                "b",
                List.of("footprint"),
                "g",
                "e",
                List.of(),
                List.of(),
                2,
                Double.POSITIVE_INFINITY,
                "ours",
                aggregate,
                1,
                "");
        Interval pooled = Summary.Ratio.pooled(List.of(cells), cells[0].cell())
                .orElseThrow()
                .ratio();
        return new Aggregate(new Judge(2, Double.POSITIVE_INFINITY, 1.02), reading, List.of(cells)).find(pooled);
    }

    private static final Summary.Ratio WELL_ABOVE = cell("footprint", 4.0, 4.1, 3.9, 4.0, 4.05);
    private static final Summary.Ratio ABOVE = cell("footprint-above-empty", 3.0, 3.1, 2.9, 3.0, 3.05);
    private static final Summary.Ratio BELOW = cell("footprint-above-empty", 1.5, 1.52, 1.48, 1.5, 1.51);
    private static final Summary.Ratio UNCERTAIN = cell("footprint-above-empty", 1.5, 2.9, 1.7, 2.6, 2.0);

    @Test
    void everyNeedsAllCellsAndShowsTheWeakest() {
        Aggregate.Finding finding = find("every", WELL_ABOVE, ABOVE);
        assertEquals(Verdict.Outcome.SUPPORTED, finding.state().outcome());
        assertEquals(ABOVE.ratio(), finding.ratio());
        assertEquals("footprint-above-empty", finding.quantity());
    }

    @Test
    void everyIsRefutedByOneCell() {
        Aggregate.Finding finding = find("every", WELL_ABOVE, BELOW);
        assertEquals(Verdict.Outcome.FALLS_SHORT, finding.state().outcome());
        assertEquals(BELOW.ratio(), finding.ratio());
    }

    @Test
    void everyIsInconclusiveWhileOneCellIs() {
        assertEquals(
                new Judge.State(Verdict.Outcome.INCONCLUSIVE, "noise"),
                find("every", WELL_ABOVE, UNCERTAIN).state());
    }

    @Test
    void someNeedsOneCell() {
        Aggregate.Finding finding = find("some", BELOW, WELL_ABOVE);
        assertEquals(Verdict.Outcome.SUPPORTED, finding.state().outcome());
        assertEquals(WELL_ABOVE.ratio(), finding.ratio());
    }

    @Test
    void someIsRefutedByAllCellsOnly() {
        assertEquals(
                Verdict.Outcome.FALLS_SHORT, find("some", BELOW, BELOW).state().outcome());
        assertEquals(
                Verdict.Outcome.INCONCLUSIVE,
                find("some", BELOW, UNCERTAIN).state().outcome());
    }

    @Test
    void typicalJudgesTheGeometricMean() {
        // √(4·1.5) is about 2.45: above 2 although one cell is below.
        Aggregate.Finding finding = find("typical", WELL_ABOVE, BELOW);
        assertEquals(Verdict.Outcome.SUPPORTED, finding.state().outcome());
        assertEquals(2.45, finding.ratio().estimate(), 0.02);
    }
}
