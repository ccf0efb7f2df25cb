package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Role;
import dev.assay.run.Slice;
import dev.assay.stats.SlicesByCell.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slices of one fork set, and how the times of its forks changed between an earlier period and the late half of the steady rounds:
 * in each cell ln(time in the earlier period ÷ time in the late one), less the median of that over the forks that visited the cell. The
 * median takes away what the forks shared, drift and noise of the machine, and leaves nothing to a fork that did as most did.
 */
final class ForkSetRounds {
    /** A fork within its set. */
    record Fork(ContenderId contender, Role role) {}

    /** Tells the least mean change that counts. */
    interface Least {
        /** @param slices the variance of the change in one cell, where that of a single slice is 1 */
        double of(Fork fork, double slices, int cells);
    }

    /** Rounds from and to, the last not included. */
    private record Period(int from, int to) {
        double variance() {
            return 1.0 / (to - from);
        }
    }

    private final Map<Summary.Cell, Map<Fork, List<Slice>>> cells = new LinkedHashMap<>();
    private final Map<Period, List<Map<Fork, Double>>> read = new HashMap<>();
    private final Set<Fork> forks = new LinkedHashSet<>();
    private int firstSteady = Integer.MAX_VALUE;
    private int end;

    /** Takes a place in; all of the set must be in before anything is asked. */
    void add(Place place, List<Slice> slices) {
        Fork fork = new Fork(place.contender(), place.role());
        forks.add(fork);
        cells.computeIfAbsent(place.cell(), key -> new LinkedHashMap<>()).put(fork, slices);
        for (Slice slice : slices) {
            end = Math.max(end, slice.round() + 1);
            if (!slice.warmup()) {
                firstSteady = Math.min(firstSteady, slice.round());
            }
        }
    }

    Set<Fork> forks() {
        return forks;
    }

    /** Returns the changes from the early half of the steady rounds by cell, of every fork that has two cells or more. */
    Map<Fork, List<Double>> steadyChanges() {
        return halved() ? changes(early(), Set.of()) : Map.of();
    }

    /** Returns the variance of a steady change in one cell, where that of a single slice is 1. */
    double steadyVariance() {
        return early().variance() + late().variance();
    }

    /** Returns for every fork that can be judged whether the early steady rounds were slower than the late (1), faster (−1) or neither. */
    Map<Fork, Integer> steadyDirections(Least least) {
        return halved() ? directions(early(), least) : Map.of();
    }

    /** Returns the same of the first round; nothing where the first round is steady by the plan. */
    Map<Fork, Integer> firstDirections(Least least) {
        return halved() && firstSteady > 0 ? directions(new Period(0, 1), least) : Map.of();
    }

    private boolean halved() {
        return end - firstSteady > 1;
    }

    private Period early() {
        return new Period(firstSteady, firstSteady + (end - firstSteady) / 2);
    }

    private Period late() {
        return new Period(firstSteady + (end - firstSteady) / 2, end);
    }

    /*
     * Twice: where many forks of a set warm up, the median does so with them, and forks that were warm would seem to slow down. The second
     * time it is taken without the forks that the first time found slower.
     */
    private Map<Fork, Integer> directions(Period period, Least least) {
        Set<Fork> slower = new HashSet<>();
        signs(changes(period, Set.of()), period, least).forEach((fork, sign) -> {
            if (sign > 0) {
                slower.add(fork);
            }
        });
        return signs(changes(period, slower), period, least);
    }

    private Map<Fork, Integer> signs(Map<Fork, List<Double>> changes, Period period, Least least) {
        Map<Fork, Integer> signs = new LinkedHashMap<>();
        changes.forEach((fork, values) -> {
            double mean = mean(values);
            double bound = least.of(fork, period.variance() + late().variance(), values.size());
            signs.put(fork, Math.abs(mean) > bound ? (int) Math.signum(mean) : 0);
        });
        return signs;
    }

    private Map<Fork, List<Double>> changes(Period period, Set<Fork> left) {
        Map<Fork, List<Double>> changes = new LinkedHashMap<>();
        for (Map<Fork, Double> own : read.computeIfAbsent(period, this::read)) {
            if (own.size() > 1) {
                double yardstick = yardstick(own, left);
                own.forEach((fork, change) ->
                        changes.computeIfAbsent(fork, key -> new ArrayList<>()).add(change - yardstick));
            }
        }
        changes.values().removeIf(values -> values.size() < 2);
        return changes;
    }

    /* The changes by fork in each cell, before anything is taken off. */
    private List<Map<Fork, Double>> read(Period period) {
        List<Map<Fork, Double>> read = new ArrayList<>();
        for (Map<Fork, List<Slice>> visited : cells.values()) {
            Map<Fork, Double> own = new LinkedHashMap<>();
            visited.forEach((fork, slices) -> {
                double change = meanLog(slices, period) - meanLog(slices, late());
                if (!Double.isNaN(change)) {
                    own.put(fork, change);
                }
            });
            read.add(own);
        }
        return read;
    }

    private static double yardstick(Map<Fork, Double> own, Set<Fork> left) {
        double[] others = own.entrySet().stream()
                .filter(entry -> !left.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        double[] all = own.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Estimator.percentile(others.length > 1 ? others : all, 50);
    }

    /* NaN where the fork has no slice in the period. */
    private static double meanLog(List<Slice> slices, Period period) {
        double sum = 0;
        int count = 0;
        for (Slice slice : slices) {
            if (slice.round() >= period.from() && slice.round() < period.to()) {
                sum += SlicesByCell.logNanosPerOp(slice);
                count++;
            }
        }
        return sum / count;
    }

    static double mean(List<Double> values) {
        return Estimator.linear(values, Estimator.LEVEL).estimate();
    }
}
