package dev.assay.audit;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * One benchmark of a file.
 *
 * @param unit {@code ns} of one op for times, whatever the file says they are in; else the file's own word, such as {@code ops/ms}
 * @param moreIsBetter whether the figure is a rate
 * @param processes values of each process, in the order of the file; empty where the file holds none
 * @param told what the file itself concludes, if it does
 */
record Series(String name, String unit, boolean moreIsBetter, List<List<Double>> processes, Optional<Told> told) {
    Series {
        processes = List.copyOf(processes);
    }

    /** A figure of the file, in the same unit; the ends are NaN where there is no interval. */
    record Told(double estimate, double lower, double upper) {}

    /** Returns how many processes there are. */
    int units() {
        return processes.size();
    }

    /** Returns how many values there are. */
    int values() {
        return processes.stream().mapToInt(List::size).sum();
    }

    /** Returns the mean of each process: within one, values share its memory layout and its compiled code. */
    List<Double> means() {
        return processes.stream()
                .map(values -> Estimator.linear(values, Estimator.LEVEL).estimate())
                .toList();
    }

    /** Returns the geometric mean over processes, with its interval where there are two at least. */
    Optional<Interval> overProcesses() {
        List<Double> means = means();
        return means.isEmpty() || means.stream().anyMatch(mean -> !(mean > 0))
                ? Optional.empty()
                : Optional.of(Estimator.geometric(means, Estimator.LEVEL));
    }
}
