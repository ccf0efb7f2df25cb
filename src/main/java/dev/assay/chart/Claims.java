package dev.assay.chart;

import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The forests: pooled ratios of all claims, and the cells behind one verdict. */
final class Claims {
    private static final int FURTHER = 10;

    /** Returns bounds in words: {@code 10 to 100}, {@code at least 2}, {@code at most 1}. */
    static String bounds(double lower, double upper) {
        if (Double.isNaN(lower) && Double.isNaN(upper)) {
            return "no bounds";
        }
        if (Double.isNaN(lower) || lower <= 0) {
            return "at most " + Units.number(upper);
        }
        return Double.isNaN(upper) || Double.isInfinite(upper)
                ? "at least " + Scale.plain(lower)
                : ends(lower) + " to " + ends(upper);
    }

    private static String ends(double bound) {
        return bound == Math.rint(bound) ? Scale.plain(bound) : Units.number(bound);
    }

    /** Returns the forest of every verdict that has a ratio, and of further pooled ratios below them. */
    static Chart pooled(Header header, Summary summary, List<Verdict> verdicts) {
        List<Forest.Row> rows = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.ratio().isEmpty()) {
                continue;
            }
            String pair = pair(verdict);
            rows.add(new Forest.Row(
                    verdict.id() + " (" + verdict.reading() + ")",
                    pair,
                    verdict.ratio().get(),
                    verdict.outcome().label(),
                    verdict.lower(),
                    verdict.upper(),
                    true));
            told.add(pair);
        }
        summary.ratios().stream()
                .filter(ratio ->
                        ratio.cell().corpus().equals("*") && ratio.cell().size() == 0)
                .filter(ratio -> ratio.cell().verb().equals("run"))
                .filter(ratio -> ratio.quantity().equals("time") && !told.contains(pair(ratio)))
                .filter(ratio -> !told.contains(ratio.denominator() + " ÷ " + ratio.numerator()))
                .filter(ratio -> telling(ratio.numerator(), ratio.denominator()))
                .limit(FURTHER)
                .forEach(ratio -> rows.add(new Forest.Row(
                        pair(ratio), ratio.cell().encoding(), ratio.ratio(), "", Double.NaN, Double.NaN, false)));
        Forest forest = new Forest(rows, "the time or memory of the first ÷ that of the second; 1: no difference");
        return new Chart(
                "ratios",
                "What do the claims say, and what was measured?",
                "Each dot is a ratio pooled over corpora and sizes, the line its interval (95 %, or stricter for looks and for several cells). A dot inside the blue band is"
                        + " where the claim puts it; right of 1, the first one takes more.",
                Captions.of(header, "all encodings", "all corpora, all sizes, geometric mean"),
                List.of("ratio", "estimate [interval]", "claimed", "verdict"),
                forest.table(),
                Key.NONE,
                forest.height(),
                forest::draw);
    }

    /** Returns the forest of the cells behind a verdict, by size and then corpus. */
    static Chart cells(Header header, Verdict verdict) {
        List<Summary.Ratio> cells = new ArrayList<>(verdict.cells());
        cells.sort(Comparator.comparing((Summary.Ratio ratio) -> ratio.numerator() + ratio.denominator())
                .thenComparing(ratio -> ratio.cell().encoding())
                .thenComparing(ratio -> ratio.cell().size())
                .thenComparing(ratio -> ratio.cell().corpus()));
        boolean onePair = cells.stream().map(Claims::pair).distinct().count() == 1;
        List<Forest.Row> rows = new ArrayList<>();
        for (Summary.Ratio ratio : cells) {
            rows.add(new Forest.Row(
                    (onePair ? "" : pair(ratio) + "  ") + place(ratio),
                    "",
                    ratio.ratio(),
                    "",
                    verdict.lower(),
                    verdict.upper(),
                    false));
        }
        String quantity = cells.get(0).quantity().equals("time") ? "time" : "memory";
        Forest forest = new Forest(rows, quantity + " of the first ÷ " + quantity + " of the second");
        return new Chart(
                "cells-" + verdict.id() + "-" + verdict.reading(),
                verdict.question(),
                "A row a cell" + (onePair ? ": " + pair(cells.get(0)) : "")
                        + ". Dot: ratio; line: its 95 % interval over "
                        + (quantity.equals("time") ? "fork sets" : "fresh processes")
                        + (rows.get(0).bounded() ? "; band: what is claimed." : "."),
                Captions.of(header, verdict),
                List.of("cell", "ratio [95 % interval]", "claimed", ""),
                forest.table(),
                Key.NONE,
                forest.height(),
                forest::draw);
    }

    private static String place(Summary.Ratio ratio) {
        Summary.Cell cell = ratio.cell();
        if (ratio.quantity().startsWith("footprint")) {
            return ratio.quantity().equals("footprint") ? "the process whole" : "above the empty runtime";
        }
        if (cell.corpus().equals("*")) {
            return cell.encoding();
        }
        return cell.encoding() + "  " + cell.corpus() + "  " + Units.size(cell.size());
    }

    private static String pair(Verdict verdict) {
        return verdict.cells().isEmpty() ? "" : pair(verdict.cells().get(0));
    }

    private static String pair(Summary.Ratio ratio) {
        return ratio.numerator() + " ÷ " + ratio.denominator();
    }

    /** Whether two contenders differ in one thing: language, strategy or bridge; or are a first-party one and a peer of its kind. */
    private static boolean telling(String numerator, String denominator) {
        String one = numerator.substring(0, numerator.indexOf('@'));
        String other = denominator.substring(0, denominator.indexOf('@'));
        boolean plain = one.endsWith(".plain") && other.endsWith(".plain");
        boolean sameLanguage = one.split("\\.")[0].equals(other.split("\\.")[0]);
        boolean peer = one.endsWith(".cached") != other.endsWith(".cached") && !(one + other).contains(".plain");
        return plain || sameLanguage || peer;
    }

    private Claims() {}
}
