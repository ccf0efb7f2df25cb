package dev.assay.proof;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import dev.assay.text.MarkdownTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A long run cut into short ones: how often the interval of a piece holds the ratio of the long run. A piece is part of the long run,
 * which flatters it a little, so the ratio of all <em>other</em> sets stands beside it, which scatters itself and is as much too strict.
 */
public final class SplitHalf {
    /** Twelve pieces of eight: fewer would say nothing of a share near 95 %. */
    public static final int FEWEST_SETS = 96;

    private static final List<Integer> PIECES = List.of(5, 8, 14);

    private final RunFile run;
    private final Summary summary;

    private SplitHalf(RunFile run) {
        this.run = run;
        this.summary = Summarizer.summarize(run);
    }

    /**
     * Returns the table: one row a pair of contenders, cell and size of a piece.
     *
     * @param random how many random subsets are drawn besides the disjoint pieces
     * @throws IllegalArgumentException if no pair has {@value #FEWEST_SETS} sets in common
     */
    public static String table(RunFile run, int random, long seed) {
        return new SplitHalf(run).table(random, seed);
    }

    private String table(int random, long seed) {
        List<Summary.Ratio> rows = summary.ratios().stream()
                .filter(row -> row.quantity() == Quantity.TIME)
                .filter(row -> row.cell().mode() == Mode.THROUGHPUT)
                .filter(row -> row.cell().single())
                .toList();
        int most = rows.stream().mapToInt(row -> row.values().size()).max().orElse(0);
        if (most < FEWEST_SETS) {
            throw new IllegalArgumentException("run (" + most + " fork sets of a pair at most) must have " + FEWEST_SETS
                    + " of one, 12 pieces of 8; measure a group that plans them, see VALIDATION.md");
        }
        MarkdownTable table = new MarkdownTable(
                "pair, cell",
                "fork sets",
                "pieces of",
                "disjoint",
                "of all sets",
                "of the others",
                "random",
                "of all sets",
                "half-width",
                "JMH at 95 %",
                "JMH at 99.9 %");
        for (Summary.Ratio row : rows) {
            if (row.values().size() >= FEWEST_SETS) {
                PIECES.forEach(size -> row(table, row, size, random, seed));
            }
        }
        return table.toString();
    }

    private void row(MarkdownTable table, Summary.Ratio row, int size, int random, long seed) {
        Pieces pieces = new Pieces(row, scores(row.numerator(), row), scores(row.denominator(), row));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            order.add(i);
        }
        Tallies disjoint = new Tallies();
        for (int start = 0; start + size <= order.size(); start += size) {
            pieces.count(order.subList(start, start + size), disjoint);
        }
        Tallies drawn = new Tallies();
        Random shuffler = new Random(seed ^ 0x9E3779B97F4A7C15L * size);
        for (int i = 0; i < random; i++) {
            Collections.shuffle(order, shuffler);
            pieces.count(order.subList(0, size), drawn);
        }
        table.row(
                row.numerator() + " ÷ " + row.denominator() + ", "
                        + row.cell().deck().corpus() + " " + row.cell().deck().size() + " B",
                Integer.toString(order.size()),
                Integer.toString(size),
                Long.toString(disjoint.all.intervals()),
                disjoint.all.covered(),
                disjoint.others.covered(),
                Integer.toString(random),
                drawn.all.covered(),
                disjoint.all.width(),
                disjoint.jmh.covered(),
                disjoint.printed.covered());
    }

    /* Steady ns ÷ op of every slice by set: what JMH would call iterations. */
    private List<List<Double>> scores(ContenderId contender, Summary.Ratio row) {
        SortedMap<Integer, List<Double>> bySet = new TreeMap<>();
        row.sets().forEach(set -> bySet.put(set, new ArrayList<>()));
        for (Slice slice : run.slices()) {
            if (!slice.warmup()
                    && slice.role() == Role.MAIN
                    && slice.contender().equals(contender)
                    && bySet.containsKey(slice.set())
                    && Summary.Cell.of(slice).equals(row.cell())) {
                bySet.get(slice.set())
                        .add((double) slice.subjectNanos() / slice.result().ops());
            }
        }
        return List.copyOf(bySet.values());
    }

    private static final class Tallies {
        private final Coverage.Tally all = new Coverage.Tally();
        private final Coverage.Tally others = new Coverage.Tally();
        private final Coverage.Tally jmh = new Coverage.Tally();
        private final Coverage.Tally printed = new Coverage.Tally();
    }

    /** One pair in one cell, set by set. */
    private static final class Pieces {
        private final Summary.Ratio row;
        private final List<List<Double>> numerator;
        private final List<List<Double>> denominator;
        private final double longRunScore;

        Pieces(Summary.Ratio row, List<List<Double>> numerator, List<List<Double>> denominator) {
            this.row = row;
            this.numerator = numerator;
            this.denominator = denominator;
            this.longRunScore = PooledScore.ratio(flat(numerator), flat(denominator), Estimator.LEVEL)
                    .estimate();
        }

        void count(List<Integer> piece, Tallies tallies) {
            Interval ours =
                    Estimator.geometric(piece.stream().map(row.values()::get).toList(), Estimator.LEVEL);
            tallies.all.add(ours, row.ratio().estimate());
            tallies.others.add(ours, others(piece));
            List<Double> first = flat(piece.stream().map(numerator::get).toList());
            List<Double> second = flat(piece.stream().map(denominator::get).toList());
            tallies.jmh.add(PooledScore.ratio(first, second, Estimator.LEVEL), longRunScore);
            tallies.printed.add(PooledScore.ratio(first, second, PooledScore.PRINTED), longRunScore);
        }

        private double others(List<Integer> piece) {
            List<Double> rest = new ArrayList<>();
            for (int i = 0; i < row.values().size(); i++) {
                if (!piece.contains(i)) {
                    rest.add(row.values().get(i));
                }
            }
            return Estimator.geometric(rest, Estimator.LEVEL).estimate();
        }

        private static List<Double> flat(List<List<Double>> sets) {
            return sets.stream().flatMap(List::stream).toList();
        }
    }
}
