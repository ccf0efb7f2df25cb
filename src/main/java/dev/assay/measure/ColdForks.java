package dev.assay.measure;

import dev.assay.contender.LiveContender;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.Deck;
import dev.assay.run.ColdStart;
import dev.assay.run.Event;
import dev.assay.run.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Fresh processes that are timed from their start: until the vocabulary is loaded, then op by op through a deck until the thousandth.
 * One process runs at a time. The contender's own clock times its ops, as it does in every slice whose ops are timed one by one.
 */
public final class ColdForks {
    static final String CORPUS = "en-prose";
    static final int SIZE = 1024;

    private static final int LAST_OP = 1_000;

    /** Starts a contender in a process of its own. */
    public interface Opener {
        /** Returns a fresh process of the contender as it is timed. */
        LiveContender fresh(TimingPermit cleared);

        /** Returns what the process was started with, as far as it bears on time. */
        String flags(TimingPermit cleared);
    }

    private final Opener opener;
    private final Deck deck;
    private final ToLongFunction<TimingPermit> tokensOfAPass;
    private final LongSupplier clock;
    private final Consumer<Line> out;

    /**
     * @param tokensOfAPass the reference's tokens of one pass over the deck in the encoding that is cleared
     * @param clock monotonic, ns
     */
    public ColdForks(
            Opener opener,
            Deck deck,
            ToLongFunction<TimingPermit> tokensOfAPass,
            LongSupplier clock,
            Consumer<Line> out) {
        this.opener = opener;
        this.deck = deck;
        this.tokensOfAPass = tokensOfAPass;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Runs every target as often as there are replicates, each time in another order; failures become events.
     *
     * @param done tells of a target and replicate whether a stopped run has it already
     */
    public void run(List<TimingPermit> targets, int replicates, long seed, BiPredicate<TimingPermit, Integer> done) {
        // Not the sequence that the memory forks draw their order from.
        SplittableRandom random = new SplittableRandom(seed).split();
        for (int replicate = 0; replicate < replicates; replicate++) {
            List<TimingPermit> order = new ArrayList<>(targets);
            Turns.shuffle(order, random);
            for (TimingPermit target : order) {
                if (done.test(target, replicate)) {
                    continue;
                }
                try {
                    out.accept(one(target, replicate));
                } catch (RuntimeException e) {
                    out.accept(new Event(
                            "failed",
                            "",
                            -1,
                            target.contender().id().toString(),
                            "cold fork ended: " + e.getMessage()));
                }
            }
        }
    }

    /** Returns the passes over a deck of so many inputs that hold the last op of interest. */
    static int passes(int inputs) {
        return (LAST_OP + inputs - 1) / inputs;
    }

    private ColdStart one(TimingPermit target, int replicate) {
        long start = clock.getAsLong();
        try (LiveContender subject = opener.fresh(target)) {
            long answered = clock.getAsLong();
            subject.load(target.encoding());
            long loaded = clock.getAsLong();
            subject.deck(0, deck);
            int passes = passes(deck.inputs().size());
            LiveContender.Timing timing = subject.run(0, passes, true);
            long expected = passes * tokensOfAPass.applyAsLong(target);
            if (timing.tokens() != expected) {
                throw new IllegalStateException(target.encoding().workload().answers() + " (" + timing.tokens()
                        + ") must be " + expected + ", as the reference says; its times are not recorded");
            }
            long[] own = timing.serviceNanos();
            return new ColdStart(
                    target.contender().id(),
                    target.encoding().id(),
                    deck.corpus(),
                    deck.sizeBytes(),
                    replicate,
                    loaded - start,
                    loaded - answered,
                    own[0],
                    own[9],
                    own[99],
                    own[LAST_OP - 1],
                    opener.flags(target));
        }
    }
}
