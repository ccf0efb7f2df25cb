package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Slice;
import dev.assay.stats.SlicesByCell.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The slices of each fork and cell in order, relative to the contender's median over all forks and to what the others did in the same round. Warm-up and steps
 * are judged on this, never on plain times: a drift that all share would look like warm-up (Barrett and others, "Virtual Machine Warmup
 * Blows Hot and Cold", OOPSLA 2017, judge plain times in isolation on quiet machines).
 */
final class Sequences {
    /** Returns one sequence a fork and cell, in the order of the places. */
    static List<Summary.Sequence> of(Map<Place, List<Slice>> places) {
        Map<Place, double[]> plain = new LinkedHashMap<>();
        places.forEach((place, slices) -> plain.put(
                place, slices.stream().mapToDouble(SlicesByCell::logNanosPerOp).toArray()));
        Map<Place, double[]> own = centred(places, plain);
        Map<SetCell, Map<Integer, Sum>> rounds = new HashMap<>();
        places.forEach((place, slices) -> {
            Map<Integer, Sum> sums = rounds.computeIfAbsent(SetCell.of(place), unused -> new HashMap<>());
            double[] logs = own.get(place);
            for (int i = 0; i < logs.length; i++) {
                sums.computeIfAbsent(slices.get(i).round(), unused -> new Sum()).add(logs[i]);
            }
        });
        Map<Place, double[]> relative = new HashMap<>();
        places.forEach((place, slices) -> {
            Map<Integer, Sum> sums = rounds.get(SetCell.of(place));
            double[] logs = own.get(place).clone();
            for (int i = 0; i < logs.length; i++) {
                logs[i] -= sums.get(slices.get(i).round()).meanWithout(logs[i]);
            }
            relative.put(place, logs);
        });
        Map<Place, double[]> shown = centred(places, relative);
        List<Summary.Sequence> sequences = new ArrayList<>();
        places.forEach((place, slices) -> sequences.add(new Summary.Sequence(
                place.contender(),
                place.role(),
                place.set(),
                place.cell(),
                Arrays.stream(shown.get(place)).map(StrictMath::exp).boxed().toList(),
                slices.stream().map(Slice::warmup).toList())));
        return sequences;
    }

    /*
     * Takes the median over the steady slices of all forks of a contender and cell off (over all slices where none is steady). A median a
     * fork would hide how forks differ, and with two steady slices make every line pass through 1.
     */
    private static Map<Place, double[]> centred(Map<Place, List<Slice>> places, Map<Place, double[]> logs) {
        Map<Subject, List<Place>> subjects = new LinkedHashMap<>();
        places.keySet().forEach(place -> subjects.computeIfAbsent(
                        new Subject(place.contender(), place.cell()), unused -> new ArrayList<>())
                .add(place));
        Map<Place, double[]> centred = new HashMap<>();
        for (List<Place> own : subjects.values()) {
            double[] steady = own.stream()
                    .flatMapToDouble(place -> steady(places.get(place), logs.get(place)))
                    .toArray();
            double[] counted = steady.length > 0
                    ? steady
                    : own.stream()
                            .map(logs::get)
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
            double median = Estimator.percentile(counted, 50);
            own.forEach(place -> centred.put(
                    place,
                    Arrays.stream(logs.get(place)).map(log -> log - median).toArray()));
        }
        return centred;
    }

    private static DoubleStream steady(List<Slice> slices, double[] logs) {
        return IntStream.range(0, logs.length)
                .filter(i -> !slices.get(i).warmup())
                .mapToDouble(i -> logs[i]);
    }

    private static final class Sum {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double meanWithout(double value) {
            return count > 1 ? (sum - value) / (count - 1) : 0;
        }
    }

    private record Subject(ContenderId contender, Summary.Cell cell) {}

    private record SetCell(Summary.Cell cell, int set) {
        static SetCell of(Place place) {
            return new SetCell(place.cell(), place.set());
        }
    }

    private Sequences() {}
}
