package dev.assay.export;

import dev.assay.stats.Controls;

/** A control, pooled or of one kind, size or deck: a row of the member {@code controls}. */
record ControlRow(String role, String kind, String corpus, int size, Estimate ratio, double noiseFloor) {
    static ControlRow of(Controls.Row row) {
        return new ControlRow(
                row.role().toString(),
                row.kind().orElse(Place.ALL),
                Place.corpus(row.where()),
                Place.size(row.where()),
                Estimate.of(row.ratio()),
                row.floor());
    }
}
