package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void ratiosAreMarkedAtOneTwoFive() {
        assertEquals(
                List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0),
                Scale.ratios(0.9, 100).ticks());
    }

    @Test
    void ratioAxisHoldsOneUnlessAllLieFarFromIt() {
        assertEquals(true, Scale.ratios(2, 9).holds(1) && Scale.ratios(0.3, 0.9).holds(1));
        assertEquals(false, Scale.ratios(20, 90).holds(1));
    }

    /* By hand: 1.2 ÷ 0.9 is less than 1.5, so both ends move by √(1.5 × 0.9 ÷ 1.2) = 1.061 and by 3 % of air: 0.824 to 1.311. */
    @Test
    void onANarrowAxisATenthIsAFifthOfIt() {
        Scale scale = Scale.ratios(0.9, 1.2);
        assertEquals(0.824, scale.min(), 0.001);
        assertEquals(1.311, scale.max(), 0.001);
        assertEquals(List.of(0.85, 0.9, 0.95, 1.0, 1.1, 1.2, 1.3), scale.ticks());
        // ln 1.1 ÷ ln (1.311 ÷ 0.824)
        assertEquals(0.205, scale.position(1.1) - scale.position(1), 0.001);
    }

    @Test
    void longAxisIsMarkedAtDecadesOnly() {
        assertEquals(
                List.of(1.0, 10.0, 100.0, 1000.0, 10000.0),
                Scale.log(0.5, 20000, Scale::plain).ticks());
    }

    @Test
    void equalRatiosAreEqualDistances() {
        // By hand: log10 of 1, 10, 100 on an axis from 1 to 100 is 0, 1, 2 of 2.
        Scale scale = new Scale(true, 1, 100, List.of(), Scale::plain);
        assertEquals(0.5, scale.position(10), 1e-12);
        assertEquals(1, scale.position(1000), 0);
    }

    @Test
    void barsStartAtZero() {
        Scale scale = Scale.zeroBased(123, Scale::plain);
        assertEquals(0, scale.min());
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0), scale.ticks());
    }

    @Test
    void logarithmicAxisRefusesZero() {
        assertThrows(IllegalArgumentException.class, () -> new Scale(true, 0, 1, List.of(), Scale::plain));
    }

    @Test
    void labelsKeepApart() {
        // By hand: 24 px a line; 10 stays, 12 moves to 34, 100 stays.
        assertEquals(List.of(10.0, 34.0, 100.0), list(Curves.apart(new double[] {10, 12, 100}, 200)));
        assertEquals(List.of(176.0, 200.0), list(Curves.apart(new double[] {195, 199}, 200)));
    }

    private static List<Double> list(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
