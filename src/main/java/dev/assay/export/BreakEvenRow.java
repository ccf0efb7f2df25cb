package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.run.ContenderId;
import dev.assay.stats.BridgeCosts;
import dev.assay.text.BreakEvens;
import java.util.List;

/** The size at which two contenders take equally long: a row of the member {@code breakEvens}. */
record BreakEvenRow(
        ContenderId home,
        ContenderId challenger,
        @JsonUnwrapped Place place,
        ContenderId leader,
        Estimate bytes,
        int smallest,
        int largest,
        boolean extrapolated,
        String words,
        List<At> challengerOverHome) {
    record At(int size, Estimate ratio) {}

    static BreakEvenRow of(BridgeCosts.BreakEven row) {
        return new BreakEvenRow(
                row.home(),
                row.challenger(),
                Place.of(row.cell()),
                row.leader(),
                Estimate.of(row.size()),
                row.smallest(),
                row.largest(),
                !row.inside(),
                BreakEvens.words(row),
                row.measured().stream()
                        .map(at -> new At(at.size(), Estimate.of(at.challengerOverHome())))
                        .toList());
    }
}
