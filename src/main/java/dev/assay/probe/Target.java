package dev.assay.probe;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender that conforms, and the text that it is watched on.
 *
 * @param name as people call it
 * @param identity what it says of itself
 * @param passNanos what one pass takes without an instrument; by it the passes are chosen, nothing else
 */
public record Target(
        Catalogue catalogue,
        Contender contender,
        String name,
        LiveContender.Identity identity,
        Encoding encoding,
        Deck deck,
        long passNanos) {
    /** Heap and collector of a timed fork. */
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC");

    static final int SLOT = 0;

    /** Returns whether it needs a JVM, be it for its calls alone. */
    boolean onJvm() {
        return !contender.bridge().equals("process") || identity.runtime().startsWith("JVM");
    }

    /** Returns whether CPython runs it. */
    boolean onPython() {
        return identity.runtime().startsWith("CPython");
    }

    /** Starts it under an instrument, with its vocabulary and the deck. To be closed. */
    LiveContender open(Instrument instrument, List<String> flags) {
        List<String> all = new ArrayList<>(FLAGS);
        all.addAll(flags);
        return ready(catalogue.openUnder(contender, instrument, all));
    }

    /** Starts it as its allocations are counted. To be closed. */
    LiveContender counting() {
        return ready(catalogue.openInOwnJvm(contender, Purpose.COUNTING, FLAGS));
    }

    private LiveContender ready(LiveContender subject) {
        try {
            subject.load(encoding);
            subject.deck(SLOT, deck);
            return subject;
        } catch (RuntimeException wrong) {
            subject.close();
            throw wrong;
        }
    }

    /**
     * Runs one process to its end under an instrument, and then another that makes more passes.
     *
     * @throws IllegalStateException if the second did not give the answers of the first as often as it should have
     */
    <T> List<T> twice(Passes passes, Watched<T> watched) {
        List<T> seen = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        for (int one : List.of(passes.warm(), passes.all())) {
            seen.add(watched.run(
                    subject -> answers.add(subject.run(SLOT, one, false).tokens())));
        }
        if (answers.get(0) * passes.all() != answers.get(1) * passes.warm()) {
            throw new IllegalStateException("answers under the instrument (" + answers.get(0) + " in " + passes.warm()
                    + " passes, " + answers.get(1) + " in " + passes.all() + ") must be as many in each pass");
        }
        return seen;
    }

    /** Runs a process, lets it do its work, ends it and says what was seen. */
    interface Watched<T> {
        T run(java.util.function.Consumer<LiveContender> work);
    }

    /** Returns the bytes of text in so many passes. */
    double bytes(int passes) {
        return (double) deck.bytes() * passes;
    }

    /** Returns the ops in so many passes. */
    double ops(int passes) {
        return (double) deck.inputs().size() * passes;
    }
}
