package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.stats.Interval;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void numbersHaveThreeDigitsAndNoExponent() {
        assertEquals("12.3", Units.number(12.345));
        assertEquals("1.00", Units.number(0.99999));
        assertEquals("0.00123", Units.number(0.0012345));
        assertEquals("12,300,000", Units.number(12_345_678));
        assertEquals("0", Units.number(0));
        assertEquals("-1,230", Units.number(-1234.5));
        assertEquals("–", Units.number(Double.NaN));
    }

    @Test
    void durationChangesUnitWhereThreeDigitsWouldRoundUp() {
        assertEquals("999 ns", Units.nanos(999.4));
        assertEquals("1.00 µs", Units.nanos(999.6));
        assertEquals("18.0 ms", Units.nanos(18e6));
        assertEquals("2.50 s", Units.nanos(2.5e9));
    }

    @Test
    void nothingAllocatedIsZeroBytes() {
        assertEquals("0 B", Units.bytes(0));
        assertEquals("1.50 KiB", Units.bytes(1536));
        assertEquals("not counted", Units.bytes(Double.NaN));
    }

    @Test
    void unknownIntervalIsSaid() {
        assertEquals("2.00 (no interval)", Units.interval(new Interval(2, Double.NaN, Double.NaN, 0.95, 1)));
    }

    @Test
    void openBoundsAreWords() {
        assertEquals("10 to 100", Charts.bounds(10, 100));
        assertEquals("at least 2", Charts.bounds(2, Double.POSITIVE_INFINITY));
        assertEquals("at most 1.00", Charts.bounds(0, 1));
        assertEquals("0.909 to 1.10", Charts.bounds(1 / 1.1, 1.1));
        assertEquals("no bounds", Charts.bounds(Double.NaN, Double.NaN));
    }
}
