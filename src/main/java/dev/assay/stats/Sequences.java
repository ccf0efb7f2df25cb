package dev.assay.stats;

import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of each fork and cell in order, relative to its own median and to what the others did in the same round. Warm-up and steps
 * are judged on this, never on plain times: a drift that all share would look like warm-up (Barrett and others, "Virtual Machine Warmup
 * Blows Hot and Cold", OOPSLA 2017, judge plain times in isolation on quiet machines).
 */
final class Sequences {
    /** Returns one sequence a fork and cell, in the order in which the run first names them. */
    static List<Summary.Sequence> of(RunFile run) {
        Map<Key, List<Slice>> forks = new LinkedHashMap<>();
        for (Slice slice : run.slices()) {
            if (!slice.verb().equals("times")) {
                Key key = new Key(slice.contender(), slice.role(), slice.set(), SteadyTimes.cellOf(slice));
                forks.computeIfAbsent(key, unused -> new ArrayList<>()).add(slice);
            }
        }
        Map<Key, double[]> own = new HashMap<>();
        Map<Round, double[]> rounds = new HashMap<>();
        forks.forEach((key, slices) -> {
            double[] logs = centred(
                    slices,
                    slices.stream().mapToDouble(Sequences::logNanosPerOp).toArray());
            own.put(key, logs);
            for (int i = 0; i < logs.length; i++) {
                double[] sum = rounds.computeIfAbsent(roundOf(key, slices.get(i)), unused -> new double[2]);
                sum[0] += logs[i];
                sum[1]++;
            }
        });
        List<Summary.Sequence> sequences = new ArrayList<>();
        forks.forEach((key, slices) -> {
            double[] logs = own.get(key);
            double[] relative = new double[logs.length];
            for (int i = 0; i < logs.length; i++) {
                double[] sum = rounds.get(roundOf(key, slices.get(i)));
                double others = sum[1] > 1 ? (sum[0] - logs[i]) / (sum[1] - 1) : 0;
                relative[i] = logs[i] - others;
            }
            sequences.add(new Summary.Sequence(
                    key.contender(),
                    key.role(),
                    key.set(),
                    key.cell(),
                    Arrays.stream(centred(slices, relative))
                            .map(StrictMath::exp)
                            .boxed()
                            .toList(),
                    slices.stream().map(Slice::warmup).toList()));
        });
        return sequences;
    }

    /* Takes the median of the steady slices off; of all slices where none is steady. */
    private static double[] centred(List<Slice> slices, double[] logs) {
        List<Double> steady = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            if (!slices.get(i).warmup()) {
                steady.add(logs[i]);
            }
        }
        double[] sorted = steady.isEmpty()
                ? logs.clone()
                : steady.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Arrays.stream(logs).map(log -> log - median).toArray();
    }

    private static double logNanosPerOp(Slice slice) {
        return StrictMath.log(slice.subjectNanos()) - StrictMath.log(slice.ops());
    }

    private static Round roundOf(Key key, Slice slice) {
        return new Round(key.cell(), key.set(), slice.round());
    }

    private record Key(String contender, String role, int set, Summary.Cell cell) {}

    private record Round(Summary.Cell cell, int set, int round) {}

    private Sequences() {}
}
