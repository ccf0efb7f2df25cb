package dev.assay.measure;

import dev.assay.run.SliceResult;
import java.util.Optional;

/**
 * What the reference says of one pass over a deck.
 *
 * @param tokens of all inputs together
 * @param last id of the last input, or −1 if it has none
 */
public record Expected(long tokens, int last) {
    /** Returns in one line how a slice differs from it, or nothing. */
    Optional<String> wrong(Cell cell, SliceResult result) {
        String slice =
                " in a slice of " + cell.deck().corpus() + " " + cell.deck().size() + " B that ";
        if (result.tokens() != tokens * result.passes()) {
            return Optional.of("produced " + result.tokens() + " tokens" + slice + "holds " + tokens * result.passes());
        }
        return result.lastId() == last
                ? Optional.empty()
                : Optional.of("produced " + result.lastId() + " as last id" + slice + "ends with " + last);
    }
}
