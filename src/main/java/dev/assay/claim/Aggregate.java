package dev.assay.claim;

import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
 * rejective multiple test procedure", Scandinavian Journal of Statistics 1979). Where it has a say, the interval of the finding is the
 * cell's at the level of its step, so that the interval lies on the side that the verdict names, and on none where it names none.
 */
final class Aggregate {

    /** In the order in which they speak for several cells. */
    private static final List<String> CAUSES = List.of(Judge.NOISE, Judge.FLOOR, Judge.BOUNDARY);

    private final Judge judge;
    private final Definition.Reading reading;
    private final List<Summary.Ratio> cells;
    private final List<Judge.State> states;
    private final double pooledFloor;
    private final double alpha;
    private final Comparator<Integer> byRoom;

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
        this.byRoom = Comparator.comparingDouble(i -> judge.room(cells.get(i).ratio()));
    }

    /** Returns the joint verdict and the interval that it rests on. */
    Finding find(Interval pooled) {
        return switch (reading.aggregate()) {
            case "every" -> every();
            case "some" -> some();
            default -> new Finding(judge.state(pooled, pooledFloor), pooled, Optional.empty());
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
        return String.join(", ", shares) + ", each by its own "
                + Numbers.level(cells.get(0).ratio().level()) + " CI";
    }

    /* What refutes is the cell furthest outside; what holds, or keeps it open, the weakest. */
    private Finding every() {
        if (count(Verdict.Outcome.SUPPORTED) == cells.size()) {
            int weakest = Collections.min(indices(i -> true), byRoom);
            return finding(states.get(weakest), cells.get(weakest));
        }
        double[] below = thresholds(
                cells.stream()
                        .map(cell -> Estimator.pBelow(cell.values(), reading.lower()))
                        .toList(),
                alpha);
        double[] above = thresholds(
                cells.stream()
                        .map(cell -> Estimator.pAbove(cell.values(), reading.upper()))
                        .toList(),
                alpha);
        IntFunction<Summary.Ratio> corrected =
                i -> corrected(i, states.get(i).outcome() == Verdict.Outcome.FALLS_SHORT ? below[i] : above[i]);
        List<Integer> refuting = indices(i -> refuted(i)
                && judge.state(corrected.apply(i).ratio(), 1).outcome()
                        == states.get(i).outcome());
        if (!refuting.isEmpty()) {
            int strongest = Collections.min(refuting, byRoom);
            return finding(states.get(strongest), corrected.apply(strongest));
        }
        return open(
                indices(i -> states.get(i).outcome() != Verdict.Outcome.SUPPORTED),
                byRoom,
                i -> refuted(i) ? corrected.apply(i) : cells.get(i));
    }

    /* The cell furthest inside the bounds speaks for all that hold, and the nearest to them where none does. */
    private Finding some() {
        double[] inside = thresholds(
                cells.stream()
                        .map(cell -> Math.max(
                                Estimator.pAbove(cell.values(), reading.lower()),
                                Estimator.pBelow(cell.values(), reading.upper())))
                        .toList(),
                alpha);
        IntFunction<Summary.Ratio> corrected = i -> corrected(i, inside[i]);
        List<Integer> holding = indices(i -> states.get(i).outcome() == Verdict.Outcome.SUPPORTED
                && judge.state(corrected.apply(i).ratio(), 1).outcome() == Verdict.Outcome.SUPPORTED);
        if (!holding.isEmpty()) {
            int strongest = Collections.max(holding, byRoom);
            return finding(states.get(strongest), corrected.apply(strongest));
        }
        List<Integer> left = indices(i -> !refuted(i));
        if (left.isEmpty()) {
            int nearest = Collections.max(indices(i -> true), byRoom);
            return finding(states.get(nearest), cells.get(nearest));
        }
        return open(
                left,
                byRoom.reversed(),
                i -> states.get(i).outcome() == Verdict.Outcome.SUPPORTED ? corrected.apply(i) : cells.get(i));
    }

    /**
     * Returns that nothing is decided, by a cell that shows why: where noise is among the causes, one of noise, since more sets would help.
     *
     * @param candidates cells that are not decided, or not after the correction
     * @param order whose least speaks among those of one cause
     */
    private Finding open(List<Integer> candidates, Comparator<Integer> order, IntFunction<Summary.Ratio> shown) {
        Map<Integer, String> causes = new HashMap<>();
        candidates.forEach(i -> causes.put(
                i,
                states.get(i).outcome().decided()
                        ? judge.state(shown.apply(i).ratio(), 1).cause()
                        : states.get(i).cause()));
        int speaking = Collections.min(
                candidates,
                Comparator.comparingInt((Integer i) -> CAUSES.indexOf(causes.get(i)))
                        .thenComparing(order));
        return finding(new Judge.State(Verdict.Outcome.INCONCLUSIVE, causes.get(speaking)), shown.apply(speaking));
    }

    private static Finding finding(Judge.State state, Summary.Ratio shown) {
        return new Finding(state, shown.ratio(), Optional.of(shown.quantity()));
    }

    private List<Integer> indices(IntPredicate chosen) {
        return IntStream.range(0, cells.size()).filter(chosen).boxed().toList();
    }

    private boolean refuted(int cell) {
        return List.of(Verdict.Outcome.FALLS_SHORT, Verdict.Outcome.EXCEEDS)
                .contains(states.get(cell).outcome());
    }

    /** Returns a cell with the interval that leaves a bound out exactly where Holm's procedure rejects it. */
    private Summary.Ratio corrected(int cell, double threshold) {
        return threshold == alpha ? cells.get(cell) : cells.get(cell).at(1 - 2 * threshold);
    }

    private long count(Verdict.Outcome outcome) {
        return states.stream().filter(state -> state.outcome() == outcome).count();
    }

    /**
     * Returns what Holm's procedure holds each p against, and rejects where p is no greater; behind the first that it keeps nothing is tested
     * more mildly than that.
     */
    static double[] thresholds(List<Double> p, double alpha) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(p::get));
        double[] thresholds = new double[p.size()];
        int step = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            thresholds[order.get(rank)] = alpha / (p.size() - step);
            step += step == rank && p.get(order.get(rank)) <= alpha / (p.size() - step) ? 1 : 0;
        }
        return thresholds;
    }

    /**
     * A joint verdict.
     *
     * @param ratio interval it rests on
     * @param quantity of the deciding cell; empty where cells were pooled
     */
    record Finding(Judge.State state, Interval ratio, Optional<Quantity> quantity) {}
}
