package dev.assay.run;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a number holds: on one deck, or pooled over several by a geometric mean. A type of its own for each, since a corpus {@code *} or a
 * size 0 is a deck to every line of code that forgets to ask.
 */
public sealed interface Where permits DeckId, Where.AllSizes, Where.AllCorpora, Where.Everywhere {
    /** All decks. */
    Where ALL = new Everywhere();

    /** Pooled rows first, then by size, then by corpus. */
    Comparator<Where> BY_SIZE = Comparator.comparing(
                    (Where where) -> where.oneSize().orElse(0))
            .thenComparing(where -> where.oneCorpus().orElse(""));

    /** Returns whether the deck is one of those. */
    boolean covers(DeckId deck);

    /** Returns the corpus; empty where corpora are pooled. */
    Optional<String> oneCorpus();

    /** Returns the nominal size in bytes; empty where sizes are pooled. */
    OptionalInt oneSize();

    /** Returns the same sizes over all corpora. */
    default Where overCorpora() {
        return oneSize().isPresent() ? new AllCorpora(oneSize().getAsInt()) : ALL;
    }

    /** Returns the same corpora over all sizes. */
    default Where overSizes() {
        return oneCorpus().<Where>map(AllSizes::new).orElse(ALL);
    }

    /** The decks of one corpus. */
    record AllSizes(String corpus) implements Where {
        @Override
        public boolean covers(DeckId deck) {
            return deck.corpus().equals(corpus);
        }

        @Override
        public Optional<String> oneCorpus() {
            return Optional.of(corpus);
        }

        @Override
        public OptionalInt oneSize() {
            return OptionalInt.empty();
        }

        @Override
        public String toString() {
            return corpus + "/all sizes";
        }
    }

    /** The decks of one size. */
    record AllCorpora(int size) implements Where {
        @Override
        public boolean covers(DeckId deck) {
            return deck.size() == size;
        }

        @Override
        public Optional<String> oneCorpus() {
            return Optional.empty();
        }

        @Override
        public OptionalInt oneSize() {
            return OptionalInt.of(size);
        }

        @Override
        public String toString() {
            return "all corpora/" + size;
        }
    }

    /** See {@link Where#ALL}. */
    record Everywhere() implements Where {
        @Override
        public boolean covers(DeckId deck) {
            return true;
        }

        @Override
        public Optional<String> oneCorpus() {
            return Optional.empty();
        }

        @Override
        public OptionalInt oneSize() {
            return OptionalInt.empty();
        }

        @Override
        public String toString() {
            return "all decks";
        }
    }
}
