package dev.assay.measure;

import java.util.List;

/**
 * What a turn names: a deck and a verb.
 *
 * @param verb {@code run}, {@code encode}, {@code times} or {@code spike}: {@code run} over the deck of a {@link Spike}
 * @param contenders the only ones that visit it, or empty if all of the group do
 */
public record Cell(String corpus, int size, String verb, List<String> contenders) {
    public Cell {
        contenders = List.copyOf(contenders);
    }

    boolean visitedBy(Fork fork) {
        // The twin measures noise of the throughput verb, and is spiked; the other verbs would only cost it time.
        return (contenders.isEmpty() || contenders.contains(fork.contender()))
                && (fork.isTwin() ? verb.equals("run") || verb.equals("spike") : !verb.equals("spike"));
    }
}
