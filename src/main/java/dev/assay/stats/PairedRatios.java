package dev.assay.stats;

import dev.assay.run.ContenderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ratios paired by fork set: d = x(numerator) − x(denominator) in each set, ratio exp(mean d) with a t interval over sets. A pooled ratio
 * takes the mean of d over its cells in each set first, so that sets stay the unit of replication.
 */
final class PairedRatios {
    /** Returns the differences by set, of the sets that hold both. */
    static SortedMap<Integer, Double> differences(
            SortedMap<Integer, Double> numerator, SortedMap<Integer, Double> denominator) {
        SortedMap<Integer, Double> differences = new TreeMap<>();
        numerator.forEach((set, log) -> {
            if (denominator.containsKey(set)) {
                differences.put(set, log - denominator.get(set));
            }
        });
        return differences;
    }

    /** Returns the mean over cells by set, of the sets that hold every cell: another mix of cells would be another quantity. */
    static SortedMap<Integer, Double> pooled(Collection<SortedMap<Integer, Double>> cells) {
        TreeSet<Integer> sets = new TreeSet<>();
        cells.forEach(cell -> sets.addAll(cell.keySet()));
        cells.forEach(cell -> sets.retainAll(cell.keySet()));
        SortedMap<Integer, Double> means = new TreeMap<>();
        for (int set : sets) {
            double sum = 0;
            for (SortedMap<Integer, Double> cell : cells) {
                sum += cell.get(set);
            }
            means.put(set, sum / cells.size());
        }
        return means;
    }

    /** Returns the row of these log ratios by set, or nothing if no set holds one. */
    static Optional<Summary.Ratio> row(
            ContenderId numerator,
            ContenderId denominator,
            Quantity quantity,
            Summary.Cell cell,
            SortedMap<Integer, Double> logRatios) {
        if (logRatios.isEmpty()) {
            return Optional.empty();
        }
        List<Double> values = logRatios.values().stream().map(StrictMath::exp).toList();
        return Optional.of(new Summary.Ratio(
                numerator,
                denominator,
                quantity,
                cell,
                Estimator.geometric(values, Estimator.LEVEL),
                values,
                new ArrayList<>(logRatios.keySet())));
    }

    /**
     * Returns the geometric mean of several rows of one pair, set by set; empty if there are no rows or no set holds all.
     *
     * @param cell what the pooled row is to be called
     */
    static Optional<Summary.Ratio> pool(List<Summary.Ratio> rows, Summary.Cell cell) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<SortedMap<Integer, Double>> logs = new ArrayList<>();
        for (Summary.Ratio row : rows) {
            SortedMap<Integer, Double> bySet = new TreeMap<>();
            for (int i = 0; i < row.values().size(); i++) {
                bySet.put(row.sets().get(i), StrictMath.log(row.values().get(i)));
            }
            logs.add(bySet);
        }
        Summary.Ratio first = rows.get(0);
        return row(first.numerator(), first.denominator(), first.quantity(), cell, pooled(logs));
    }

    private PairedRatios() {}
}
