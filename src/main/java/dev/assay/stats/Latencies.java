package dev.assay.stats;

import dev.assay.run.ServiceTimes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of service times: taken in each set from its histogram, then the geometric mean over sets with a t interval on logs.
 * Histograms of one set are merged, percentiles are never averaged into one.
 */
final class Latencies {
    /**
     * How many ops of every set must lie beyond a percentile for it to be told: with fewer it is little more than the slowest op, which
     * grows with the number of ops, and fast contenders make more of them.
     */
    static final double FEWEST_BEYOND = 10;

    /** Returns one row a contender and cell, in the order in which the run first names them. */
    static List<Summary.Latency> of(List<ServiceTimes> lines) {
        Map<Key, TreeMap<Integer, Histogram>> series = new LinkedHashMap<>();
        for (ServiceTimes line : lines) {
            Key key = new Key(
                    line.contender(),
                    new Summary.Cell(line.group(), line.encoding(), line.corpus(), line.size(), "times"));
            series.computeIfAbsent(key, unused -> new TreeMap<>())
                    .merge(line.set(), decode(line.histogram()), Latencies::merged);
        }
        List<Summary.Latency> rows = new ArrayList<>();
        series.forEach((key, sets) -> rows.add(row(key, List.copyOf(sets.values()))));
        return rows;
    }

    /** Returns the histogram that a run file holds as base64 of HdrHistogram's compressed V2 encoding. */
    static Histogram decode(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "times.histogram (" + base64.substring(0, Math.min(20, base64.length()))
                            + "…) must be an HdrHistogram in base64; measure again",
                    broken);
        }
    }

    private static Summary.Latency row(Key key, List<Histogram> sets) {
        return new Summary.Latency(
                key.contender(),
                key.cell(),
                sets.stream().mapToLong(Histogram::getTotalCount).sum(),
                percentile(sets, 50),
                told(sets, 90),
                told(sets, 99),
                told(sets, 99.9));
    }

    private static Optional<Interval> told(List<Histogram> sets, double percent) {
        // Rounded, since 10,000 ops × (100 − 99.9) % is a little less than ten in binary.
        boolean enough =
                sets.stream().allMatch(set -> Math.round(set.getTotalCount() * (100 - percent)) >= FEWEST_BEYOND * 100);
        return enough ? Optional.of(percentile(sets, percent)) : Optional.empty();
    }

    private static Interval percentile(List<Histogram> sets, double percent) {
        // A time below the clock's resolution is recorded as 0, which has no logarithm: 1 ns is the unit of the
        // histogram.
        return Estimator.geometric(
                sets.stream()
                        .map(set -> (double) Math.max(1, set.getValueAtPercentile(percent)))
                        .toList(),
                Estimator.LEVEL);
    }

    private static Histogram merged(Histogram into, Histogram other) {
        into.add(other);
        return into;
    }

    private record Key(String contender, Summary.Cell cell) {}

    private Latencies() {}
}
