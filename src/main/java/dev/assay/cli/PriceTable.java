package dev.assay.cli;

import dev.assay.price.PriceList;
import dev.assay.price.PriceText;
import dev.assay.text.AlignedTable;
import java.util.List;

/** A price list for a console: two tables of at most 120 columns. What must be there to run stands in the report and in the file. */
final class PriceTable {
    private static final int ARTEFACT = PriceText.COLUMNS.indexOf("artefact");

    static String of(PriceList list) {
        List<List<String>> rows = PriceText.rows(list);
        AlignedTable figures = AlignedTable.of(
                PriceText.COLUMNS.subList(0, ARTEFACT),
                rows.stream().map(row -> row.subList(0, ARTEFACT)).toList());
        AlignedTable artefacts = AlignedTable.of(
                List.of(PriceText.COLUMNS.get(0), PriceText.COLUMNS.get(ARTEFACT)),
                rows.stream().map(row -> List.of(row.get(0), row.get(ARTEFACT))).toList());
        return PriceText.TITLE + "\n" + figures + "\n\n" + artefacts;
    }

    private PriceTable() {}
}
