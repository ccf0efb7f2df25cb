package dev.assay.contender;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A contender brought to life: in this JVM, or in a child process of it. Its verbs are those of {@code benchmarks/WORKER.md}, whatever
 * the bridge, so that all contenders obey one protocol. Used by one thread.
 */
public interface LiveContender extends AutoCloseable {
    /** Returns what it says of itself: version, runtime, build, options. */
    Identity identity();

    /** Makes one encoding current, reading its vocabulary. */
    void load(Encoding encoding);

    /** Keeps the inputs of a deck resident under a slot, 0 to 255. */
    void deck(int slot, Deck deck);

    /**
     * Returns the ids of a text, across the bridge. The array is the caller's.
     *
     * @throws Refusal if the contender refuses the text, such as one that is not UTF-8
     */
    int[] encode(byte[] text);

    /** Encodes inputs of the slot, untimed, going on where the last call stopped, until {@code nanos} have passed; returns the ops. */
    long warm(int slot, long nanos);

    /** Encodes every input of the slot {@code passes} times in order, timed by the contender's own clock (no bridge in the number). */
    Timing run(int slot, int passes, boolean serviceTimes);

    /**
     * Proves on a resident deck that its clock tells ns. One in this JVM reads the clock of this JVM, and has nothing to prove.
     *
     * @throws RuntimeException if it tells anything else
     */
    default void proveClock(int slot) {}

    /**
     * Empties the word cache, untimed, so that whatever is encoded next is new to it. Only one whose identity says so can.
     *
     * @throws IllegalStateException if it cannot
     */
    default void forget() {
        throw new IllegalStateException("contender must hold a word cache that can be emptied, and holds none");
    }

    /**
     * Empties the word cache, makes two untimed passes over the deck of a slot, and returns what the cache was asked and what it knew.
     *
     * @throws IllegalStateException if it holds none that can be emptied
     */
    default Hits hits(int slot) {
        throw new IllegalStateException("contender must hold a word cache that can be emptied, and holds none");
    }

    /** Returns what it can be asked under load; empty for all that only take turns, such as a worker of protocol 1. */
    default Optional<OpenLoop> openLoop() {
        return Optional.empty();
    }

    /** Returns what is known of its memory now. */
    Memory memory();

    /** Ends it; a child process is gone when this returns. */
    @Override
    void close();

    /**
     * What a contender says of itself.
     *
     * @param version of the implementation or of the library
     * @param runtime such as {@code CPython 3.11.7}
     * @param build compiler, profile, target CPU and the like
     * @param options as declared by the contender itself
     * @param forgets whether it holds a word cache that {@link LiveContender#forget} empties
     */
    record Identity(
            String version, String runtime, Map<String, String> build, Map<String, String> options, boolean forgets) {
        /** Makes the identity of one that holds no such cache. */
        public Identity(String version, String runtime, Map<String, String> build, Map<String, String> options) {
            this(version, runtime, build, options, false);
        }
    }

    /**
     * What a word cache was asked in two passes over one deck, the first of them after it was emptied; each member −1 if nobody is told.
     *
     * @param asked lookups of one pass
     * @param first those of the first pass that found their piece
     * @param again those of the second
     */
    record Hits(long asked, long first, long again) {
        /** Returns whether they are known. */
        public boolean known() {
            return asked >= 0;
        }
    }

    /**
     * One timed run.
     *
     * @param nanos from before the first op to after the last, by the contender's monotonic clock
     * @param cpuNanos CPU time in that span, or −1 where the system does not tell
     * @param tokens sum of token counts over all ops
     * @param lastId last id of the last non-empty result, or −1
     * @param serviceNanos each op's own time, in order, if asked for; else empty
     * @param elapsedNanos what passed meanwhile by the clock of this JVM, the bridge included
     */
    record Timing(
            long nanos, long cpuNanos, long ops, long tokens, long lastId, long[] serviceNanos, long elapsedNanos) {
        /** Makes the timing of one whose clock is that of this JVM. */
        public Timing(long nanos, long cpuNanos, long ops, long tokens, long lastId, long[] serviceNanos) {
            this(nanos, cpuNanos, ops, tokens, lastId, serviceNanos, nanos);
        }

        /** Returns this run and a later one as one. */
        public Timing plus(Timing later) {
            long[] both = Arrays.copyOf(serviceNanos, serviceNanos.length + later.serviceNanos.length);
            System.arraycopy(later.serviceNanos, 0, both, serviceNanos.length, later.serviceNanos.length);
            return new Timing(
                    nanos + later.nanos,
                    cpuNanos < 0 || later.cpuNanos < 0 ? -1 : cpuNanos + later.cpuNanos,
                    ops + later.ops,
                    tokens + later.tokens,
                    later.lastId,
                    both,
                    elapsedNanos + later.elapsedNanos);
        }
    }

    /**
     * Memory of the process that tokenizes.
     *
     * @param peakBytes peak resident set since its start, or −1
     * @param allocatedBytes requested from the allocator since its start, or −1
     * @param allocationCalls likewise, or −1
     */
    record Memory(long peakBytes, long allocatedBytes, long allocationCalls) {}

    /** A text was refused; the message is the contender's own line, and the subject stays usable. */
    final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Refusal(String message) {
            super(message);
        }
    }
}
