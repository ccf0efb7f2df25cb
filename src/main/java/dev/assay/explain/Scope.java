package dev.assay.explain;

import dev.assay.figure.Figures;
import dev.assay.run.DeckId;

/**
 * What both contenders were watched on.
 *
 * @param deck of whose inputs they are
 * @param inputs of one pass
 * @param deckInputs of the whole deck; more than {@code inputs} where a slow contender had only a part of it
 * @param bytes of one pass
 */
public record Scope(String encoding, DeckId deck, int inputs, int deckInputs, long bytes) {
    /** Returns it in words. */
    public String text() {
        String part = inputs == deckInputs ? "" : " of " + deckInputs;
        return encoding + " · " + deck.corpus() + " " + Figures.size(deck.size()) + " · " + inputs + part + " inputs, "
                + Figures.count(bytes) + " B per pass";
    }
}
