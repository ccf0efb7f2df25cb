package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.Summary;

/** Percentiles of a contender's service times in a cell, ns: a row of the member {@code latencies}. */
record LatencyRow(
        ContenderId contender,
        @JsonUnwrapped Place place,
        long ops,
        Estimate p50,
        Estimate p90,
        Estimate p99,
        @JsonProperty("p99.9") Estimate p999) {
    static LatencyRow of(Summary.Latency row) {
        return new LatencyRow(
                row.contender(),
                Place.of(row.cell()),
                row.ops(),
                Estimate.of(row.p50()),
                Estimate.of(row.p90()),
                Estimate.of(row.p99()),
                Estimate.of(row.p999()));
    }
}
