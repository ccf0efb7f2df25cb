package dev.assay.explain;

import dev.assay.run.DeckId;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explanations made up for tests. */
public final class SampleExplanation {
    static final Scope SCOPE = new Scope("cl100k_base", new DeckId("en-prose", 16384), 8, 8, 131072);

    /** Returns a contender that takes so many instructions a byte, if any, with names that HTML and Markdown give a meaning. */
    public static Observed observed(String name, double instructions) {
        return Double.isNaN(instructions)
                ? new Observed(
                        name,
                        "1, JVM 17",
                        Map.of(
                                Quantity.INSTRUCTIONS, Measured.none("callgrind cannot run a JVM"),
                                Quantity.PYTHON_ALLOCATIONS, Measured.inapplicable(),
                                Quantity.ALLOCATED_BYTES, Measured.of(0.5)),
                        List.of(new Hot("methods", "samples", List.of(new Share("a.B.c", "", 0.25)), "")))
                : new Observed(
                        name,
                        "1, rustc",
                        Map.of(
                                Quantity.INSTRUCTIONS, Measured.of(instructions),
                                Quantity.PYTHON_ALLOCATIONS, Measured.inapplicable(),
                                Quantity.ALLOCATED_BYTES, Measured.of(2)),
                        List.of(
                                new Hot(
                                        "functions",
                                        "instructions",
                                        List.of(new Share("<S as T>::next", "lib_x.so", 0.614)),
                                        ""),
                                Hot.none("Python functions", "failed: it\n ended")));
    }

    /** Returns a pair; the time of the first ÷ that of the second, with an interval of a tenth each way, if it is given. */
    public static Explanation of(double first, double second, double time) {
        return new Explanation(
                SCOPE,
                observed("a@process", first),
                observed("b@process", second),
                Double.isNaN(time)
                        ? Optional.empty()
                        : Optional.of(new TimeRatio(
                                new Interval(time, time / 1.1, time * 1.1, 0.95, 8), "the-run (group fast)")));
    }

    private SampleExplanation() {}
}
