package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Footprint;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Memory by contender and encoding: peaks on the log scale over replicates, what lies above the empty runtime on the linear one. */
final class Footprints {
    private final Map<Key, Replicates> series = new LinkedHashMap<>();

    Footprints(List<Footprint> lines) {
        for (Footprint line : lines) {
            series.computeIfAbsent(new Key(line.contender(), line.encoding()), key -> new Replicates())
                    .add(line);
        }
    }

    /** Returns one row a contender and encoding, in the order in which the run first names them. */
    List<Summary.Memory> rows() {
        List<Summary.Memory> rows = new ArrayList<>();
        series.forEach((key, replicates) -> rows.add(new Summary.Memory(
                key.contender(),
                key.encoding(),
                geometric(replicates.peaks("empty").values()),
                geometric(replicates.peaks("loaded").values()),
                geometric(replicates.peaks("worked").values()),
                Estimator.linear(replicates.aboveEmpty().values(), Estimator.LEVEL),
                replicates.mean(replicates.allocatedBytes),
                replicates.mean(replicates.allocationCalls),
                replicates.flags)));
        return rows;
    }

    /** Returns the ratios of every pair of a group, whole and above empty, in every encoding that both have. */
    List<Summary.Ratio> ratios(Header.GroupRow group) {
        List<Summary.Ratio> rows = new ArrayList<>();
        List<String> encodings =
                series.keySet().stream().map(Key::encoding).distinct().toList();
        for (String encoding : encodings) {
            Summary.Cell cell = new Summary.Cell(group.id(), encoding, Where.ALL, Mode.MEMORY);
            for (int i = 0; i < group.contenders().size(); i++) {
                for (int j = i + 1; j < group.contenders().size(); j++) {
                    ContenderId numerator = group.contenders().get(i);
                    ContenderId denominator = group.contenders().get(j);
                    Replicates first = series.getOrDefault(new Key(numerator, encoding), new Replicates());
                    Replicates second = series.getOrDefault(new Key(denominator, encoding), new Replicates());
                    PairedRatios.row(
                                    numerator,
                                    denominator,
                                    Quantity.FOOTPRINT,
                                    cell,
                                    differences(first.peaks("worked"), second.peaks("worked")))
                            .ifPresent(rows::add);
                    PairedRatios.row(
                                    numerator,
                                    denominator,
                                    Quantity.FOOTPRINT_ABOVE_EMPTY,
                                    cell,
                                    differences(first.aboveEmpty(), second.aboveEmpty()))
                            .ifPresent(rows::add);
                }
            }
        }
        return rows;
    }

    /* Nothing where one value is not positive: it has no ratio, and leaving only that replicate out would flatter the rest. */
    private static SortedMap<Integer, Double> differences(
            SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator) {
        if (numerator.values().stream().anyMatch(value -> value <= 0)
                || denominator.values().stream().anyMatch(value -> value <= 0)) {
            return new TreeMap<>();
        }
        return PairedRatios.differences(logs(numerator), logs(denominator));
    }

    private static SortedMap<Integer, Double> logs(SortedMap<Integer, Double> values) {
        SortedMap<Integer, Double> logs = new TreeMap<>();
        values.forEach((replicate, value) -> logs.put(replicate, StrictMath.log(value)));
        return logs;
    }

    private static Interval geometric(Collection<Double> values) {
        return Estimator.geometric(values, Estimator.LEVEL);
    }

    private record Key(ContenderId contender, String encoding) {}

    private static final class Replicates {
        private final Map<String, SortedMap<Integer, Double>> stages = new LinkedHashMap<>();
        private final List<Double> allocatedBytes = new ArrayList<>();
        private final List<Double> allocationCalls = new ArrayList<>();
        private String flags = "";

        void add(Footprint line) {
            if (line.peakBytes() > 0) {
                peaks(line.stage()).put(line.replicate(), (double) line.peakBytes());
            }
            // −1 and NaN both say that nothing counted it.
            if (line.allocatedBytes() >= 0) {
                allocatedBytes.add(line.allocatedBytes());
            }
            if (line.allocationCalls() >= 0) {
                allocationCalls.add(line.allocationCalls());
            }
            if (!line.flags().isEmpty()) {
                flags = line.flags();
            }
        }

        SortedMap<Integer, Double> peaks(String stage) {
            return stages.computeIfAbsent(stage, key -> new TreeMap<>());
        }

        SortedMap<Integer, Double> aboveEmpty() {
            SortedMap<Integer, Double> differences = new TreeMap<>();
            peaks("worked").forEach((replicate, worked) -> {
                if (peaks("empty").containsKey(replicate)) {
                    differences.put(replicate, worked - peaks("empty").get(replicate));
                }
            });
            return differences;
        }

        double mean(List<Double> values) {
            return Estimator.linear(values, Estimator.LEVEL).estimate();
        }
    }
}
