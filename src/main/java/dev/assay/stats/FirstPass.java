package dev.assay.stats;

import dev.assay.run.ContenderId;
import java.util.Optional;

/**
 * A contender's first pass over a deck, in a warm process whose word cache is empty, beside its steady state on the same deck.
 *
 * @param cell that of the first passes
 * @param first bytes ÷ time of the first pass, MB/s
 * @param steady bytes ÷ time in steady state, MB/s
 * @param firstOverSteady time of the first pass ÷ time of a steady one, paired by fork set
 * @param hits what the cache knew in an untimed pass; empty where it tells nobody
 */
public record FirstPass(
        ContenderId contender,
        Summary.Cell cell,
        Interval first,
        Interval steady,
        Interval firstOverSteady,
        Optional<Hits> hits) {
    /**
     * Hits ÷ lookups, 0 to 1.
     *
     * @param asked lookups of one pass
     * @param first of a pass over the deck with a cache that is empty before it
     * @param again of a second pass
     */
    public record Hits(long asked, double first, double again) {}
}
