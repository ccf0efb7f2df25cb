package dev.assay.stats;

import java.util.List;
import java.util.Optional;

/**
 * Everything that claims, charts and tables may say about a run: a pure function of its run file.
 *
 * @param twin A/A: time of the twin ÷ time of its original, pooled over cells; empty if the run had no finished twin
 * @param speeds one row a contender and cell
 * @param ratios one row a pair within a group and cell, and one pooled over the cells of each encoding
 * @param latencies one row a contender and cell whose service times were recorded
 * @param footprints one row a contender and encoding
 * @param sequences recorded slices in order, relative, for the eye
 */
public record Summary(
        Optional<Interval> twin,
        List<Speed> speeds,
        List<Ratio> ratios,
        List<Latency> latencies,
        List<Memory> footprints,
        List<Sequence> sequences) {
    public Summary {
        speeds = List.copyOf(speeds);
        ratios = List.copyOf(ratios);
        latencies = List.copyOf(latencies);
        footprints = List.copyOf(footprints);
        sequences = List.copyOf(sequences);
    }

    /**
     * Where a number holds. {@code corpus} is {@code *} and {@code size} is 0 in a row pooled over them (geometric mean).
     *
     * @param verb {@code run}, {@code encode} or {@code times}
     */
    public record Cell(String group, String encoding, String corpus, int size, String verb) {}

    /**
     * @param nanosPerOp geometric mean over the steady slices of each set, then over sets
     * @param megabytesPerSecond UTF-8 bytes ÷ time, 10⁶ bytes a second, same estimator
     */
    public record Speed(String contender, Cell cell, Interval nanosPerOp, Interval megabytesPerSecond) {}

    /**
     * How many times the numerator's quantity is the denominator's.
     *
     * @param quantity {@code time}, {@code footprint} or {@code footprint-above-empty}
     * @param values ratio of each set (or replicate), in order of the sets
     */
    public record Ratio(
            String numerator, String denominator, String quantity, Cell cell, Interval ratio, List<Double> values) {}

    /**
     * Service time per op, ns: percentile of each set, then geometric mean over sets with interval.
     *
     * @param p999 present only where every set holds at least 10,000 ops
     */
    public record Latency(
            String contender, Cell cell, long ops, Interval p50, Interval p90, Interval p99, Optional<Interval> p999) {}

    /**
     * @param empty peak resident set of the empty runtime, bytes
     * @param loaded with the vocabulary
     * @param worked after all decks
     * @param aboveEmpty worked − empty, paired by replicate
     * @param allocatedBytesPerOp NaN where nothing counts it
     */
    public record Memory(
            String contender,
            String encoding,
            Interval empty,
            Interval loaded,
            Interval worked,
            Interval aboveEmpty,
            double allocatedBytesPerOp,
            double allocationCallsPerOp,
            String flags) {}

    /**
     * One fork's slices of one cell in order, each as its time per op ÷ the median time per op of that fork and cell's steady slices.
     *
     * @param warmup parallel to {@code relative}
     */
    public record Sequence(
            String contender, String role, int set, Cell cell, List<Double> relative, List<Boolean> warmup) {}
}
