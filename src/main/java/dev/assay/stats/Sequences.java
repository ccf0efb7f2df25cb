package dev.assay.stats;

import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The slices of each fork and cell in order, relative to the contender's median over all forks and to what the others did in the same round. Warm-up and steps
 * are judged on this, never on plain times: a drift that all share would look like warm-up (Barrett and others, "Virtual Machine Warmup
 * Blows Hot and Cold", OOPSLA 2017, judge plain times in isolation on quiet machines).
 */
final class Sequences {
    /** Returns one sequence a fork and cell, in the order in which the run first names them. */
    static List<Summary.Sequence> of(RunFile run) {
        Map<Key, List<Slice>> forks = new LinkedHashMap<>();
        for (Slice slice : run.slices()) {
            // A spike is slower than its contender on purpose: it is no yardstick for the others of its round.
            if (!slice.verb().equals("times") && !slice.role().equals("spike")) {
                Key key = new Key(slice.contender(), slice.role(), slice.set(), SteadyTimes.cellOf(slice));
                forks.computeIfAbsent(key, unused -> new ArrayList<>()).add(slice);
            }
        }
        Map<Key, double[]> own = centred(
                forks,
                forks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, fork -> fork.getValue().stream()
                        .mapToDouble(Sequences::logNanosPerOp)
                        .toArray())));
        Map<Round, double[]> rounds = new HashMap<>();
        forks.forEach((key, slices) -> {
            double[] logs = own.get(key);
            for (int i = 0; i < logs.length; i++) {
                double[] sum = rounds.computeIfAbsent(roundOf(key, slices.get(i)), unused -> new double[2]);
                sum[0] += logs[i];
                sum[1]++;
            }
        });
        Map<Key, double[]> relative = new HashMap<>();
        forks.forEach((key, slices) -> {
            double[] logs = own.get(key).clone();
            for (int i = 0; i < logs.length; i++) {
                double[] sum = rounds.get(roundOf(key, slices.get(i)));
                logs[i] -= sum[1] > 1 ? (sum[0] - logs[i]) / (sum[1] - 1) : 0;
            }
            relative.put(key, logs);
        });
        Map<Key, double[]> shown = centred(forks, relative);
        List<Summary.Sequence> sequences = new ArrayList<>();
        forks.forEach((key, slices) -> sequences.add(new Summary.Sequence(
                key.contender(),
                key.role(),
                key.set(),
                key.cell(),
                Arrays.stream(shown.get(key)).map(StrictMath::exp).boxed().toList(),
                slices.stream().map(Slice::warmup).toList())));
        return sequences;
    }

    /*
     * Takes the median over the steady slices of all forks of a contender and cell off (over all slices where none is steady). A median a
     * fork would hide how forks differ, and with two steady slices make every line pass through 1.
     */
    private static Map<Key, double[]> centred(Map<Key, List<Slice>> forks, Map<Key, double[]> logs) {
        Map<Subject, List<Double>> steady = new HashMap<>();
        Map<Subject, List<Double>> all = new HashMap<>();
        forks.forEach((key, slices) -> {
            for (int i = 0; i < slices.size(); i++) {
                double log = logs.get(key)[i];
                all.computeIfAbsent(key.subject(), unused -> new ArrayList<>()).add(log);
                if (!slices.get(i).warmup()) {
                    steady.computeIfAbsent(key.subject(), unused -> new ArrayList<>())
                            .add(log);
                }
            }
        });
        Map<Subject, Double> medians = new HashMap<>();
        all.forEach((subject, every) -> medians.put(subject, median(steady.getOrDefault(subject, every))));
        Map<Key, double[]> centred = new HashMap<>();
        logs.forEach((key, values) -> {
            double median = medians.get(key.subject());
            centred.put(key, Arrays.stream(values).map(log -> log - median).toArray());
        });
        return centred;
    }

    private static double median(List<Double> values) {
        return Estimator.percentile(
                values.stream().mapToDouble(Double::doubleValue).toArray(), 50);
    }

    private static double logNanosPerOp(Slice slice) {
        return StrictMath.log(slice.subjectNanos()) - StrictMath.log(slice.ops());
    }

    private static Round roundOf(Key key, Slice slice) {
        return new Round(key.cell(), key.set(), slice.round());
    }

    private record Key(String contender, String role, int set, Summary.Cell cell) {
        Subject subject() {
            return new Subject(contender, cell);
        }
    }

    private record Subject(String contender, Summary.Cell cell) {}

    private record Round(Summary.Cell cell, int set, int round) {}

    private Sequences() {}
}
