package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A ratio taken apart into the ratios of neighbours on a path of contenders. Steps and whole are pooled over the same cells. Where all
 * were measured in one group, they share its fork sets too, so in every set the steps multiply to the whole, but for rounding: that is an
 * identity of the logarithms and no evidence. Evidence is {@link #across}, where another group's fork sets measured each step, and the
 * product of a path that went on in another group, beside its whole.
 *
 * @param whole first ÷ last contender
 * @param steps each contender ÷ its successor
 * @param product of the steps: set by set within a group, and of groups, whose sets are others, by {@link Estimator#product}
 * @param shares ln(step) ÷ ln(whole): mean over sets with its t interval; they sum to 1. On a path through several groups ln(step) ÷
 *     ln(product) of the estimates, without an interval. Empty where the whole is not above 1 in its interval and in every set: a factor
 *     that may be none has no parts
 * @param cells that all pairs have
 * @param across product of the steps as other groups of the run measured them, a group a step, and over the same cells; empty if they did not
 */
public record Chain(
        Summary.Ratio whole,
        List<Summary.Ratio> steps,
        Interval product,
        List<Interval> shares,
        List<Summary.Cell> cells,
        Optional<Across> across) {
    public Chain {
        steps = List.copyOf(steps);
        shares = List.copyOf(shares);
        cells = List.copyOf(cells);
    }

    /**
     * The same steps elsewhere.
     *
     * @param groups one a step, all different, since two steps of one group share their sets
     */
    public record Across(List<String> groups, Interval product) {
        public Across {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Returns the chain of a path, or nothing if no fork set holds a cell of all its contenders.
     *
     * @param contenders at least two, slow first
     */
    public static Optional<Chain> of(Summary summary, List<ContenderId> contenders, String group, String encoding) {
        return of(summary, contenders, Collections.nCopies(contenders.size() - 1, group), group, encoding);
    }

    /**
     * Returns the chain of a path through several groups.
     *
     * @param groups of each step
     * @param group of the whole
     */
    public static Optional<Chain> of(
            Summary summary, List<ContenderId> contenders, List<String> groups, String group, String encoding) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 1; i < contenders.size(); i++) {
            pairs.add(Pair.of(summary, contenders.get(i - 1), contenders.get(i), groups.get(i - 1), encoding));
        }
        pairs.add(Pair.of(summary, contenders.get(0), contenders.get(contenders.size() - 1), group, encoding));
        List<DeckId> decks = pairs.get(0).rows().keySet().stream()
                .filter(deck -> pairs.stream().allMatch(pair -> pair.rows().containsKey(deck)))
                .toList();
        if (decks.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Set<Integer>> sets = new HashMap<>();
        pairs.forEach(pair ->
                sets.computeIfAbsent(pair.group(), one -> pair.sets(decks)).retainAll(pair.sets(decks)));
        if (sets.values().stream().anyMatch(Set::isEmpty)) {
            return Optional.empty();
        }
        List<Summary.Ratio> rows = new ArrayList<>();
        pairs.forEach(pair -> rows.add(pair.pooled(decks, sets.get(pair.group()))));
        Summary.Ratio whole = rows.remove(rows.size() - 1);
        List<Summary.Cell> cells = decks.stream()
                .map(deck -> new Summary.Cell(group, encoding, deck, Mode.THROUGHPUT))
                .toList();
        if (groups.stream().allMatch(group::equals)) {
            return Optional.of(new Chain(
                    whole,
                    rows,
                    Estimator.geometric(products(rows), Estimator.LEVEL),
                    shares(whole, rows),
                    cells,
                    across(summary, rows, cells)));
        }
        Map<String, List<Summary.Ratio>> parts = new LinkedHashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(row.cell().group(), one -> new ArrayList<>())
                .add(row));
        Interval product =
                Estimator.product(parts.values().stream().map(Chain::products).toList(), Estimator.LEVEL);
        return Optional.of(new Chain(whole, rows, product, shares(product, rows), cells, Optional.empty()));
    }

    /* The ratios of two contenders in the cells of one group. */
    private record Pair(String group, String encoding, Map<DeckId, Summary.Ratio> rows) {
        static Pair of(Summary summary, ContenderId numerator, ContenderId denominator, String group, String encoding) {
            Map<DeckId, Summary.Ratio> rows = new LinkedHashMap<>();
            Chain.rows(summary, numerator, denominator, group, encoding)
                    .forEach((cell, row) -> rows.put(cell.deck(), row));
            return new Pair(group, encoding, rows);
        }

        Set<Integer> sets(List<DeckId> decks) {
            Set<Integer> sets = new TreeSet<>(rows.get(decks.get(0)).sets());
            decks.forEach(deck -> sets.retainAll(rows.get(deck).sets()));
            return sets;
        }

        Summary.Ratio pooled(List<DeckId> decks, Set<Integer> sets) {
            return PairedRatios.pool(
                            decks.stream()
                                    .map(deck -> within(rows.get(deck), sets))
                                    .toList(),
                            new Summary.Cell(group, encoding, Where.ALL, Mode.THROUGHPUT))
                    .orElseThrow();
        }
    }

    private static Map<Summary.Cell, Summary.Ratio> rows(
            Summary summary, ContenderId numerator, ContenderId denominator, String group, String encoding) {
        Map<Summary.Cell, Summary.Ratio> rows = new LinkedHashMap<>();
        for (Summary.Ratio row : summary.ratios()) {
            Summary.Cell cell = row.cell();
            if (cell.group().equals(group)
                    && cell.encoding().equals(encoding)
                    && cell.mode() == Mode.THROUGHPUT
                    && cell.single()) {
                of(row, numerator, denominator).ifPresent(turned -> rows.put(cell, turned));
            }
        }
        return rows;
    }

    private static Optional<Summary.Ratio> of(Summary.Ratio row, ContenderId numerator, ContenderId denominator) {
        if (row.quantity() != Quantity.TIME) {
            return Optional.empty();
        }
        if (row.numerator().equals(numerator) && row.denominator().equals(denominator)) {
            return Optional.of(row);
        }
        return row.numerator().equals(denominator) && row.denominator().equals(numerator)
                ? Optional.of(row.inverted())
                : Optional.empty();
    }

    private static Summary.Ratio within(Summary.Ratio row, Set<Integer> sets) {
        List<Double> values = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            if (sets.contains(row.sets().get(i))) {
                values.add(row.values().get(i));
                kept.add(row.sets().get(i));
            }
        }
        return new Summary.Ratio(
                row.numerator(),
                row.denominator(),
                row.quantity(),
                row.cell(),
                Estimator.geometric(values, Estimator.LEVEL),
                values,
                kept);
    }

    private static List<Double> products(List<Summary.Ratio> steps) {
        List<Double> products = new ArrayList<>();
        for (int set = 0; set < steps.get(0).values().size(); set++) {
            double product = 1;
            for (Summary.Ratio step : steps) {
                product *= step.values().get(set);
            }
            products.add(product);
        }
        return products;
    }

    private static List<Interval> shares(Summary.Ratio whole, List<Summary.Ratio> steps) {
        if (!(whole.ratio().lower() > 1) || whole.values().stream().anyMatch(value -> value <= 1)) {
            return List.of();
        }
        List<Interval> shares = new ArrayList<>();
        for (Summary.Ratio step : steps) {
            List<Double> bySet = new ArrayList<>();
            for (int set = 0; set < step.values().size(); set++) {
                bySet.add(StrictMath.log(step.values().get(set))
                        / StrictMath.log(whole.values().get(set)));
            }
            shares.add(Estimator.linear(bySet, Estimator.LEVEL));
        }
        return shares;
    }

    private static List<Interval> shares(Interval product, List<Summary.Ratio> steps) {
        if (!(product.lower() > 1)) {
            return List.of();
        }
        double whole = StrictMath.log(product.estimate());
        return steps.stream()
                .map(step -> new Interval(
                        StrictMath.log(step.ratio().estimate()) / whole,
                        Double.NaN,
                        Double.NaN,
                        Estimator.LEVEL,
                        product.n()))
                .toList();
    }

    private static Optional<Across> across(Summary summary, List<Summary.Ratio> steps, List<Summary.Cell> cells) {
        List<String> groups = new ArrayList<>(List.of(cells.get(0).group()));
        List<List<Double>> factors = new ArrayList<>();
        for (Summary.Ratio step : steps) {
            Optional<Summary.Ratio> elsewhere = summary.ratios().stream()
                    .map(row -> row.cell().group())
                    .distinct()
                    .filter(group -> !groups.contains(group))
                    .flatMap(group -> in(summary, step, cells, group).stream())
                    .findFirst();
            if (elsewhere.isEmpty()) {
                return Optional.empty();
            }
            groups.add(elsewhere.get().cell().group());
            factors.add(elsewhere.get().values());
        }
        return Optional.of(new Across(groups.subList(1, groups.size()), Estimator.product(factors, Estimator.LEVEL)));
    }

    /* Empty unless the group holds every cell: another mix of cells would be another quantity. */
    private static Optional<Summary.Ratio> in(
            Summary summary, Summary.Ratio step, List<Summary.Cell> cells, String group) {
        String encoding = step.cell().encoding();
        Map<Summary.Cell, Summary.Ratio> rows = rows(summary, step.numerator(), step.denominator(), group, encoding);
        List<Summary.Ratio> same = new ArrayList<>();
        for (Summary.Cell cell : cells) {
            Summary.Cell there = new Summary.Cell(group, encoding, cell.where(), cell.mode());
            if (!rows.containsKey(there)) {
                return Optional.empty();
            }
            same.add(rows.get(there));
        }
        return PairedRatios.pool(same, new Summary.Cell(group, encoding, Where.ALL, Mode.THROUGHPUT));
    }
}
