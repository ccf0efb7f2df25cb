package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
    @Test
    void theLeastNumberIsFoundWhereverItLies() {
        for (int least = 2; least <= 100; least++) {
            int wanted = least;
            assertEquals(OptionalInt.of(wanted), SampleSize.least(2, 100, n -> n >= wanted));
        }
        assertEquals(OptionalInt.of(7), SampleSize.least(7, 100, n -> n >= 3));
        assertEquals(OptionalInt.empty(), SampleSize.least(2, 100, n -> n > 100));
    }

    /** Each trial asks a quantile of t: among a million numbers 20 doublings and 20 halvings suffice. */
    @Test
    void fewNumbersAreTried() {
        AtomicInteger tried = new AtomicInteger();
        SampleSize.least(2, 1 << 20, n -> tried.incrementAndGet() > 0 && n >= 777_777);
        assertTrue(tried.get() <= 41, () -> tried + " trials");
    }
}
