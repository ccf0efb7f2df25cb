package dev.assay.claim;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every defensible reading of one claim about time that a run holds, by size of the ratio (Simonsohn, Simmons and Nelson, "Specification
 * curve analysis", Nature Human Behaviour 2020): each tested reading of the claim × each cell, then pooled by size, by corpus and over
 * all, and the first op of a fresh process where both contenders have it. It describes, and decides nothing: the readings overlap, their
 * 95 % intervals stand for themselves, and no correction is made for their number.
 *
 * @param claim id
 * @param lower lower bound of the claim
 * @param upper upper bound, may be infinite
 * @param points by estimate, ascending
 */
public record SpecificationCurve(String claim, double lower, double upper, List<Point> points) {
    private static final String AGAINST = " against ";

    public SpecificationCurve {
        points = List.copyOf(points);
    }

    /**
     * One reading.
     *
     * @param reading of the claim, such as {@code a}
     * @param pair who is that many times as fast, against whom
     * @param corpus {@code *} where corpora were pooled
     * @param size 0 where sizes were pooled
     * @param cold whether it is the first op of a fresh process instead of the steady state
     */
    public record Point(
            String reading, String pair, String encoding, String corpus, int size, boolean cold, Interval ratio) {
        private Point turned() {
            String[] both = pair.split(AGAINST);
            return new Point(reading, both[1] + AGAINST + both[0], encoding, corpus, size, cold, ratio.inverted());
        }

        /** Returns whether cells were pooled. */
        public boolean pooled() {
            return corpus.equals("*") || size == 0;
        }

        /** Returns what distinguishes it from the others, in words. */
        public String name() {
            return "(" + reading + ") " + pair + ", " + encoding + ", " + (corpus.equals("*") ? "all corpora" : corpus)
                    + ", " + Numbers.size(size)
                    + (cold ? ", first op of a fresh process" : "");
        }
    }

    /** Returns a curve for each claim and bounds of which at least two readings of times can be told, in the order of the ledger. */
    public static List<SpecificationCurve> of(Summary summary, List<Verdict> verdicts) {
        Map<List<Object>, List<Point>> curves = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            if (!Double.isNaN(verdict.lower())
                    && !verdict.cells().isEmpty()
                    && verdict.cells().stream().allMatch(row -> row.quantity().equals("time"))) {
                curves.computeIfAbsent(
                                List.of(verdict.id(), verdict.lower(), verdict.upper()), key -> new ArrayList<>())
                        .addAll(points(summary, verdict));
            }
        }
        List<SpecificationCurve> all = new ArrayList<>();
        curves.forEach((key, points) -> {
            if (points.size() > 1) {
                // The larger number and who, for most of them: on one axis all must face one way.
                boolean turned = points.stream()
                                .filter(point -> point.ratio().estimate() < 1)
                                .count()
                        > points.size() / 2;
                double lower = (double) key.get(1);
                double upper = (double) key.get(2);
                if (turned) {
                    points.replaceAll(Point::turned);
                }
                points.sort(Comparator.comparingDouble(
                                (Point point) -> point.ratio().estimate())
                        .thenComparing(Point::name));
                all.add(new SpecificationCurve(
                        (String) key.get(0), turned ? 1 / upper : lower, turned ? 1 / lower : upper, points));
            }
        });
        return all;
    }

    private static List<Point> points(Summary summary, Verdict verdict) {
        List<Point> points = new ArrayList<>();
        List<Summary.Ratio> cells = verdict.cells();
        cells.forEach(row -> points.add(point(verdict, row)));
        TreeSet<Integer> sizes =
                cells.stream().map(row -> row.cell().size()).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> corpora =
                cells.stream().map(row -> row.cell().corpus()).collect(Collectors.toCollection(TreeSet::new));
        for (int size : sizes) {
            pool(points, verdict, row -> row.cell().size() == size, "*", size);
        }
        for (String corpus : corpora) {
            pool(points, verdict, row -> row.cell().corpus().equals(corpus), corpus, 0);
        }
        if (sizes.size() > 1 && corpora.size() > 1) {
            pool(points, verdict, row -> true, "*", 0);
        }
        Summary.Ratio first = cells.get(0);
        for (Summary.Cold cold : summary.colds()) {
            if (cold.contender().equals(first.numerator())
                    && cold.cell().encoding().equals(first.cell().encoding())) {
                summary.colds().stream()
                        .filter(other -> other.contender().equals(first.denominator())
                                && other.cell().equals(cold.cell()))
                        .forEach(other -> points.add(new Point(
                                verdict.reading(),
                                pair(first),
                                cold.cell().encoding(),
                                cold.cell().corpus(),
                                cold.cell().size(),
                                true,
                                Estimator.quotient(
                                        cold.ops().get(0).nanos(),
                                        other.ops().get(0).nanos(),
                                        Estimator.LEVEL))));
            }
        }
        return points;
    }

    private static Point point(Verdict verdict, Summary.Ratio row) {
        Summary.Cell cell = row.cell();
        return new Point(verdict.reading(), pair(row), cell.encoding(), cell.corpus(), cell.size(), false, row.ratio());
    }

    /* What is left of one cell is that cell, which is a point already. */
    private static void pool(
            List<Point> points, Verdict verdict, Predicate<Summary.Ratio> belongs, String corpus, int size) {
        List<Summary.Ratio> rows = verdict.cells().stream().filter(belongs).toList();
        if (rows.size() > 1) {
            Summary.Cell cell = rows.get(0).cell();
            Summary.Ratio.pooled(rows, new Summary.Cell(cell.group(), cell.encoding(), corpus, size, cell.verb()))
                    .ifPresent(row -> points.add(point(verdict, row)));
        }
    }

    private static String pair(Summary.Ratio row) {
        return row.denominator() + AGAINST + row.numerator();
    }

    /** Returns the readings of the claim that are in it, by id. */
    public List<String> readings() {
        return points.stream().map(Point::reading).distinct().sorted().toList();
    }

    /** Returns whether the whole interval lies inside the bounds. */
    public boolean holds(Point point) {
        return point.ratio().known()
                && point.ratio().lower() >= lower
                && point.ratio().upper() <= upper;
    }

    /** Returns whether the whole interval lies outside the bounds. */
    public boolean fails(Point point) {
        return point.ratio().known()
                && (point.ratio().upper() < lower || point.ratio().lower() > upper);
    }

    /** Returns in how many readings the claim holds. */
    public String sentence() {
        long holding = points.stream().filter(this::holds).count();
        long failing = points.stream().filter(this::fails).count();
        return "Holds in " + holding + " of " + points.size()
                + " readings (95 % CI wholly inside the band), fails in " + failing
                + " (wholly outside), is open in " + (points.size() - holding - failing) + ".";
    }
}
