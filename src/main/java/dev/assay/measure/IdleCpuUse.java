package dev.assay.measure;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Longer;
import dev.assay.run.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CPU time that forks used while they were parked in steady rounds: compilers and collectors that work on, in the slices of others. It is
 * watched by contender, and one that used more than 2 % of a processor is told.
 */
public final class IdleCpuUse {
    static final double LIMIT = 0.02;

    /** Below this share what others lose is less than what claims are about. */
    private static final double HARMFUL = 0.05;

    private static final class Sum {
        private long nanos;
        private long cpuNanos;
    }

    private final SortedMap<ContenderId, Sum> sums = new TreeMap<>();

    /** Takes note of a turn's end; its fork tells what it did before the turn. */
    public void add(Order.Keep keep) {
        Message.Done done = keep.done();
        if (!keep.warmup() && done.parkedNanos() >= 0 && done.parkedCpuNanos() >= 0) {
            Sum sum = sums.computeIfAbsent(keep.fork().contender(), key -> new Sum());
            sum.nanos += done.parkedNanos();
            sum.cpuNanos += done.parkedCpuNanos();
        }
    }

    /**
     * Returns the warning of all contenders beyond the limit, the busiest first, if there are any.
     *
     * @param effort of the run, which decides what can be advised
     */
    public Optional<Warning> warning(String effort) {
        List<Map.Entry<ContenderId, Sum>> busy = sums.entrySet().stream()
                .filter(one -> share(one.getValue()) > LIMIT)
                .sorted(Comparator.comparingDouble(one -> -share(one.getValue())))
                .toList();
        if (busy.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = busy.stream()
                .map(one -> one.getKey() + " (" + Figures.percent(share(one.getValue()), 1) + " of a processor)")
                .toList();
        double most = share(busy.get(0).getValue());
        return Optional.of(new Warning(
                Warning.some(named) + " kept working while others were timed",
                "times of others in their groups may be up to " + Figures.percent(most, 1)
                        + " longer, ratios among them less",
                most < HARMFUL ? "nothing needs to be done below 5 %" : Longer.forks(effort)));
    }

    private static double share(Sum sum) {
        return sum.nanos == 0 ? 0 : (double) sum.cpuNanos / sum.nanos;
    }
}
