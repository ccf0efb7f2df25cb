package dev.assay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.stats.Interval;
import dev.assay.text.Factor.Kind;
import org.junit.jupiter.api.Test;

/** The larger number and who has it, everywhere. Expected figures by hand: 1/0.76 = 1.316, 1/0.74 = 1.351, 1/0.78 = 1.282. */
class FactorTest {
    private static Interval interval(double estimate, double lower, double upper) {
        return new Interval(estimate, lower, upper, 0.95, 5);
    }

    @Test
    void aSlowNumeratorMeansThatTheDenominatorIsFaster() {
        Factor factor = Factor.of("slow", "fast", Kind.SPEED, interval(3.73, 3.65, 3.83), 10, 100);
        assertEquals("fast is 3.73× as fast as slow (95 % CI 3.65–3.83)", factor.clause());
        assertEquals("10–100×", factor.claimed());
        assertFalse(factor.turned());
    }

    @Test
    void belowOneAllIsTurnedTogether() {
        Factor factor =
                Factor.of("native", "called", Kind.SPEED, interval(0.76, 0.74, 0.78), 0.8, Double.POSITIVE_INFINITY);
        assertEquals("native is 1.32× as fast as called (95 % CI 1.28–1.35)", factor.clause());
        assertEquals("at most 1.25×", factor.claimed());
        assertTrue(factor.turned());
    }

    @Test
    void ofMemoryTheOneThatNeedsMoreIsNamed() {
        double open = Double.POSITIVE_INFINITY;
        Factor more = Factor.of("python", "rust", Kind.MEMORY, interval(2.7, 2.6, 2.8), 2, open);
        assertEquals("python needs 2.70× the memory of rust (95 % CI 2.60–2.80)", more.clause());
        assertEquals("at least 2×", more.claimed());
        Factor less = Factor.of("python", "rust", Kind.MEMORY, interval(0.877, 0.87, 0.884), 2, open);
        assertEquals("rust needs 1.14× the memory of python (95 % CI 1.13–1.15)", less.clause());
        assertEquals("at most 0.5×", less.claimed());
    }

    @Test
    void anIntervalAroundOneIsNoDifference() {
        Factor factor = Factor.of("a", "b", Kind.SPEED, interval(1.01, 0.98, 1.04), 1 / 1.1, 1.1);
        assertEquals("1.01× as fast (95 % CI 0.980–1.04), no difference seen", factor.text());
        assertEquals("0.909–1.1×", factor.claimed());
        assertFalse(factor.differs());
        Factor equal = Factor.of("a", "b", Kind.SPEED, interval(1.0002, 0.98, 1.04));
        assertEquals("1.00× (0.980–1.04)", equal.figures());
        assertEquals(
                "2.00× as fast (no interval)",
                Factor.of("a", "b", Kind.SPEED, interval(2, Double.NaN, Double.NaN))
                        .text());
    }

    /* 1/0.10004 = 9.996, below the claimed 10; 1/0.9996 = 1.0004, above 1. Three digits would deny both. */
    @Test
    void anEndNearABoundKeepsTheDigitsThatShowItsSideInEitherDirection() {
        Interval near = interval(1 / 9.8, 1 / 9.996, 1 / 9.63);
        assertEquals(
                "9.800× (9.630–9.996)",
                Factor.of("a", "b", Kind.SPEED, near, 1.0 / 100, 1.0 / 10).figures());
        Interval straight = interval(9.8, 9.63, 9.996);
        assertEquals(
                "9.800× (9.630–9.996)",
                Factor.of("a", "b", Kind.SPEED, straight, 10, 100).figures());
        assertEquals(
                "1.0300× (1.0004–1.0600)",
                Factor.of("a", "b", Kind.SPEED, interval(1.03, 1.0004, 1.06)).figures());
    }

    @Test
    void rowsOfOneChartFaceOneWay() {
        Factor factor =
                Factor.facing(true, "a", "b", Kind.SPEED, interval(1.25, 1.2, 1.3), 0.8, Double.POSITIVE_INFINITY);
        assertEquals("a", factor.who());
        assertEquals("0.800× (0.769–0.833)", factor.figures());
        assertEquals("at most 1.25×", factor.claimed());
    }

    @Test
    void boundsAreWords() {
        assertEquals("at most 1×", Factor.bounds(0, 1));
        assertEquals("no bounds", Factor.bounds(Double.NaN, Double.NaN));
    }
}
