package dev.assay.explain;

import dev.assay.figure.Figures;

/**
 * What both contenders were watched on.
 *
 * @param size nominal size of an input, bytes
 * @param inputs of one pass
 * @param deckInputs of the whole deck; more than {@code inputs} where a slow contender had only a part of it
 * @param bytes of one pass
 */
public record Scope(String encoding, String corpus, int size, int inputs, int deckInputs, long bytes) {
    /** Returns it in words. */
    public String text() {
        String part = inputs == deckInputs ? "" : " of " + deckInputs;
        return encoding + " · " + corpus + " " + Figures.size(size) + " · " + inputs + part + " inputs, "
                + Figures.count(bytes) + " B per pass";
    }
}
