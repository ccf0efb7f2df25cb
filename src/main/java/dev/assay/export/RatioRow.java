package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;

/** A pooled ratio or that of a single cell: a row of the member {@code ratios}. */
record RatioRow(
        ContenderId numerator,
        ContenderId denominator,
        String quantity,
        @JsonUnwrapped Place place,
        double ratio,
        double lower,
        double upper,
        double level,
        int sets,
        double minimumDetectable,
        List<Double> values) {
    static RatioRow of(Summary.Ratio row) {
        Interval ratio = row.ratio();
        return new RatioRow(
                row.numerator(),
                row.denominator(),
                row.quantity().toString(),
                Place.of(row.cell()),
                ratio.estimate(),
                ratio.lower(),
                ratio.upper(),
                ratio.level(),
                ratio.n(),
                row.minimumDetectable(),
                row.values());
    }
}
