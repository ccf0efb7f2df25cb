package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.BridgeCosts;

/** A call across a bridge taken apart; parts that do not add up to the whole are no decomposition of it, and null. */
record BridgeRow(
        ContenderId contender,
        ContenderId core,
        @JsonUnwrapped Place place,
        Estimate wholeNanos,
        Estimate workNanos,
        Estimate crossingNanos,
        Estimate remainderNanos,
        boolean additive,
        Estimate emptyCallNanos,
        Estimate copyInNanos,
        Estimate copyOutNanos,
        Estimate overEmptyCallNanos,
        Estimate wholeOverWork) {
    static BridgeRow of(BridgeCosts.Split row) {
        return new BridgeRow(
                row.contender(),
                row.core(),
                Place.of(row.cell()),
                Estimate.of(row.whole()),
                Estimate.of(row.work()),
                Estimate.of(row.crossing()),
                Estimate.of(row.remainder()),
                row.additive(),
                Estimate.of(row.call()),
                Estimate.of(row.copyIn().filter(part -> row.additive())),
                Estimate.of(row.copyOut().filter(part -> row.additive())),
                Estimate.of(row.overEmptyCall()),
                Estimate.of(row.wholeOverWork()));
    }
}
