package dev.assay.measure;

import dev.assay.run.SliceResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arbiter of one fork set: at most one fork runs at any time. The next turn is granted only after the last fork's next
 * <em>ready</em>, not its <em>done</em>, because JMH works between two iterations. A fork that dies or stays silent is ordered to be
 * killed and its turns are passed over; the others go on.
 */
public final class Turnstile {
    private enum State {
        STARTING,
        PARKED,
        RUNNING,
        SETTLING,
        ENDING,
        GONE
    }

    private final GroupPlan group;
    private final Deque<Turn> turns;
    private final Calibration calibration;
    private final Map<Cell, Expected> expected;
    private final long patienceNanos;
    private final Map<Fork, State> states = new LinkedHashMap<>();
    private final Map<Fork, Long> heardAt = new HashMap<>();
    private final Map<Fork, Integer> granted = new HashMap<>();
    private int round = -1;
    private int cellInTurn = -1;
    private int leastPasses;

    /**
     * @param expected of one pass over the cell's deck; a cell without is not checked (controls)
     * @param patienceNanos after which a fork that owes an answer counts as silent
     * @param nowNanos the time of the start; all times are of one monotonic clock
     */
    public Turnstile(
            GroupPlan group,
            int set,
            long seed,
            long sliceNanos,
            Map<Cell, Expected> expected,
            long patienceNanos,
            long nowNanos) {
        this.group = group;
        this.turns = new ArrayDeque<>(Turns.of(group, set, seed));
        this.calibration = new Calibration(sliceNanos);
        this.expected = Map.copyOf(expected);
        this.patienceNanos = patienceNanos;
        for (Fork fork : group.forks(set)) {
            states.put(fork, State.STARTING);
            heardAt.put(fork, nowNanos);
        }
    }

    /** Returns what to do after a fork's message. */
    public List<Order> heard(Fork fork, Message message, long nowNanos) {
        List<Order> orders = new ArrayList<>();
        if (states.get(fork) == State.GONE) {
            return orders;
        }
        heardAt.put(fork, nowNanos);
        if (message instanceof Message.Ready) {
            states.put(fork, State.PARKED);
            next(orders, nowNanos);
        } else if (message instanceof Message.Done done && states.get(fork) == State.RUNNING) {
            done(fork, done, orders, nowNanos);
        } else if (message instanceof Message.Times times && states.get(fork) == State.ENDING) {
            orders.add(new Order.KeepTimes(fork, group.cells().get(times.cell()), times));
        } else if (message instanceof Message.Failed failed) {
            gone(fork, failed.reason(), orders, nowNanos);
        } else if (!(message instanceof Message.Hello)) {
            gone(fork, "sent (" + message.text() + ") out of turn", orders, nowNanos);
        }
        return orders;
    }

    /** Returns what to do after a fork's connection or process has ended. */
    public List<Order> lost(Fork fork, String reason, long nowNanos) {
        List<Order> orders = new ArrayList<>();
        if (states.get(fork) == State.ENDING) {
            states.put(fork, State.GONE);
        } else if (states.get(fork) != State.GONE) {
            gone(fork, reason, orders, nowNanos);
        }
        return orders;
    }

    /** Returns what to do because time has passed. */
    public List<Order> tick(long nowNanos) {
        List<Order> orders = new ArrayList<>();
        for (Fork fork : List.copyOf(states.keySet())) {
            State state = states.get(fork);
            boolean owes = state != State.PARKED && state != State.GONE;
            if (owes && nowNanos - heardAt.get(fork) > patienceNanos) {
                gone(
                        fork,
                        "was silent for more than " + patienceNanos / 1_000_000_000 + " s while "
                                + state.name().toLowerCase(java.util.Locale.ROOT),
                        orders,
                        nowNanos);
            }
        }
        return orders;
    }

    /** Returns whether every fork has ended. */
    public boolean finished() {
        return states.values().stream().allMatch(state -> state == State.GONE);
    }

    /** Returns the number of turns that a fork was granted: the iterations that JMH must have kept. */
    public int granted(Fork fork) {
        return granted.getOrDefault(fork, 0);
    }

    private void done(Fork fork, Message.Done done, List<Order> orders, long nowNanos) {
        states.put(fork, State.SETTLING);
        Cell cell = group.cells().get(cellInTurn);
        SliceResult result = done.result();
        Optional<String> wrong = result.passes() < leastPasses
                ? Optional.of("made " + result.passes() + " passes in a slice of at least " + leastPasses)
                : isFloor(fork)
                        ? Optional.empty()
                        : Optional.ofNullable(expected.get(cell)).flatMap(truth -> truth.wrong(cell, result));
        if (wrong.isPresent()) {
            gone(fork, wrong.get() + "; the slice is not recorded", orders, nowNanos);
            return;
        }
        boolean warmup = group.warmup(round);
        calibration.measured(fork, cellInTurn, warmup, result.passes(), result.subjectNanos(cell.mode()));
        orders.add(new Order.Keep(fork, round, warmup, cell, done));
    }

    private boolean isFloor(Fork fork) {
        return !group.twinned().contains(fork.contender());
    }

    private void gone(Fork fork, String reason, List<Order> orders, long nowNanos) {
        states.put(fork, State.GONE);
        orders.add(new Order.Kill(fork, reason));
        next(orders, nowNanos);
    }

    private void next(List<Order> orders, long nowNanos) {
        boolean busy = states.values().stream()
                .anyMatch(state -> state == State.STARTING || state == State.RUNNING || state == State.SETTLING);
        if (busy) {
            return;
        }
        while (!turns.isEmpty() && states.get(turns.peek().fork()) != State.PARKED) {
            turns.remove();
        }
        if (turns.isEmpty()) {
            quit(orders, nowNanos);
            return;
        }
        Turn turn = turns.remove();
        Cell cell = group.cells().get(turn.cell());
        if (turn.round() != round) {
            orders.add(new Order.RoundBegins(turn.round()));
        }
        round = turn.round();
        cellInTurn = turn.cell();
        boolean warmup = group.warmup(turn.round());
        long nanos = calibration.nanos(cell.mode(), warmup);
        leastPasses = calibration.passes(turn.fork(), turn.cell(), nanos);
        states.put(turn.fork(), State.RUNNING);
        heardAt.put(turn.fork(), nowNanos);
        granted.merge(turn.fork(), 1, Integer::sum);
        orders.add(
                new Order.Send(turn.fork(), new Message.Grant(turn.cell(), leastPasses, warmup ? 0 : nanos, warmup)));
    }

    private void quit(List<Order> orders, long nowNanos) {
        states.replaceAll((fork, state) -> {
            if (state != State.PARKED) {
                return state;
            }
            heardAt.put(fork, nowNanos);
            orders.add(new Order.Send(fork, new Message.Quit()));
            return State.ENDING;
        });
    }
}
