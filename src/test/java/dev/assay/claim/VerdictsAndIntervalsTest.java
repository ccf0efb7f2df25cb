package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No verdict contradicts the interval that is printed beside it. */
@Tag("slow")
class VerdictsAndIntervalsTest {
    private static final double[][] BOUNDS = {
        {10, 100},
        {2, Double.POSITIVE_INFINITY},
        {1, Double.POSITIVE_INFINITY},
        {0.8, Double.POSITIVE_INFINITY},
        {0.9, 1.1}
    };
    private static final Pattern FIGURES =
            Pattern.compile("([\\d,.]+)×? [^(]*\\((?:[\\d.]+ % CI )?([\\d,.]+)–([\\d,.]+)\\)");

    private static Definition.Reading reading(double[] bounds, String aggregate, String sentence) {
        return new Definition.Reading(
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
                bounds[0],
                bounds[1],
                "ours",
                aggregate,
                1.1,
                List.of("a", "b"),
                sentence,
                Optional.empty());
    }

    private static Summary.Ratio cell(List<Double> values, double level) {
        Summary.Cell cell = new Summary.Cell("g", "e", Where.ALL, Mode.MEMORY);
        return new Summary.Ratio(
                ContenderId.of("a@jvm"),
                ContenderId.of("b@jvm"),
                Quantity.FOOTPRINT,
                cell,
                Estimator.geometric(values, level),
                values);
    }

    /* Cells whose ratios lie around a bound, some much nearer to it than their scatter, which is what rounding and correction decide. */
    private static List<Summary.Ratio> cells(Random random, double[] bounds, double level) {
        List<Summary.Ratio> cells = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        double scatter = Math.pow(10, -1 - 3 * random.nextDouble());
        for (int i = 0; i < count; i++) {
            double bound = Double.isInfinite(bounds[1]) || random.nextBoolean() ? bounds[0] : bounds[1];
            double centre = bound * Math.exp((random.nextInt(4) == 0 ? 1 : 4) * scatter * random.nextGaussian());
            List<Double> values = new ArrayList<>();
            for (int set = 0; set < 5; set++) {
                values.add(centre * Math.exp(scatter * random.nextGaussian()));
            }
            cells.add(cell(values, level));
        }
        return cells;
    }

    private static void assertAgrees(Judge.State state, String text, double[] bounds, double turned) {
        Matcher figures = FIGURES.matcher(text);
        assertTrue(figures.find(), text);
        double first = Double.parseDouble(figures.group(2).replace(",", ""));
        double second = Double.parseDouble(figures.group(3).replace(",", ""));
        double lower = turned < 0 ? 1 / bounds[1] : bounds[0];
        double upper = turned < 0 ? 1 / bounds[0] : bounds[1];
        String outcome = state.outcome().label();
        if (turned < 0 && !outcome.equals("supported") && state.outcome().decided()) {
            outcome = outcome.equals("exceeds") ? "falls short" : "exceeds";
        }
        assertTrue(
                Beside.agrees(outcome, state.cause(), first, second, lower, upper),
                () -> state + " beside " + text + ", bounds " + bounds[0] + " to " + bounds[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"every", "some", "typical"})
    void noVerdictContradictsTheIntervalPrintedBesideIt(String aggregate) {
        Random random = new Random(19);
        Set<Verdict.Outcome> seen = EnumSet.noneOf(Verdict.Outcome.class);
        for (int trial = 0; trial < 4_000; trial++) {
            double[] bounds = BOUNDS[random.nextInt(BOUNDS.length)];
            // One look, or one of two.
            List<Summary.Ratio> cells = cells(random, bounds, random.nextBoolean() ? 0.95 : 0.975);
            Definition.Reading reading = reading(bounds, aggregate, "{finding}");
            Interval pooled = Summary.Ratio.pooled(cells, cells.get(0).cell())
                    .orElseThrow()
                    .at(cells.get(0).ratio().level())
                    .ratio();
            Aggregate.Finding finding = new Aggregate(reading, cells, new Controls(List.of(), 1.05)).find(pooled);
            seen.add(finding.state().outcome());
            assertAgrees(finding.state(), Numbers.interval(finding.ratio(), bounds[0], bounds[1]), bounds, 1);
            assertAgrees(
                    finding.state(),
                    VerdictText.sentence(reading, finding.ratio(), Optional.empty(), ""),
                    bounds,
                    finding.ratio().estimate() >= 1 ? 1 : -1);
        }
        assertEquals(
                EnumSet.of(
                        Verdict.Outcome.SUPPORTED,
                        Verdict.Outcome.FALLS_SHORT,
                        Verdict.Outcome.EXCEEDS,
                        Verdict.Outcome.INCONCLUSIVE),
                seen);
    }

    @Test
    void anEndNearItsBoundIsPrintedOnTheSideWhereItLies() {
        Interval short10 = new Interval(9.8, 9.63, 9.97, 0.95, 5);
        assertEquals("9.80 (9.63–9.97)", Numbers.interval(short10, 10, 100));
        Interval shorter = new Interval(9.8, 9.63, 9.9996, 0.95, 5);
        assertEquals("9.8000 (9.6300–9.9996)", Numbers.interval(shorter, 10, 100));
        // Where there is no bound, or none near, the usual digits do.
        assertEquals("9.80 (9.63–10.0)", Numbers.interval(shorter, Double.NaN, Double.NaN));
        assertEquals("9.80 (9.63–10.0)", Numbers.interval(shorter, 2, Double.POSITIVE_INFINITY));
        // On the bound is on the bound, with the usual digits.
        assertEquals("10.0 (10.0–10.0)", Numbers.interval(new Interval(10, 10, 10, 0.95, 5), 10, 100));
    }

    /* Its 95 % interval is [1.565, 1.9994], below 2 by itself, but one of two cells: Holm asks 97.5 %. The other is well above. */
    @Test
    void whatTheCorrectionLeavesOpenShowsTheIntervalThatIsOpen() {
        List<Double> barely = List.of(4 / 2.05, 4 / 2.4, 4 / 2.1, 4 / 2.6, 4 / 2.2);
        double[] bounds = {2, Double.POSITIVE_INFINITY};
        List<Summary.Ratio> cells = List.of(cell(barely, 0.95), cell(List.of(4.0, 4.1, 3.9, 4.0, 4.05), 0.95));
        Aggregate.Finding finding = new Aggregate(reading(bounds, "every", ""), cells, new Controls(List.of(), 1.05))
                .find(cells.get(0).ratio());
        assertEquals(Verdict.Outcome.INCONCLUSIVE, finding.state().outcome());
        assertEquals(Estimator.geometric(barely, 0.975), finding.ratio());
        assertTrue(finding.ratio().upper() > 2, finding::toString);
    }

    /* The weakest cell by its estimate holds by itself; the one that does not is the reason. */
    @Test
    void theCellThatKeepsAClaimOpenIsTheOneThatIsShown() {
        List<Double> narrow = List.of(2.5, 2.51, 2.49, 2.5, 2.5);
        List<Double> wide = List.of(1.5, 6.0, 2.0, 9.0, 3.0);
        List<Summary.Ratio> cells = List.of(cell(narrow, 0.95), cell(wide, 0.95));
        Aggregate.Finding finding = new Aggregate(
                        reading(new double[] {2, Double.POSITIVE_INFINITY}, "every", ""),
                        cells,
                        new Controls(List.of(), 1.05))
                .find(cells.get(0).ratio());
        assertEquals(new Judge.State(Verdict.Outcome.INCONCLUSIVE, "noise"), finding.state());
        assertEquals(cells.get(1).ratio(), finding.ratio());
    }

    /* Cells below the bounds and above them: none is inside, whichever is nearest. */
    @Test
    void noCellInsideRefutesSomeOnTheSideOfTheNearest() {
        List<Summary.Ratio> cells =
                List.of(cell(List.of(8.0, 8.1, 7.9), 0.95), cell(List.of(200.0, 201.0, 199.0), 0.95));
        Aggregate.Finding finding = new Aggregate(
                        reading(new double[] {10, 100}, "some", ""), cells, new Controls(List.of(), 1.05))
                .find(cells.get(0).ratio());
        assertEquals(Verdict.Outcome.FALLS_SHORT, finding.state().outcome());
        assertEquals(cells.get(0).ratio(), finding.ratio());
    }

    /* By hand: of 4 at 0.025 the first is held against 0.00625, the second, which it keeps, against 0.00833, and so are the rest. */
    @Test
    void nothingBehindTheFirstThatIsKeptIsHeldAgainstAMilderStep() {
        double[] thresholds = Aggregate.thresholds(List.of(0.0084, 0.005, 0.009, 0.5), 0.025);
        assertEquals(0.025 / 4, thresholds[1], 1e-12);
        for (int other : new int[] {0, 2, 3}) {
            assertEquals(0.025 / 3, thresholds[other], 1e-12);
        }
    }
}
