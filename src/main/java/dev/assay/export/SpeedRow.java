package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.Summary;

/** Time and speed of a contender in a cell: a row of the member {@code speeds}. */
record SpeedRow(ContenderId contender, @JsonUnwrapped Place place, Estimate nanosPerOp, Estimate megabytesPerSecond) {
    static SpeedRow of(Summary.Speed row) {
        return new SpeedRow(
                row.contender(),
                Place.of(row.cell()),
                Estimate.of(row.nanosPerOp()),
                Estimate.of(row.megabytesPerSecond()));
    }
}
