package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.Summary;
import java.util.List;

/** Fresh processes; {@code warmNanosPerOp} and {@code overWarm} are null where no fork set visited the cell, {@code sets} are replicates. */
record ColdRow(
        ContenderId contender,
        @JsonUnwrapped Place place,
        Estimate startNanos,
        Estimate loadNanos,
        Estimate warmNanosPerOp,
        List<Op> ops) {
    record Op(int op, Estimate nanos, Estimate overWarm) {}

    static ColdRow of(Summary.Cold row) {
        return new ColdRow(
                row.contender(),
                Place.of(row),
                Estimate.of(row.start()),
                Estimate.of(row.load()),
                Estimate.of(row.warm()),
                row.ops().stream()
                        .map(op -> new Op(op.number(), Estimate.of(op.nanos()), Estimate.of(op.overWarm())))
                        .toList());
    }
}
