package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final double CLOSE = 1e-12;
    private static final List<ContenderId> PATH = Fixture.ids("a@process", "b@process", "c@process");

    private final List<Summary.Ratio> rows = new ArrayList<>();

    private void row(
            String numerator, String denominator, String group, String corpus, List<Integer> sets, double... log2) {
        List<Double> values = new ArrayList<>();
        for (double log : log2) {
            values.add(Math.pow(2, log));
        }
        Summary.Cell cell = new Summary.Cell(group, "e", new DeckId(corpus, 64), Mode.THROUGHPUT);
        rows.add(new Summary.Ratio(
                ContenderId.worker(numerator),
                ContenderId.worker(denominator),
                Quantity.TIME,
                cell,
                Estimator.geometric(values, 0.95),
                values,
                sets));
    }

    /* Powers of two: a ÷ b is 2², 2³, 2¹, b ÷ c is 2³ in each set; b and c stand the other way round, as a group may list them. */
    private void cell(String corpus, double scale) {
        List<Integer> sets = List.of(0, 1, 2);
        row("a", "b", "g", corpus, sets, 2 * scale, 3 * scale, scale);
        row("c", "b", "g", corpus, sets, -3 * scale, -3 * scale, -3 * scale);
        row("a", "c", "g", corpus, sets, 5 * scale, 6 * scale, 4 * scale);
    }

    private Optional<Chain> chain() {
        return Chain.of(summary(), PATH, "g", "e");
    }

    private Summary summary() {
        return RatiosAlone.of(rows);
    }

    private static double log2(Interval interval) {
        return Math.log(interval.estimate()) / Math.log(2);
    }

    @Test
    void aPathThatGoesOnInAnotherGroupIsMeasuredApartFromItsWhole() {
        cell("x", 1);
        cell("y", 1);
        // h holds x alone, so the whole and the first step are those of x alone; its sets are others.
        row("b", "c", "h", "x", List.of(0, 1), 3, 3.5);
        Chain chain = Chain.of(summary(), PATH, List.of("g", "h"), "g", "e").orElseThrow();
        assertEquals(List.of(new Summary.Cell("g", "e", new DeckId("x", 64), Mode.THROUGHPUT)), chain.cells());
        assertEquals(
                List.of("g", "h"),
                chain.steps().stream().map(step -> step.cell().group()).toList());
        // By hand, in powers of two: the whole 5, the steps 2 and 3.25, so the product is 5.25 and the first step's
        // share 2 of 5.25.
        assertEquals(5, log2(chain.whole().ratio()), CLOSE);
        assertEquals(5.25, log2(chain.product()), CLOSE);
        assertEquals(2 / 5.25, chain.shares().get(0).estimate(), CLOSE);
        assertFalse(chain.shares().get(0).known());
        assertEquals(Optional.empty(), chain.across());
        // By hand: squared errors 1 ÷ 3 and 0.125 ÷ 2, by Welch and Satterthwaite 2.6350365 degrees of freedom; t from
        // SciPy
        // 1.17.1: scipy.stats.t.ppf(0.975, 2.6350365) = 3.4469382.
        double half = 3.4469382 * Math.sqrt(1.0 / 3 + 0.0625);
        assertEquals(5.25 - half, Math.log(chain.product().lower()) / Math.log(2), 1e-5);
        assertEquals(5.25 + half, Math.log(chain.product().upper()) / Math.log(2), 1e-5);
        assertEquals(Optional.empty(), Chain.of(summary(), PATH, List.of("g", "k"), "g", "e"));
    }

    @Test
    void theStepsOfEverySetMultiplyToTheWhole() {
        cell("x", 1);
        cell("y", 2);
        Chain chain = chain().orElseThrow();
        // By hand, over the cells first: a ÷ b is 3, 4.5, 1.5 in powers of two, b ÷ c is 4.5, the whole 7.5, 9, 6.
        assertEquals(2, chain.cells().size());
        assertEquals(3, log2(chain.steps().get(0).ratio()), CLOSE);
        assertEquals(4.5, log2(chain.steps().get(1).ratio()), CLOSE);
        assertEquals(7.5, log2(chain.whole().ratio()), CLOSE);
        for (int set = 0; set < 3; set++) {
            assertEquals(
                    chain.whole().values().get(set),
                    chain.steps().get(0).values().get(set)
                            * chain.steps().get(1).values().get(set),
                    1e-9);
        }
        assertEquals(chain.whole().ratio().estimate(), chain.product().estimate(), 1e-9);
        assertEquals(chain.whole().ratio().lower(), chain.product().lower(), 1e-9);
        assertEquals(chain.whole().ratio().upper(), chain.product().upper(), 1e-9);
    }

    @Test
    void theSharesAreThoseOfTheLogarithmsAndSumToOne() {
        cell("x", 1);
        Chain chain = chain().orElseThrow();
        // By hand: 2/5, 3/6, 1/4 and 3/5, 3/6, 3/4.
        assertEquals((0.4 + 0.5 + 0.25) / 3, chain.shares().get(0).estimate(), CLOSE);
        assertEquals((0.6 + 0.5 + 0.75) / 3, chain.shares().get(1).estimate(), CLOSE);
        // Deviations of 0.4, 0.5, 0.25 from 0.38333: s = √((0.0166667² + 0.1166667² + 0.1333333²) / 2) = 0.1258306;
        // t(0.975, 2) = 4.302653 (tables), so the half-width is 4.302653 · 0.1258306 / √3 = 0.312580.
        assertEquals(
                0.312580, chain.shares().get(0).upper() - chain.shares().get(0).estimate(), 1e-5);
    }

    @Test
    void aFactorThatMayBeNoneHasNoShares() {
        List<Integer> sets = List.of(0, 1, 2);
        row("a", "b", "g", "x", sets, 1, 1, 1);
        row("b", "c", "g", "x", sets, -0.9, -1.1, 0.2);
        row("a", "c", "g", "x", sets, 0.1, -0.1, 1.2);
        assertEquals(List.of(), chain().orElseThrow().shares());
    }

    @Test
    void aSetThatLacksOneContenderCountsForNoPair() {
        cell("x", 1);
        // b was killed in set 1 while it was in cell y.
        row("a", "b", "g", "y", List.of(0, 2), 4, 2);
        row("c", "b", "g", "y", List.of(0, 2), -6, -6);
        row("a", "c", "g", "y", List.of(0, 1, 2), 10, 12, 8);
        Chain chain = chain().orElseThrow();
        // Sets 0 and 2: the whole is 7.5 and 6, a ÷ b 3 and 1.5.
        assertEquals(List.of(0, 2), chain.whole().sets());
        assertEquals(6.75, log2(chain.whole().ratio()), CLOSE);
        assertEquals(2.25, log2(chain.steps().get(0).ratio()), CLOSE);
        assertEquals(chain.whole().ratio().estimate(), chain.product().estimate(), 1e-9);
    }

    @Test
    void aCellThatOnePairLacksIsLeftOutForAll() {
        cell("x", 1);
        row("a", "c", "g", "y", List.of(0, 1, 2), 50, 50, 50);
        Chain chain = chain().orElseThrow();
        assertEquals(
                List.of("x"),
                chain.cells().stream().map(cell -> cell.deck().corpus()).toList());
        assertEquals(5, log2(chain.whole().ratio()), CLOSE);
    }

    @Test
    void aPathThatWasNotMeasuredIsNone() {
        row("a", "b", "g", "x", List.of(0, 1), 1, 1);
        assertTrue(chain().isEmpty());
    }

    @Test
    void otherGroupsPutTheProductToTheTest() {
        cell("x", 1);
        assertTrue(chain().orElseThrow().across().isEmpty());
        row("a", "b", "h", "x", List.of(0, 1), 2.1, 1.9);
        assertTrue(chain().orElseThrow().across().isEmpty(), "one step alone was measured elsewhere");
        row("c", "b", "k", "x", List.of(0, 1, 2), -3.1, -2.9, -3);
        Chain.Across across = chain().orElseThrow().across().orElseThrow();
        assertEquals(List.of("h", "k"), across.groups());
        assertEquals(5, log2(across.product()), CLOSE);
        assertTrue(across.product().lower() < 32 && across.product().upper() > 32);
    }

    @Test
    void twoStepsOfOneOtherGroupShareItsSetsAndAreNoTest() {
        cell("x", 1);
        row("a", "b", "h", "x", List.of(0, 1), 2, 2.1);
        row("b", "c", "h", "x", List.of(0, 1), 3, 3.1);
        assertFalse(chain().orElseThrow().across().isPresent());
    }

    @Test
    void anotherGroupCountsOnlyWithEveryCell() {
        cell("x", 1);
        cell("y", 1);
        row("a", "b", "h", "x", List.of(0, 1), 2, 2.1);
        row("b", "c", "k", "x", List.of(0, 1), 3, 3.1);
        assertFalse(chain().orElseThrow().across().isPresent());
    }
}
