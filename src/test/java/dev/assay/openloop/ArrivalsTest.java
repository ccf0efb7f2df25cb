package dev.assay.openloop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.openloop.Arrivals.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void aFixedRateIsAClock() {
        assertArrayEquals(new long[] {250_000_000, 500_000_000, 750_000_000}, new Arrivals(Kind.FIXED, 4, 1).due(0, 3));
    }

    @Test
    void theSameSeedAndPartGiveTheSameTimes() {
        Arrivals arrivals = new Arrivals(Kind.POISSON, 1000, 3);
        assertArrayEquals(arrivals.due(2, 500), new Arrivals(Kind.POISSON, 1000, 3).due(2, 500));
        assertFalse(Arrays.equals(arrivals.due(2, 500), arrivals.due(3, 500)));
        assertFalse(Arrays.equals(arrivals.due(2, 500), new Arrivals(Kind.POISSON, 1000, 4).due(2, 500)));
    }

    /**
     * Gaps of a Poisson process at 1,000 a second: mean 1 ms, standard deviation 1 ms, and a share of e⁻¹ = 0.3679 above the mean. Of a
     * million gaps the standard errors are 1 µs, 1.4 µs and 0.0005.
     */
    @Test
    void gapsOfAPoissonProcessAreExponential() {
        long[] due = new Arrivals(Kind.POISSON, 1000, 3).due(0, 1_000_000);
        double[] gaps = new double[due.length];
        Arrays.setAll(gaps, index -> due[index] - (index == 0 ? 0 : due[index - 1]));
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double squares = Arrays.stream(gaps).map(gap -> gap * gap).average().orElseThrow();
        assertEquals(1e6, mean, 4e3);
        assertEquals(1e6, Math.sqrt(squares - mean * mean), 6e3);
        assertEquals(Math.exp(-1), Arrays.stream(gaps).filter(gap -> gap > 1e6).count() / 1e6, 0.002);
        assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0));
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "rate (" + rate + "/s) must be from one an hour to 1e9/s",
                    assertThrows(IllegalArgumentException.class, () -> new Arrivals(Kind.FIXED, rate, 1))
                            .getMessage());
        }
    }
}
