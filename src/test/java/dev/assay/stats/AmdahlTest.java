package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmdahlTest {
    private static final double CLOSE = 1e-12;

    private static Summary.Ratio row(
            String numerator, String denominator, String corpus, List<Integer> sets, double... values) {
        List<Double> list = Arrays.stream(values).boxed().toList();
        return new Summary.Ratio(
                ContenderId.worker(numerator),
                ContenderId.worker(denominator),
                Quantity.TIME,
                new Summary.Cell("g", "e", new DeckId(corpus, 1024), Mode.THROUGHPUT),
                Estimator.geometric(list, 0.95),
                list,
                sets);
    }

    private static Summary.Ratio rest(String corpus, double... values) {
        return row("whole", "rest", corpus, List.of(0, 1), values);
    }

    private static Summary.Ratio part(String corpus, double... values) {
        return row("slow", "fast", corpus, List.of(0, 1), values);
    }

    /** By hand: of 10 s, 2 are the rest; the other 8 become 8 ÷ 4 = 2, so that 4 are left, 10 ÷ 4 = 2.5. */
    @Test
    void theLawByHand() {
        assertEquals(2.5, Amdahl.factor(10.0 / 2, 4), CLOSE);
        // No part: nothing changes. All of it: the whole becomes as much faster as the part.
        assertEquals(1, Amdahl.factor(1, 4), CLOSE);
        assertEquals(4, Amdahl.factor(Double.POSITIVE_INFINITY, 4), CLOSE);
        // A part that costs nothing any more leaves the rest: the bound.
        assertEquals(5, Amdahl.factor(5, Double.POSITIVE_INFINITY), CLOSE);
        assertEquals(1, Amdahl.factor(5, 1), CLOSE);
    }

    @Test
    void itIsTakenInEveryCellAndSetBeforeAnyMean() {
        Amdahl law = Amdahl.of(
                        List.of(rest("x", 5, 5), rest("y", 5, 2)), List.of(part("y", 4, 2), part("x", 4, 9)), 0.95)
                .orElseThrow();
        // By hand. Set 0: both cells 2.5. Set 1: x is 1 ÷ (1/5 + 4/5/9) = 45/13, y 1 ÷ (1/2 + 1/4) = 4/3.
        double first = 2.5;
        double second = Math.sqrt(45.0 / 13 * 4 / 3);
        assertEquals(Math.sqrt(first * second), law.predicted().estimate(), CLOSE);
        // t(0.975, 1) = 12.7062 (tables); of two values s ÷ √2 is half their distance.
        double half = 12.7062047 * Math.abs(Math.log(first) - Math.log(second)) / 2;
        assertEquals(Math.sqrt(first * second) * Math.exp(half), law.predicted().upper(), 1e-4);
        assertEquals(Math.pow(5 * 5 * 5 * 2, 0.25), law.bound().estimate(), CLOSE);
        assertEquals(Math.pow(4 * 4 * 9 * 2, 0.25), law.part().estimate(), CLOSE);
        // The law of the means would be another number.
        assertEquals(2.308, Amdahl.factor(law.bound().estimate(), law.part().estimate()), 0.001);
        assertEquals(2.3175, law.predicted().estimate(), 5e-4);
    }

    @Test
    void theLevelIsTheOneAskedFor() {
        Amdahl law = Amdahl.of(List.of(rest("x", 5, 4)), List.of(part("x", 4, 5)), 0.99)
                .orElseThrow();
        assertEquals(
                List.of(0.99, 0.99, 0.99),
                List.of(law.bound().level(), law.part().level(), law.predicted().level()));
    }

    @Test
    void otherCellsOrNoCommonSetGiveNothing() {
        assertEquals(Optional.empty(), Amdahl.of(List.of(), List.of(), 0.95));
        assertEquals(
                Optional.empty(), Amdahl.of(List.of(rest("x", 5, 5), rest("y", 5, 5)), List.of(part("x", 4, 4)), 0.95));
        assertEquals(
                Optional.empty(), Amdahl.of(List.of(rest("x", 5, 5)), List.of(part("x", 4, 4), part("y", 4, 4)), 0.95));
        List<Summary.Ratio> elsewhere = new ArrayList<>();
        elsewhere.add(row("slow", "fast", "x", List.of(2, 3), 4, 4));
        assertEquals(Optional.empty(), Amdahl.of(List.of(rest("x", 5, 5)), elsewhere, 0.95));
    }
}
