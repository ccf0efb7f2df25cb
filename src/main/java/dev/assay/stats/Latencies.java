package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
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
import java.util.zip.Inflater;
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

    private static final int COMPRESSED_AT = 8;
    private static final int HEAD_BYTES = 40;

    /** Three significant digits of all times that a long can hold take half of it. */
    private static final int MOST_PAYLOAD = 1 << 20;

    private static final List<Double> PERCENTS = List.of(50.0, 90.0, 99.0, 99.9);

    /** Returns one row a contender and cell, in the order in which the run first names them. */
    static List<Summary.Latency> of(List<ServiceTimes> lines) {
        Map<Key, TreeMap<Integer, List<ServiceTimes>>> series = new LinkedHashMap<>();
        for (ServiceTimes line : lines) {
            Key key = new Key(
                    line.contender(), new Summary.Cell(line.group(), line.encoding(), line.deck(), Mode.LATENCY));
            series.computeIfAbsent(key, unused -> new TreeMap<>())
                    .computeIfAbsent(line.set(), unused -> new ArrayList<>())
                    .add(line);
        }
        List<Summary.Latency> rows = new ArrayList<>();
        series.forEach((key, sets) ->
                rows.add(row(key, sets.values().stream().map(Latencies::told).toList())));
        return rows;
    }

    /* What is kept of a set: a histogram takes some hundred kilobytes, and a long run has thousands of them. */
    private record Told(long ops, double[] nanos) {}

    private static Told told(List<ServiceTimes> set) {
        Histogram all = decode(set.get(0).histogram());
        set.subList(1, set.size()).forEach(line -> all.add(decode(line.histogram())));
        // A time below the clock's resolution is recorded as 0, which has no logarithm: 1 ns is the unit of the
        // histogram.
        return new Told(
                all.getTotalCount(),
                PERCENTS.stream()
                        .mapToDouble(percent -> Math.max(1, all.getValueAtPercentile(percent)))
                        .toArray());
    }

    /** Returns the histogram that a run file holds as base64 of HdrHistogram's compressed V2 encoding. */
    static Histogram decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            checkHead(bytes);
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | RuntimeException broken) {
            throw new IllegalArgumentException(
                    "times.histogram (" + base64.substring(0, Math.min(20, base64.length()))
                            + "…) must be an HdrHistogram in base64; measure again",
                    broken);
        }
    }

    /*
     * The decoder makes the array that the head asks for before it looks at what follows. Eight bytes stand before the compressed part; of
     * the head, the payload's length is the second number and the significant digits are the fourth.
     */
    private static void checkHead(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, COMPRESSED_AT, Math.max(0, bytes.length - COMPRESSED_AT));
            ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
            int read = inflater.inflate(head.array());
            int payload = head.getInt(4);
            int digits = head.getInt(12);
            if (read < HEAD_BYTES || payload < 0 || payload > MOST_PAYLOAD || digits < 0 || digits > 3) {
                throw new IllegalArgumentException("no histogram of service times");
            }
        } finally {
            inflater.end();
        }
    }

    private static Summary.Latency row(Key key, List<Told> sets) {
        return new Summary.Latency(
                key.contender(),
                key.cell(),
                sets.stream().mapToLong(Told::ops).sum(),
                percentile(sets, 0),
                enough(sets, 1),
                enough(sets, 2),
                enough(sets, 3));
    }

    private static Optional<Interval> enough(List<Told> sets, int index) {
        // Rounded, since 10,000 ops × (100 − 99.9) % is a little less than ten in binary.
        boolean enough = sets.stream()
                .allMatch(set -> Math.round(set.ops() * (100 - PERCENTS.get(index))) >= FEWEST_BEYOND * 100);
        return enough ? Optional.of(percentile(sets, index)) : Optional.empty();
    }

    private static Interval percentile(List<Told> sets, int index) {
        return Estimator.geometric(sets.stream().map(set -> set.nanos()[index]).toList(), Estimator.LEVEL);
    }

    private record Key(ContenderId contender, Summary.Cell cell) {}

    private Latencies() {}
}
