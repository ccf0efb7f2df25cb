package dev.assay.workload;

import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.measure.Cell;
import dev.assay.measure.Expected;
import dev.assay.measure.Fork;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Message;
import dev.assay.measure.Order;
import dev.assay.measure.Plan;
import dev.assay.measure.PositiveControl;
import dev.assay.measure.Turnstile;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Slice;
import dev.assay.run.SliceResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fork sets by the real turnstile, over contenders that really answer: only the times are made up, so that what must come of them can be
 * worked out by hand.
 */
final class PlayedSets {
    private static final long PATIENCE = 60_000_000_000L;
    private static final double FORK_NOISE = 0.01;

    private final Plan plan;
    private final Map<ContenderId, LiveContender> subjects;
    private final Map<ContenderId, Double> nanosPerByte;
    private final List<Deck> decks;
    private final Map<Cell, Expected> expected;
    private final List<Slice> slices = new ArrayList<>();

    PlayedSets(
            Plan plan,
            Map<ContenderId, LiveContender> subjects,
            Map<ContenderId, Double> nanosPerByte,
            List<Deck> decks,
            Map<Cell, Expected> expected) {
        this.plan = plan;
        this.subjects = subjects;
        this.nanosPerByte = nanosPerByte;
        this.decks = decks;
        this.expected = expected;
    }

    List<Slice> play() {
        plan.sets().forEach(this::set);
        return slices;
    }

    private void set(Plan.SetPlan set) {
        GroupPlan group = set.group();
        Turnstile turnstile = new Turnstile(group, set.set(), plan.seed(), plan.sliceNanos(), expected, PATIENCE, 0);
        Deque<Order> orders = new ArrayDeque<>();
        Random noise = new Random(set.set());
        Map<Fork, Double> factors = new java.util.HashMap<>();
        for (Fork fork : group.forks(set.set())) {
            factors.put(fork, Math.exp(FORK_NOISE * noise.nextGaussian()));
            orders.addAll(turnstile.heard(fork, new Message.Ready(), 0));
        }
        while (!orders.isEmpty()) {
            Order order = orders.remove();
            if (order instanceof Order.Kill kill) {
                throw new AssertionError(kill.fork().contender() + " " + kill.reason());
            } else if (order instanceof Order.Keep keep) {
                slices.add(slice(group, set.set(), keep));
            } else if (order instanceof Order.Send send && send.message() instanceof Message.Grant grant) {
                Message done = done(send.fork(), group.cells().get(grant.cell()), grant, factors.get(send.fork()));
                orders.addAll(turnstile.heard(send.fork(), done, 0));
                orders.addAll(turnstile.heard(send.fork(), new Message.Ready(), 0));
            } else if (order instanceof Order.Send send && send.message() instanceof Message.Quit) {
                orders.addAll(turnstile.lost(send.fork(), "", 0));
            }
        }
        if (!turnstile.finished()) {
            throw new AssertionError("set " + set.set() + " has not come to its end");
        }
    }

    /* As a fork does it: the extra inputs of a positive control are worked on, and not reported. */
    private Message done(Fork fork, Cell cell, Message.Grant grant, double factor) {
        Deck own = decks.stream()
                .filter(deck -> new DeckId(deck.corpus(), deck.sizeBytes()).equals(cell.deck()))
                .findFirst()
                .orElseThrow();
        Deck deck = cell.control().isPresent()
                ? PositiveControl.of(own, cell.control().getAsInt()).deck()
                : own;
        LiveContender subject = subjects.get(fork.contender());
        subject.deck(0, deck);
        int passes = grant.passes();
        LiveContender.Timing timing = subject.run(0, passes, false);
        long extra = (long) passes * (deck.inputs().size() - own.inputs().size());
        long nanos = Math.round(nanosPerByte.get(fork.contender()) * deck.bytes() * passes * factor);
        boolean child = fork.contender().isInProcess();
        return new Message.Done(
                new SliceResult(
                        passes,
                        timing.ops() - extra,
                        nanos,
                        child ? nanos : -1,
                        own.bytes() * passes,
                        // A sum an input.
                        timing.tokens() - extra,
                        timing.lastId(),
                        -1,
                        0,
                        0,
                        0,
                        0,
                        -1,
                        -1),
                -1,
                -1);
    }

    private Slice slice(GroupPlan group, int set, Order.Keep keep) {
        Cell cell = keep.cell();
        return new Slice(
                slices.size(),
                group.id(),
                set,
                keep.round(),
                keep.fork().contender(),
                cell.role(keep.fork()),
                group.encoding(),
                cell.deck().corpus(),
                cell.deck().size(),
                cell.mode().text(),
                keep.warmup(),
                keep.done().result(),
                slices.size());
    }
}
