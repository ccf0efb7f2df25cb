package dev.assay.run;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What names a deck.
 *
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 */
public record DeckId(String corpus, int size) implements Where {
    @Override
    public boolean covers(DeckId deck) {
        return equals(deck);
    }

    @Override
    public Optional<String> oneCorpus() {
        return Optional.of(corpus);
    }

    @Override
    public OptionalInt oneSize() {
        return OptionalInt.of(size);
    }

    @Override
    public String toString() {
        return corpus + "/" + size;
    }
}
