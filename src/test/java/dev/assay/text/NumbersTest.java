package dev.assay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.figure.Figures;
import dev.assay.stats.Interval;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersHaveThreeDigitsAndNoExponent() {
        assertEquals("12.3", Figures.number(12.345));
        assertEquals("1.00", Figures.number(0.99999));
        assertEquals("0.00123", Figures.number(0.0012345));
        assertEquals("12,300,000", Figures.number(12_345_678));
        assertEquals("0", Figures.number(0));
        assertEquals("-1,230", Figures.number(-1234.5));
        assertEquals("–", Figures.number(Double.NaN));
    }

    @Test
    void durationChangesUnitWhereThreeDigitsWouldRoundUp() {
        assertEquals("999 ns", Figures.nanos(999.4));
        assertEquals("1.00 µs", Figures.nanos(999.6));
        assertEquals("18.0 ms", Figures.nanos(18e6));
        assertEquals("2.50 s", Figures.nanos(2.5e9));
    }

    @Test
    void nothingAllocatedIsZeroBytes() {
        assertEquals("0 B", Figures.bytes(0));
        assertEquals("1.50 KiB", Figures.bytes(1536));
        assertEquals("not counted", Figures.bytes(Double.NaN));
    }

    @Test
    void unknownIntervalIsSaid() {
        assertEquals("2.00 (no interval)", Numbers.interval(new Interval(2, Double.NaN, Double.NaN, 0.95, 1)));
    }

    @Test
    void sharesHaveADecimalBelowTenPerCentAndNoneAbove() {
        assertEquals("2.3 %", Figures.percent(0.0231));
        assertEquals("10 %", Figures.percent(0.0996));
        assertEquals("83 %", Figures.percent(0.834));
        assertEquals("83 % (82–84)", Numbers.share(new Interval(0.834, 0.824, 0.844, 0.95, 5)));
    }

    @Test
    void levelsHaveTheDigitsThatCorrectionsNeed() {
        assertEquals("95 %", Numbers.level(0.95));
        assertEquals("97.5 %", Numbers.level(0.975));
        assertEquals("99.929 %", Numbers.level(1 - 0.05 / 70));
    }

    /* A dash between two negative numbers would read as a sign. */
    @Test
    void endsWithSignOrUnitArePartedByAWord() {
        Interval around = new Interval(-3, -5, 2, 0.95, 5);
        assertEquals("-3.00 (-5.00 to 2.00)", Numbers.interval(around));
        assertEquals("-3.00 ns (-5.00 ns to 2.00 ns)", Numbers.interval(around, Figures::nanos));
    }
}
