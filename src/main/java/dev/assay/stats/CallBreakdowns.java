package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Takes calls across bridges apart: T(whole) ≈ T(crossing) + T(work), each measured by itself in the same fork sets, differences paired
 * by set on the linear scale. That they add up is checked, not assumed: copies that overlap with work, or that move it out of a cache,
 * would make them not.
 */
final class CallBreakdowns {
    private final SteadyTimes times;
    private final List<ContenderId> contenders;

    private CallBreakdowns(SteadyTimes times, List<ContenderId> contenders) {
        this.times = times;
        this.contenders = contenders;
    }

    /** Returns the rows of a group, in the order of its contenders and cells. */
    static List<BridgeCosts.Split> of(SteadyTimes times, List<ContenderId> contenders, List<Summary.Cell> cells) {
        CallBreakdowns splits = new CallBreakdowns(times, contenders);
        List<BridgeCosts.Split> rows = new ArrayList<>();
        for (ContenderId contender : contenders) {
            for (Summary.Cell cell : cells) {
                splits.split(contender, cell).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private Optional<BridgeCosts.Split> split(ContenderId id, Summary.Cell cell) {
        if (id.isInJvm() || id.isFloor() || id.isInProcess() != (cell.mode() == Mode.ROUND_TRIP)) {
            return Optional.empty();
        }
        ContenderId core = id.bridgeFree();
        SortedMap<Integer, Double> whole = nanos(id, cell);
        SortedMap<Integer, Double> work = nanos(core, cell.in(Mode.THROUGHPUT));
        SortedMap<Integer, Double> crossing = nanos(id.floor("copy"), cell);
        SortedMap<Integer, Double> call = nanos(id.floor("noop"), cell);
        SortedMap<Integer, Double> touch = nanos(id.floor("touch"), cell);
        List<Integer> sets = whole.keySet().stream()
                .filter(set -> work.containsKey(set) && crossing.containsKey(set))
                .filter(set -> call.isEmpty() || call.containsKey(set))
                .filter(set -> touch.isEmpty() || touch.containsKey(set))
                .toList();
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        boolean copies = !call.isEmpty() && !touch.isEmpty();
        return Optional.of(new BridgeCosts.Split(
                id,
                cell,
                core,
                over(sets, whole::get),
                over(sets, work::get),
                over(sets, crossing::get),
                over(sets, set -> whole.get(set) - crossing.get(set) - work.get(set)),
                when(!call.isEmpty(), sets, call::get),
                when(copies, sets, set -> touch.get(set) - call.get(set)),
                when(copies, sets, set -> crossing.get(set) - touch.get(set)),
                when(!call.isEmpty(), sets, set -> whole.get(set) - work.get(set) - call.get(set)),
                Estimator.geometric(
                        sets.stream().map(set -> whole.get(set) / work.get(set)).toList(), Estimator.LEVEL)));
    }

    private SortedMap<Integer, Double> nanos(ContenderId contender, Summary.Cell cell) {
        SortedMap<Integer, Double> nanos = new TreeMap<>();
        if (contenders.contains(contender)) {
            times.logNanosPerOp(contender, Role.MAIN, cell).forEach((set, log) -> nanos.put(set, StrictMath.exp(log)));
        }
        return nanos;
    }

    private static Interval over(List<Integer> sets, ToDoubleFunction<Integer> value) {
        return Estimator.linear(sets.stream().map(value::applyAsDouble).toList(), Estimator.LEVEL);
    }

    private static Optional<Interval> when(boolean measured, List<Integer> sets, ToDoubleFunction<Integer> value) {
        return measured ? Optional.of(over(sets, value)) : Optional.empty();
    }
}
