package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.Where;
import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static Summary.Ratio cell(Quantity quantity, double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        Summary.Cell cell = new Summary.Cell("g", "e", Where.ALL, Mode.MEMORY);
        return new Summary.Ratio(
                ContenderId.of("a@jvm"),
                ContenderId.of("b@jvm"),
                quantity,
                cell,
                Estimator.geometric(list, 0.95),
                list);
    }

    private static Aggregate.Finding find(String aggregate, Summary.Ratio... cells) {
        return find(new Controls(List.of(), 1.05), aggregate, cells);
    }

    private static Aggregate.Finding find(Controls controls, String aggregate, Summary.Ratio... cells) {
        Definition.Reading reading = new Definition.Reading(
                "a",
                "?",
                ContenderId.of("a@jvm"),
                ContenderId.of("b@jvm"),
                List.of(Quantity.FOOTPRINT),
                "g",
                Optional.empty(),
                "e",
                List.of(),
                List.of(),
                2,
                Double.POSITIVE_INFINITY,
                "ours",
                aggregate,
                1,
                List.of("a", "b"),
                "",
                Optional.empty());
        Interval pooled = Summary.Ratio.pooled(List.of(cells), cells[0].cell())
                .orElseThrow()
                .ratio();
        return new Aggregate(reading, List.of(cells), controls).find(pooled);
    }

    private static final Summary.Ratio WELL_ABOVE = cell(Quantity.FOOTPRINT, 4.0, 4.1, 3.9, 4.0, 4.05);
    private static final Summary.Ratio ABOVE = cell(Quantity.FOOTPRINT_ABOVE_EMPTY, 3.0, 3.1, 2.9, 3.0, 3.05);
    private static final Summary.Ratio BELOW = cell(Quantity.FOOTPRINT_ABOVE_EMPTY, 1.5, 1.52, 1.48, 1.5, 1.51);
    private static final Summary.Ratio UNCERTAIN = cell(Quantity.FOOTPRINT_ABOVE_EMPTY, 1.5, 2.9, 1.7, 2.6, 2.0);

    @Test
    void everyNeedsAllCellsAndShowsTheWeakest() {
        Aggregate.Finding finding = find("every", WELL_ABOVE, ABOVE);
        assertEquals(Verdict.Outcome.SUPPORTED, finding.state().outcome());
        assertEquals(ABOVE.ratio(), finding.ratio());
        assertEquals(Optional.of(Quantity.FOOTPRINT_ABOVE_EMPTY), finding.quantity());
    }

    @Test
    void everyIsRefutedByOneCell() {
        Aggregate.Finding finding = find("every", WELL_ABOVE, BELOW);
        assertEquals(Verdict.Outcome.FALLS_SHORT, finding.state().outcome());
        // Holm's first step of two asks 2.5 % of the sides instead of 5 %: an interval of 97.5 %.
        assertEquals(BELOW.at(0.975).ratio(), finding.ratio());
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
        assertEquals(WELL_ABOVE.at(0.975).ratio(), finding.ratio());
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

    /* Its 95 % interval is [2.0006, 2.556] and p above 2 is 0.0248 (SciPy 1.17.1: stats.ttest_1samp(np.log(v), np.log(2),
    alternative='greater')): enough for one cell, for one of two Holm asks 0.0125. */
    private static final Summary.Ratio BARELY_ABOVE = cell(Quantity.FOOTPRINT, 2.05, 2.4, 2.1, 2.6, 2.2);

    @Test
    void someIsCorrectedForTheNumberOfCells() {
        assertEquals(
                Verdict.Outcome.SUPPORTED, find("some", BARELY_ABOVE).state().outcome());
        assertEquals(
                Verdict.Outcome.INCONCLUSIVE,
                find("some", BARELY_ABOVE, BELOW).state().outcome());
        // p of ABOVE is 1.6e-6: it takes the first of the steps, and BARELY_ABOVE stands against 0.025.
        Aggregate.Finding both = find("some", BARELY_ABOVE, ABOVE);
        assertEquals(Verdict.Outcome.SUPPORTED, both.state().outcome());
        assertEquals(ABOVE.at(0.975).ratio(), both.ratio());
    }

    @Test
    void everyIsRefutedByACellOnlyAfterTheCorrectionAndSupportedWithoutOne() {
        // 4 ÷ value: the mirror image at the bound 2, so p below 2 is 0.0248.
        Summary.Ratio barelyBelow = cell(Quantity.FOOTPRINT, 4 / 2.05, 4 / 2.4, 4 / 2.1, 4 / 2.6, 4 / 2.2);
        assertEquals(
                Verdict.Outcome.FALLS_SHORT, find("every", barelyBelow).state().outcome());
        assertEquals(
                Verdict.Outcome.INCONCLUSIVE,
                find("every", barelyBelow, WELL_ABOVE).state().outcome());
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                find("every", BARELY_ABOVE, WELL_ABOVE).state().outcome());
    }

    private static Summary.Ratio timed(String corpus, double... values) {
        Summary.Ratio row = cell(Quantity.TIME, values);
        Summary.Cell cell = new Summary.Cell("g", "e", new DeckId(corpus, 64), Mode.THROUGHPUT);
        return new Summary.Ratio(
                ContenderId.of("a@jvm"), ContenderId.of("b@jvm"), Quantity.TIME, cell, row.ratio(), row.values());
    }

    /* Twins on p agree within 0.1 %; on q they are off by 1.6, 1, 1/1.6, the reverse on r, so that q and r together are quiet. */
    private static Controls twins() {
        List<Controls.Trial> trials = new ArrayList<>();
        for (int step = -1; step <= 1; step++) {
            double wide = step * Math.log(1.6);
            trials.add(new Controls.Trial(
                    Role.TWIN,
                    "g",
                    step + 1,
                    ContenderId.of("a@jvm"),
                    "Java@jvm",
                    List.of(
                            new Controls.Value(new DeckId("p", 64), step * 0.001),
                            new Controls.Value(new DeckId("q", 64), wide),
                            new Controls.Value(new DeckId("r", 64), -wide))));
        }
        return new Controls(trials, 1.05);
    }

    @Test
    void everyCellHasTheFloorOfItsOwnDeck() {
        // Bound 2; A/A on q reaches exp(4.303 · 0.47 / √3) = 3.2, so 4.01, a factor of 2 away, is noise there and
        // decided on p.
        double[] values = {4.0, 4.1, 3.9, 4.0, 4.05};
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                find(twins(), "every", timed("p", values)).state().outcome());
        assertEquals(
                new Judge.State(Verdict.Outcome.INCONCLUSIVE, "noise floor"),
                find(twins(), "every", timed("p", values), timed("q", values)).state());
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                find(twins(), "some", timed("p", values), timed("q", values))
                        .state()
                        .outcome());
    }

    @Test
    void typicalHasTheFloorOfItsCellsTogether() {
        double[] values = {4.0, 4.1, 3.9, 4.0, 4.05};
        assertEquals(
                Verdict.Outcome.SUPPORTED,
                find(twins(), "typical", timed("q", values), timed("r", values))
                        .state()
                        .outcome());
        assertEquals(
                Verdict.Outcome.INCONCLUSIVE,
                find(twins(), "typical", timed("q", values)).state().outcome());
    }
}
