package dev.assay.measure;

import dev.assay.run.SliceResult;
import java.util.Optional;

/**
 * What the reference says of one pass over a deck.
 *
 * @param count of what all inputs together give
 * @param answers what that is, in the workload's word, such as {@code tokens}
 * @param last id of the last input, or −1 if it has none
 */
public record Expected(long count, String answers, int last) {
    /** Returns in one line how a slice differs from it, or nothing. */
    Optional<String> wrong(Cell cell, SliceResult result) {
        String slice =
                " in a slice of " + cell.deck().corpus() + " " + cell.deck().size() + " B that ";
        if (result.tokens() != count * result.passes()) {
            return Optional.of(
                    "produced " + result.tokens() + " " + answers + slice + "holds " + count * result.passes());
        }
        return result.lastId() == last
                ? Optional.empty()
                : Optional.of("produced " + result.lastId() + " as last id" + slice + "ends with " + last);
    }
}
