package dev.assay.measure;

import java.util.Optional;

/**
 * What the reference says of one pass over a deck.
 *
 * @param tokens of all inputs together
 * @param last id of the last input, or −1 if it has none
 */
public record Expected(long tokens, int last) {
    /** Returns in one line how a slice differs from it, or nothing. */
    Optional<String> wrong(Cell cell, Message.Done done) {
        String slice =
                " in a slice of " + cell.deck().corpus() + " " + cell.deck().size() + " B that ";
        if (done.tokens() != tokens * done.passes()) {
            return Optional.of("produced " + done.tokens() + " tokens" + slice + "holds " + tokens * done.passes());
        }
        return done.last() == last
                ? Optional.empty()
                : Optional.of("produced " + done.last() + " as last id" + slice + "ends with " + last);
    }
}
