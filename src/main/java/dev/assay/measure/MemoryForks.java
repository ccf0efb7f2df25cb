package dev.assay.measure;

import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Footprint;
import dev.assay.run.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * The memory of fresh processes that are never timed. Three readings of the peak resident set: {@code empty}, after the worker has
 * started and before it has loaded anything (a library that a worker imports on {@code load} so counts as the contender's own);
 * {@code loaded}, with the vocabulary; {@code worked}, after every deck was encoded once. Allocation is counted apart from them, after
 * the contender has warmed up, and by the counting build where there is one, whose allocator would weigh on the footprint.
 */
public final class MemoryForks {
    private static final long WARM_NANOS = 300_000_000;
    private static final int COUNTED_PASSES = 20;

    /** Starts a contender in a process of its own. */
    public interface Opener {
        /** Returns a fresh process of the contender as it is timed. */
        LiveContender fresh(ContenderId contender);

        /** Returns a fresh process that counts allocations; it may be the same build. */
        LiveContender counting(ContenderId contender);

        /** Returns what the process was started with, as far as it bears on memory. */
        String flags(ContenderId contender);
    }

    private final Opener opener;
    private final List<Deck> decks;
    private final Consumer<Line> out;

    public MemoryForks(Opener opener, List<Deck> decks, Consumer<Line> out) {
        this.opener = opener;
        this.decks = List.copyOf(decks);
        this.out = out;
    }

    /**
     * Runs every target as often as there are replicates, each time in another order; failures become events.
     *
     * @param done tells of a target and replicate whether a stopped run has it already
     */
    public void run(List<Plan.Target> targets, int replicates, long seed, BiPredicate<Plan.Target, Integer> done) {
        SplittableRandom random = new SplittableRandom(~seed);
        for (int replicate = 0; replicate < replicates; replicate++) {
            List<Plan.Target> order = new ArrayList<>(targets);
            Turns.shuffle(order, random);
            for (Plan.Target target : order) {
                if (done.test(target, replicate)) {
                    continue;
                }
                try {
                    one(target, replicate);
                } catch (RuntimeException e) {
                    out.accept(new Event(
                            "failed", "", -1, target.contender().toString(), "memory fork ended: " + e.getMessage()));
                }
            }
        }
    }

    private void one(Plan.Target target, int replicate) {
        long[] peaks = new long[3];
        try (LiveContender subject = opener.fresh(target.contender())) {
            peaks[0] = subject.memory().peakBytes();
            subject.load(Encodings.of(target.encoding()));
            peaks[1] = subject.memory().peakBytes();
            for (Deck deck : decks(target)) {
                // One slot for all: what a process keeps resident is the deck at hand.
                subject.deck(0, deck);
                subject.run(0, 1, false);
            }
            peaks[2] = subject.memory().peakBytes();
        }
        Allocation allocation = replicate == 0 ? allocation(target) : Allocation.NONE;
        keep(target, replicate, "empty", peaks[0], Allocation.NONE);
        keep(target, replicate, "loaded", peaks[1], Allocation.NONE);
        keep(target, replicate, "worked", peaks[2], allocation);
    }

    private record Allocation(double bytes, double calls, long ops) {
        static final Allocation NONE = new Allocation(-1, -1, 0);
    }

    /* Deterministic once warm, so one replicate tells it. */
    private Allocation allocation(Plan.Target target) {
        try {
            return counted(target);
        } catch (RuntimeException e) {
            out.accept(new Event(
                    "warning",
                    "",
                    -1,
                    target.contender().toString(),
                    "allocations were not counted: " + e.getMessage(),
                    "its footprint stands, its allocations are not told",
                    "see the contender's own line, and measure again"));
            return Allocation.NONE;
        }
    }

    private Allocation counted(Plan.Target target) {
        try (LiveContender subject = opener.counting(target.contender())) {
            if (subject.memory().allocatedBytes() < 0) {
                return Allocation.NONE;
            }
            subject.load(Encodings.of(target.encoding()));
            List<Deck> taken = decks(target);
            for (int slot = 0; slot < taken.size(); slot++) {
                subject.deck(slot, taken.get(slot));
                subject.warm(slot, WARM_NANOS / taken.size());
            }
            // A run allocates for its request and its answer as well, and so does asking. Both spans hold that once, so
            // their difference
            // is what the additional ops alone allocated.
            LiveContender.Memory start = subject.memory();
            long few = ops(subject, taken.size(), COUNTED_PASSES);
            LiveContender.Memory middle = subject.memory();
            long many = ops(subject, taken.size(), 3 * COUNTED_PASSES);
            LiveContender.Memory end = subject.memory();
            return new Allocation(
                    perOp(start.allocatedBytes(), middle.allocatedBytes(), end.allocatedBytes(), many - few),
                    perOp(start.allocationCalls(), middle.allocationCalls(), end.allocationCalls(), many - few),
                    many - few);
        }
    }

    private List<Deck> decks(Plan.Target target) {
        Encoding encoding = Encodings.of(target.encoding());
        return decks.stream()
                .filter(deck -> Encodings.takes(encoding, deck.corpus()))
                .toList();
    }

    private static long ops(LiveContender subject, int slots, int passes) {
        long ops = 0;
        for (int slot = 0; slot < slots; slot++) {
            ops += subject.run(slot, passes, false).ops();
        }
        return ops;
    }

    private static double perOp(long start, long middle, long end, long ops) {
        return start < 0 ? -1 : Math.max(0, (double) (end - middle) - (middle - start)) / ops;
    }

    private void keep(Plan.Target target, int replicate, String stage, long peak, Allocation allocation) {
        out.accept(new Footprint(
                target.contender(),
                target.encoding(),
                replicate,
                stage,
                peak,
                allocation.bytes(),
                allocation.calls(),
                allocation.ops(),
                opener.flags(target.contender())));
    }
}
