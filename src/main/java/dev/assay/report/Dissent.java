package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.run.Mode;
import dev.assay.run.Warning;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cells of a verdict that say something else than its ratio does: those whose whole interval lies on the other side of 1, or of a bound
 * of the claim. A mean over corpora hides them, and a reader whose text is like one of these should not have to open the details. Rows of
 * memory are quantities and no cells, so they are left out.
 *
 * @param words how such cells differ, in the direction in which the verdict is told: {@code slower}, {@code below 10×}
 * @param cells where
 * @param of how many cells the verdict has
 */
record Dissent(String words, List<String> cells, int of) {
    Dissent {
        cells = List.copyOf(cells);
    }

    /** Returns them by how they differ, in the order in which that is met. */
    static List<Dissent> of(Verdict verdict) {
        List<Summary.Ratio> rows = verdict.cells().stream()
                .filter(row -> row.cell().mode() != Mode.MEMORY)
                .toList();
        Map<String, List<String>> found = new LinkedHashMap<>();
        verdict.factor()
                .filter(factor -> factor.interval().known())
                .ifPresent(factor -> rows.forEach(row -> words(factor, row)
                        .ifPresent(words -> found.computeIfAbsent(words, key -> new ArrayList<>())
                                .add(WhereText.corpus(row.cell().where()) + " "
                                        + WhereText.size(row.cell().where())))));
        return found.entrySet().stream()
                .map(entry -> new Dissent(entry.getKey(), entry.getValue(), rows.size()))
                .toList();
    }

    private static Optional<String> words(Factor factor, Summary.Ratio row) {
        // At the level of the verdict, by which its cells are counted as well.
        Factor own = Factor.facing(
                factor.turned(), row, row.at(factor.interval().level()).ratio(), Double.NaN, Double.NaN);
        if (!own.interval().known() || !own.who().equals(factor.who())) {
            return Optional.empty();
        }
        double estimate = factor.interval().estimate();
        if (own.interval().upper() < 1 && estimate > 1) {
            return Optional.of("slower");
        }
        for (double bound : new double[] {factor.lower(), factor.upper()}) {
            if (own.interval().upper() < bound && bound < estimate) {
                return Optional.of("below " + Figures.bound(bound) + "×");
            }
            if (own.interval().lower() > bound && bound > estimate) {
                return Optional.of("above " + Figures.bound(bound) + "×");
            }
        }
        return Optional.empty();
    }

    /** Returns what stands behind a finding: {@code ; slower on cjk 1 KiB, cjk 16 KiB}; empty text where all cells agree. */
    static String where(Verdict verdict) {
        return of(verdict).stream()
                .map(one -> "; " + one.words() + " on " + Warning.some(one.cells()))
                .collect(Collectors.joining());
    }

    /** Returns the same in few words, for a table of many runs: {@code , slower in 2 of 7 cells}. */
    static String count(Verdict verdict) {
        return of(verdict).stream()
                .map(one -> ", " + one.words() + " in " + one.cells().size() + " of " + one.of() + " cells")
                .collect(Collectors.joining());
    }
}
