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

    /* These two as a record has them, written out: a record's own are put together when they are first called, which a short command
    waits for, and a slice asks for them four times. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeckId deck && size == deck.size && corpus.equals(deck.corpus);
    }

    @Override
    public int hashCode() {
        return 31 * corpus.hashCode() + size;
    }

    @Override
    public String toString() {
        return corpus + "/" + size;
    }
}
