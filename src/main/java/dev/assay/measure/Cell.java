package dev.assay.measure;

import dev.assay.run.Roles;
import java.util.List;

/**
 * What a turn names: a deck and a verb.
 *
 * @param verb {@code run}, {@code encode}, {@code times} or {@code spike}, {@code spike-N}: {@code run} over the deck of a {@link Spike}
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

    boolean visitedBy(Fork fork) {
        // The twin measures noise of the throughput verb, and is spiked; the other verbs would only cost it time.
        return (contenders.isEmpty() || contenders.contains(fork.contender()))
                && (fork.isTwin() ? verb.equals("run") || isSpike() : !isSpike());
    }
}
