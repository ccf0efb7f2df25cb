package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.Mode;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    private final Calibration calibration = new Calibration(50_000_000);

    @Test
    void theFastestWarmUpSliceDecides() {
        assertEquals(1, calibration.passes(Samples.JVM, 0, 50_000_000));
        // 1 pass in 40 ms: 2; then 2 in 16 ms, so 50 / 8 = 6.25, 7 passes; then a slow slice, 7 in 140 ms, which would
        // ask for 3.
        calibration.measured(Samples.JVM, 0, true, 1, 40_000_000);
        assertEquals(2, calibration.passes(Samples.JVM, 0, 50_000_000));
        calibration.measured(Samples.JVM, 0, true, 2, 16_000_000);
        calibration.measured(Samples.JVM, 0, true, 7, 140_000_000);
        assertEquals(7, calibration.passes(Samples.JVM, 0, 50_000_000));
        assertEquals(1, calibration.passes(Samples.TWIN, 0, 50_000_000));
    }

    @Test
    void aSteadySliceChangesNothing() {
        calibration.measured(Samples.JVM, 0, false, 1, 1_000_000);
        assertEquals(1, calibration.passes(Samples.JVM, 0, 50_000_000));
    }

    @Test
    void aSlowPassIsNeverCutAndANoOpIsBounded() {
        calibration.measured(Samples.JVM, 0, true, 1, 400_000_000);
        assertEquals(1, calibration.passes(Samples.JVM, 0, 50_000_000));
        calibration.measured(Samples.JVM, 1, true, 1, 0);
        assertEquals(Calibration.MOST_PASSES, calibration.passes(Samples.JVM, 1, 50_000_000));
    }

    @Test
    void singleOpsFillFourTimesASlice() {
        assertEquals(50_000_000, calibration.nanos(Mode.LATENCY, true));
        // 200 ms of 8 ms passes: 25; a pass of 150 ms: 2, not 4; nothing measured yet: 1.
        calibration.measured(Samples.JVM, 0, true, 1, 8_000_000);
        assertEquals(25, calibration.passes(Samples.JVM, 0, calibration.nanos(Mode.LATENCY, false)));
        calibration.measured(Samples.JVM, 1, true, 1, 150_000_000);
        assertEquals(2, calibration.passes(Samples.JVM, 1, calibration.nanos(Mode.LATENCY, false)));
        assertEquals(1, calibration.passes(Samples.JVM, 2, calibration.nanos(Mode.LATENCY, false)));
    }
}
