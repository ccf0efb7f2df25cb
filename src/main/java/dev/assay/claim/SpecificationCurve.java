package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
    public SpecificationCurve {
        points = List.copyOf(points);
    }

    /**
     * One reading.
     *
     * @param reading of the claim, such as {@code a}
     * @param numerator the one against whom
     * @param denominator the one that is that many times as fast
     * @param where one deck, or those that were pooled
     * @param cold whether it is the first op of a fresh process instead of the steady state
     */
    public record Point(
            String reading,
            ContenderId numerator,
            ContenderId denominator,
            String encoding,
            Where where,
            boolean cold,
            Interval ratio) {
        private Point turned() {
            return new Point(reading, denominator, numerator, encoding, where, cold, ratio.inverted());
        }

        /** Returns who is that many times as fast, against whom. */
        public String pair() {
            return denominator + " against " + numerator;
        }

        /** Returns whether cells were pooled. */
        public boolean pooled() {
            return !(where instanceof DeckId);
        }

        /** Returns what distinguishes it from the others, in words. */
        public String name() {
            return "(" + reading + ") " + pair() + ", " + encoding + ", " + WhereText.corpus(where)
                    + ", " + WhereText.size(where)
                    + (cold ? ", first op of a fresh process" : "");
        }
    }

    /** Returns a curve for each claim and bounds of which at least two readings of times can be told, in the order of the ledger. */
    public static List<SpecificationCurve> of(Summary summary, List<Verdict> verdicts) {
        Map<List<Object>, List<Point>> curves = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            if (!Double.isNaN(verdict.lower())
                    && !verdict.cells().isEmpty()
                    && verdict.cells().stream().allMatch(row -> row.quantity() == Quantity.TIME)) {
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
        List<Where> sizes = distinct(cells, Where::overCorpora);
        List<Where> corpora = distinct(cells, Where::overSizes);
        sizes.forEach(where -> pool(points, verdict, where));
        corpora.forEach(where -> pool(points, verdict, where));
        if (sizes.size() > 1 && corpora.size() > 1) {
            pool(points, verdict, Where.ALL);
        }
        Summary.Ratio first = cells.get(0);
        for (Summary.Cold cold : summary.colds()) {
            if (cold.contender().equals(first.numerator())
                    && cold.encoding().equals(first.cell().encoding())) {
                summary.colds().stream()
                        .filter(other -> other.contender().equals(first.denominator())
                                && other.encoding().equals(cold.encoding())
                                && other.deck().equals(cold.deck()))
                        .forEach(other -> points.add(new Point(
                                verdict.reading(),
                                first.numerator(),
                                first.denominator(),
                                cold.encoding(),
                                cold.deck(),
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
        return new Point(
                verdict.reading(),
                row.numerator(),
                row.denominator(),
                cell.encoding(),
                cell.where(),
                false,
                row.ratio());
    }

    /* What is left of one cell is that cell, which is a point already. */
    private static void pool(List<Point> points, Verdict verdict, Where where) {
        List<Summary.Ratio> rows = verdict.cells().stream()
                .filter(row -> where.covers(row.cell().deck()))
                .toList();
        if (rows.size() > 1) {
            Summary.Ratio.pooled(rows, rows.get(0).cell().at(where)).ifPresent(row -> points.add(point(verdict, row)));
        }
    }

    private static List<Where> distinct(List<Summary.Ratio> cells, UnaryOperator<Where> over) {
        return cells.stream()
                .map(row -> over.apply(row.cell().where()))
                .distinct()
                .sorted(Where.BY_SIZE)
                .toList();
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
