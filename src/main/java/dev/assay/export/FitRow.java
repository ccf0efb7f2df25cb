package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.BridgeCosts;

/** A line of time against size: a row of the member {@code fits}. */
record FitRow(
        ContenderId contender,
        @JsonUnwrapped Place place,
        Estimate fixedNanos,
        Estimate nanosPerByte,
        int smallest,
        int largest,
        double worstDeviation) {
    static FitRow of(BridgeCosts.Fit row) {
        return new FitRow(
                row.contender(),
                Place.of(row.cell()),
                Estimate.of(row.fixedNanos()),
                Estimate.of(row.nanosPerByte()),
                row.smallest(),
                row.largest(),
                row.worstDeviation());
    }
}
