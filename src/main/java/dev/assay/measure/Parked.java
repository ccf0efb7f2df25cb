package dev.assay.measure;

import dev.assay.run.Warning;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The CPU time that forks used while they were parked in steady rounds: compilers and collectors that work on, in the slices of others. It is
 * watched by contender, and one that used more than 2 % of a processor is told.
 */
public final class Parked {
    static final double LIMIT = 0.02;

    private static final class Sum {
        private long nanos;
        private long cpuNanos;
    }

    private final SortedMap<String, Sum> sums = new TreeMap<>();

    /** Takes note of a turn's end; its fork tells what it did before the turn. */
    public void add(Order.Keep keep) {
        Message.Done done = keep.done();
        if (!keep.warmup() && done.parkedNanos() >= 0 && done.parkedCpuNanos() >= 0) {
            Sum sum = sums.computeIfAbsent(keep.fork().contender(), key -> new Sum());
            sum.nanos += done.parkedNanos();
            sum.cpuNanos += done.parkedCpuNanos();
        }
    }

    /** Returns the warning of all contenders beyond the limit, if there are any. */
    public Optional<Warning> warning() {
        String busy = sums.entrySet().stream()
                .filter(one -> share(one.getValue()) > LIMIT)
                .map(one -> String.format(Locale.ROOT, "%s %.1f %%", one.getKey(), share(one.getValue()) * 100))
                .collect(Collectors.joining(", "));
        return busy.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        "parked forks used more than 2 % of a processor: " + busy,
                        "they worked in the slices of others, on another core or before them",
                        "give the group more warm-up rounds, after which compilers rest"));
    }

    private static double share(Sum sum) {
        return sum.nanos == 0 ? 0 : (double) sum.cpuNanos / sum.nanos;
    }
}
