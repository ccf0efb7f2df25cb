package dev.assay.measure;

import dev.assay.run.Roles;
import java.util.List;

/**
 * What a turn names: a deck and a verb.
 *
 * @param verb {@code run}, {@code encode}, {@code times}, {@code first}: {@code run} whose every pass meets an empty word cache, or
 *     {@code spike}, {@code spike-N}: {@code run} over the deck of a {@link Spike}
 * @param contenders the only ones that visit it, or empty if all of the group do
 */
public record Cell(String corpus, int size, String verb, List<String> contenders) {
    public Cell {
        contenders = List.copyOf(contenders);
    }

    /** Returns whether it is a twin's alone, who does more work in it than it reports. */
    public boolean isSpike() {
        return Roles.isSpike(verb);
    }

    /** Returns whether the contender's word cache is emptied before each pass. */
    public boolean isFirst() {
        return verb.equals("first");
    }

    /** Returns whether its ops are calls across the bridge, by the caller's clock. */
    public boolean isAcross() {
        return verb.equals("encode");
    }

    /** Returns whether both are on one deck. */
    boolean isOnDeckOf(Cell other) {
        return corpus.equals(other.corpus) && size == other.size;
    }

    boolean visitedBy(Fork fork) {
        // The twin measures noise of the throughput verb, and is spiked; the other verbs would only cost it time.
        return (contenders.isEmpty() || contenders.contains(fork.contender()))
                && (fork.isTwin() ? verb.equals("run") || isSpike() : !isSpike());
    }
}
