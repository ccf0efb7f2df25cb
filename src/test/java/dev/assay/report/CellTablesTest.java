package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Quantity;
import dev.assay.stats.RatiosAlone;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTablesTest {
    private static Summary.Ratio row(Quantity quantity, Mode mode) {
        List<Double> values = List.of(1.9, 2.0, 2.1);
        return new Summary.Ratio(
                ContenderId.of("a@process"),
                ContenderId.of("b@process"),
                quantity,
                new Summary.Cell("g", "e", Where.ALL, mode),
                Estimator.geometric(values, 0.95),
                values);
    }

    /** Found in pooled ratios of committed runs: what the pipe costs in time was called memory above an empty runtime. */
    @Test
    void aRowIsCalledByWhatItCompares() {
        List<Summary.Ratio> rows = List.of(
                row(Quantity.TIME, Mode.THROUGHPUT),
                row(Quantity.TIME, Mode.COLD_CACHE),
                row(Quantity.FOOTPRINT, Mode.MEMORY),
                row(Quantity.FOOTPRINT_ABOVE_EMPTY, Mode.MEMORY),
                row(Quantity.ROUND_TRIP_OVER_RUN, Mode.ROUND_TRIP),
                row(Quantity.FIRST_OVER_RUN, Mode.COLD_CACHE));
        Block.Table table = new CellTables(RatiosAlone.of(rows)).ratios(rows);
        int column = table.columns().indexOf("quantity");
        List<String> quantities = new ArrayList<>();
        table.rows()
                .forEach(one -> quantities.add(one.cells().get(column).words().text()));
        assertEquals(
                List.of(
                        "time",
                        "time, first pass",
                        "memory, whole process",
                        "memory above an empty runtime",
                        "time, without the pipe against across it",
                        "time, steady state against first pass"),
                quantities);
    }
}
