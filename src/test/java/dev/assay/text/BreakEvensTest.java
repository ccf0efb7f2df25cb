package dev.assay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakEvensTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static String words(String leader, double estimate, double lower, double upper) {
        return BreakEvens.words(new BridgeCosts.BreakEven(
                ContenderId.of("java.plain@jvm"),
                ContenderId.of("rust.plain@jna"),
                new Summary.Cell("g", "e", new Where.AllSizes("x"), Mode.THROUGHPUT),
                ContenderId.of(leader),
                new Interval(estimate, lower, upper, 0.95, 8),
                64,
                16384,
                List.of()));
    }

    @Test
    void aCrossingAmongTheSizesIsTheLeadersAndItsIntervalEndsWhereItWasMeasured() {
        assertEquals(
                "rust.plain@jna is ahead from 171 B (95 % CI 166 B to 1.3 KiB) on",
                words("rust.plain@jna", 170.6, 166.4, 1330));
        assertEquals(
                "java.plain@jvm is ahead from 2 KiB (95 % CI below 64 B to above 16 KiB) on",
                words("java.plain@jvm", 2048, 0, NEVER));
        assertEquals(
                "rust.plain@jna is ahead from 200 B (no interval) on",
                words("rust.plain@jna", 200, Double.NaN, Double.NaN));
    }

    @Test
    void aCrossingElsewhereIsNoneAndLabelledAsExtrapolated() {
        assertEquals(
                "none: java.plain@jvm is behind at all sizes measured, 64 B to 16 KiB; extrapolated, the lines cross at 20 B"
                        + " (95 % CI below 64 B to 80 B)",
                words("rust.plain@jna", 20, 0, 80));
        assertEquals(
                "none: rust.plain@jna is behind at all sizes measured, 64 B to 16 KiB; extrapolated, the lines cross at 100 KiB"
                        + " (95 % CI 15 KiB to above 16 KiB)",
                words("rust.plain@jna", 102_400, 15 * 1024, NEVER));
        assertEquals(
                "none: rust.plain@jna is behind at all sizes measured, 64 B to 16 KiB; the interval lies outside them too",
                words("java.plain@jvm", 0, 0, 0));
    }
}
