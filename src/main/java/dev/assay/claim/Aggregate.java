package dev.assay.claim;

import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What several cells say together. Where each cell is judged, it is by the noise floor of its own deck; their mean by that of all.
 *
 * <ul>
 *   <li>{@code typical}: the geometric mean of the cells in each set, then the rule of {@link Judge}.
 *   <li>{@code every}: supported if every cell is (intersection–union: no correction needed); refuted if some cell is, after Holm.
 *   <li>{@code some}: supported if some cell is, after Holm; refuted if every cell is.
 * </ul>
 *
 * Holm's procedure keeps the chance of any false finding among the cells at half of what the level leaves a side (Holm, "A simple sequentially
 * rejective multiple test procedure", Scandinavian Journal of Statistics 1979).
 */
final class Aggregate {

    private final Judge judge;
    private final Definition.Reading reading;
    private final List<Summary.Ratio> cells;
    private final List<Judge.State> states;
    private final double pooledFloor;
    private final double alpha;

    /** @param cells with intervals at the level of the verdict */
    Aggregate(Definition.Reading reading, List<Summary.Ratio> cells, Controls controls) {
        this.alpha = (1 - cells.get(0).ratio().level()) / 2;
        this.judge = new Judge(reading.lower(), reading.upper());
        this.reading = reading;
        this.cells = cells;
        this.states = cells.stream()
                .map(cell -> judge.state(cell.ratio(), Judge.floor(controls, List.of(cell))))
                .toList();
        this.pooledFloor = Judge.floor(controls, cells);
    }

    /** Returns the joint verdict and the interval that it rests on. */
    Finding find(Interval pooled) {
        return switch (reading.aggregate()) {
            case "every" -> every();
            case "some" -> some();
            default -> new Finding(judge.state(pooled, pooledFloor), pooled, "");
        };
    }

    /** Returns how many cells are in each state, in words. */
    String shares() {
        List<String> shares = new ArrayList<>();
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            long count = count(outcome);
            if (count > 0) {
                shares.add(outcome.label() + " in " + count + " of " + cells.size() + " cells");
            }
        }
        return String.join(", ", shares);
    }

    private Finding every() {
        Summary.Ratio weakest = cells.stream()
                .min(Comparator.comparingDouble(cell -> judge.room(cell.ratio())))
                .orElseThrow();
        if (count(Verdict.Outcome.SUPPORTED) == cells.size()) {
            return new Finding(new Judge.State(Verdict.Outcome.SUPPORTED, ""), weakest.ratio(), weakest.quantity());
        }
        boolean[] below = holm(
                cells.stream()
                        .map(cell -> Estimator.pBelow(cell.values(), reading.lower()))
                        .toList(),
                alpha);
        boolean[] above = holm(
                cells.stream()
                        .map(cell -> Estimator.pAbove(cell.values(), reading.upper()))
                        .toList(),
                alpha);
        Summary.Ratio deciding = weakest;
        Judge.State state = inconclusive();
        for (int i = 0; i < cells.size(); i++) {
            Verdict.Outcome outcome = states.get(i).outcome();
            boolean refuted = outcome == Verdict.Outcome.FALLS_SHORT && below[i]
                    || outcome == Verdict.Outcome.EXCEEDS && above[i];
            if (refuted
                    && (!state.outcome().decided()
                            || judge.room(cells.get(i).ratio()) < judge.room(deciding.ratio()))) {
                state = states.get(i);
                deciding = cells.get(i);
            }
        }
        return new Finding(state, deciding.ratio(), deciding.quantity());
    }

    private Finding some() {
        boolean[] inside = holm(
                cells.stream()
                        .map(cell -> Math.max(
                                Estimator.pAbove(cell.values(), reading.lower()),
                                Estimator.pBelow(cell.values(), reading.upper())))
                        .toList(),
                alpha);
        Summary.Ratio best = cells.stream()
                .max(Comparator.comparingDouble(cell -> judge.room(cell.ratio())))
                .orElseThrow();
        // The cell furthest inside the bounds speaks for all that hold.
        List<Integer> holding = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (states.get(i).outcome() == Verdict.Outcome.SUPPORTED && inside[i]) {
                holding.add(i);
            }
        }
        if (!holding.isEmpty()) {
            int strongest = holding.stream()
                    .max(Comparator.comparingDouble(i -> judge.room(cells.get(i).ratio())))
                    .orElseThrow();
            Summary.Ratio row = cells.get(strongest);
            return new Finding(states.get(strongest), row.ratio(), row.quantity());
        }
        Judge.State state = inconclusive();
        for (Verdict.Outcome refuted : List.of(Verdict.Outcome.FALLS_SHORT, Verdict.Outcome.EXCEEDS)) {
            if (count(refuted) == cells.size()) {
                state = new Judge.State(refuted, "");
            }
        }
        return new Finding(state, best.ratio(), best.quantity());
    }

    private Judge.State inconclusive() {
        boolean boundary = states.stream().anyMatch(state -> state.cause().equals("boundary"));
        boolean noise = states.stream().anyMatch(state -> state.cause().equals("noise"));
        return new Judge.State(Verdict.Outcome.INCONCLUSIVE, boundary && !noise ? "boundary" : "noise");
    }

    private long count(Verdict.Outcome outcome) {
        return states.stream().filter(state -> state.outcome() == outcome).count();
    }

    /** Returns which of the hypotheses Holm's procedure rejects. */
    static boolean[] holm(List<Double> p, double alpha) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(p::get));
        boolean[] rejected = new boolean[p.size()];
        for (int rank = 0; rank < order.size(); rank++) {
            if (p.get(order.get(rank)) > alpha / (p.size() - rank)) {
                break;
            }
            rejected[order.get(rank)] = true;
        }
        return rejected;
    }

    /**
     * A joint verdict.
     *
     * @param ratio interval it rests on
     * @param quantity of the deciding cell, or empty where cells were pooled
     */
    record Finding(Judge.State state, Interval ratio, String quantity) {}
}
