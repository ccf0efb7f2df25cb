package dev.assay.export;

import dev.assay.run.ContenderId;
import dev.assay.stats.Summary;

/** Footprints of a contender: a row of the member {@code memory}. */
record MemoryRow(
        ContenderId contender,
        String encoding,
        Estimate emptyBytes,
        Estimate loadedBytes,
        Estimate workedBytes,
        Estimate aboveEmptyBytes,
        double allocatedBytesPerOp,
        double allocationCallsPerOp,
        String flags) {
    static MemoryRow of(Summary.Memory row) {
        return new MemoryRow(
                row.contender(),
                row.encoding(),
                Estimate.of(row.empty()),
                Estimate.of(row.loaded()),
                Estimate.of(row.worked()),
                Estimate.of(row.aboveEmpty()),
                row.allocatedBytesPerOp(),
                row.allocationCallsPerOp(),
                row.flags());
    }
}
