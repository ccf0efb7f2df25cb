package dev.assay.report;

import dev.assay.price.PriceList;
import dev.assay.price.PriceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claim {@code price}; nothing where no prices lie beside the run. */
final class BuildCostSection {
    static final String ID = PriceList.CLAIM;

    private static final String WHY =
            PriceText.TITLE + ". The article says “steep learning curve”, which has no number here;"
                    + " what can be counted is what building and editing cost. Taken beside the run, and no part of it.";

    static Optional<Section> section(ReportModel findings) {
        return findings.prices().map(list -> {
            List<Block> blocks = new ArrayList<>();
            blocks.add(Block.paragraph(Block.Tone.PLAIN, WHY));
            blocks.add(Block.table(PriceText.COLUMNS, PriceText.rows(list)));
            blocks.add(Block.bullets(PriceText.notes(list)));
            return new Section(ID, "The price of speed", blocks);
        });
    }

    private BuildCostSection() {}
}
