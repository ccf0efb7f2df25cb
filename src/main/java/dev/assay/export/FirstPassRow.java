package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.FirstPass;

/** First passes beside steady ones; {@code hits}, shares of {@code asked} lookups per pass, is null where the cache tells nobody. */
record FirstPassRow(
        ContenderId contender,
        @JsonUnwrapped Place place,
        Estimate firstMegabytesPerSecond,
        Estimate steadyMegabytesPerSecond,
        Estimate firstOverSteady,
        Hits hits) {
    record Hits(long asked, double first, double again) {}

    static FirstPassRow of(FirstPass row) {
        return new FirstPassRow(
                row.contender(),
                Place.of(row.cell()),
                Estimate.of(row.first()),
                Estimate.of(row.steady()),
                Estimate.of(row.firstOverSteady()),
                row.hits()
                        .map(hits -> new Hits(hits.asked(), hits.first(), hits.again()))
                        .orElse(null));
    }
}
