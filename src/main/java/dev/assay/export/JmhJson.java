package dev.assay.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.run.ContenderId;
import dev.assay.run.Export;
import dev.assay.run.Header;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The run in JMH's own schema, for the tools that read it. One entry per contender and cell; a fork is a fork set, an iteration a steady
 * slice; the error is that over fork sets, not JMH's own, which would take slices for independent.
 */
public final class JmhJson {
    private static final List<Double> PERCENTILES =
            List.of(0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0);

    private final RunFile run;
    private final ObjectMapper mapper = new ObjectMapper();

    private JmhJson(RunFile run) {
        this.run = run;
    }

    /** Returns the file. */
    public static String of(RunFile run, Summary summary) {
        JmhJson json = new JmhJson(run);
        Map<List<Object>, Map<Integer, List<Double>>> slices = json.slices();
        Map<List<Object>, Long> warmups = json.warmups();
        List<String> entries = new ArrayList<>();
        for (Summary.Speed speed : summary.speeds()) {
            List<List<Double>> raw =
                    new ArrayList<>(slices.getOrDefault(key(speed.contender(), speed.cell()), new TreeMap<>())
                            .values());
            entries.add(json.entry(speed, raw, warmups.getOrDefault(key(speed.contender(), speed.cell()), 0L)));
        }
        return "[\n" + String.join(",\n", entries) + "\n]\n";
    }

    private Map<List<Object>, Map<Integer, List<Double>>> slices() {
        Map<List<Object>, Map<Integer, List<Double>>> slices = new LinkedHashMap<>();
        for (Slice slice : run.slices()) {
            if (!slice.warmup() && slice.role() == Role.MAIN) {
                slices.computeIfAbsent(key(slice.contender(), Summary.Cell.of(slice)), key -> new TreeMap<>())
                        .computeIfAbsent(slice.set(), set -> new ArrayList<>())
                        .add((double) slice.subjectNanos() / slice.result().ops());
            }
        }
        return slices;
    }

    /* Counted once for all entries: a run has a million slices, and an entry that looked through them would take a second. */
    private Map<List<Object>, Long> warmups() {
        Map<List<Object>, Long> warmups = new HashMap<>();
        for (Slice slice : run.slices()) {
            if (slice.warmup() && slice.set() == 0 && slice.role() == Role.MAIN) {
                warmups.merge(key(slice.contender(), Summary.Cell.of(slice)), 1L, Long::sum);
            }
        }
        return warmups;
    }

    private static List<Object> key(ContenderId contender, Summary.Cell cell) {
        return List.of(contender, cell);
    }

    private String entry(Summary.Speed speed, List<List<Double>> raw, long warmups) {
        Header header = run.header();
        Place place = Place.of(speed.cell());
        Export export = run.exports().stream()
                .filter(row -> row.contender().equals(speed.contender()))
                .findFirst()
                .orElse(new Export(speed.contender(), "not recorded", "not recorded", List.of()));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("jmhVersion", header.settings().getOrDefault("jmh", "1.37"));
        entry.put("benchmark", Series.method(speed));
        entry.put("mode", "avgt");
        entry.put("threads", 1);
        entry.put("forks", raw.size());
        entry.put("jvm", export.vm());
        entry.put("jvmArgs", export.jvmArgs());
        entry.put("jdkVersion", export.jdk());
        entry.put("vmName", export.vm());
        entry.put("vmVersion", export.jdk());
        entry.put("warmupIterations", warmups);
        entry.put("warmupTime", header.settings().getOrDefault("slice", "not recorded"));
        entry.put("warmupBatchSize", 1);
        entry.put(
                "measurementIterations", raw.stream().mapToInt(List::size).max().orElse(0));
        entry.put("measurementTime", header.settings().getOrDefault("slice", "not recorded"));
        entry.put("measurementBatchSize", 1);
        // Nothing that the name says: a visualizer makes a bar of every combination, though each method has one
        // contender.
        entry.put("params", Map.of("corpus", place.corpus()));
        entry.put("primaryMetric", metric(speed.nanosPerOp(), raw));
        entry.put("secondaryMetrics", Map.of());
        try {
            return mapper.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> metric(Interval nanos, List<List<Double>> raw) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("score", number(nanos.estimate()));
        metric.put("scoreError", number((nanos.upper() - nanos.lower()) / 2));
        metric.put("scoreConfidence", List.of(number(nanos.lower()), number(nanos.upper())));
        metric.put("scorePercentiles", percentiles(raw));
        metric.put("scoreUnit", "ns/op");
        metric.put(
                "rawData",
                raw.stream()
                        .map(fork -> fork.stream().map(JmhJson::raw).toList())
                        .toList());
        return metric;
    }

    /** Percentiles of the raw data as JMH defines them: part of its schema, used nowhere else in a report. */
    private static Map<String, Object> percentiles(List<List<Double>> raw) {
        double[] all = raw.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Map<String, Object> percentiles = new LinkedHashMap<>();
        for (double rank : PERCENTILES) {
            percentiles.put(Double.toString(rank), number(Estimator.percentile(all, rank)));
        }
        return percentiles;
    }

    /** Three decimals of a nanosecond; JMH writes what is no number as a string. */
    private static Object number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /* Six digits: a clock is no better, and these are most of the bytes of a results folder that is committed. */
    private static Object raw(double nanos) {
        BigDecimal rounded = BigDecimal.valueOf(nanos).round(new MathContext(6)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
