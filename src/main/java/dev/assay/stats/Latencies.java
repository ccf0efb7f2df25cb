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
    /** The fewest ops in a set at which ten values lie beyond p99.9. */
    static final long FEWEST_OPS_P999 = 10_000;

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
        boolean tail = sets.stream().allMatch(set -> set.getTotalCount() >= FEWEST_OPS_P999);
        return new Summary.Latency(
                key.contender(),
                key.cell(),
                sets.stream().mapToLong(Histogram::getTotalCount).sum(),
                percentile(sets, 50),
                percentile(sets, 90),
                percentile(sets, 99),
                tail ? Optional.of(percentile(sets, 99.9)) : Optional.empty());
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
