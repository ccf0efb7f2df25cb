package dev.assay.stats;

import dev.assay.run.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What making one part of a whole faster does to the whole (Amdahl, "Validity of the single processor approach to achieving large scale
 * computing capabilities", AFIPS 1967). Each figure is taken in every cell and fork set, then as every ratio: geometric mean over the cells
 * of a set, t interval of the logarithms over sets. The rest is measured by itself: whole − part would be a small difference of two large
 * times where the part is most of the whole, which is where the law matters.
 *
 * @param bound whole ÷ rest: the factor that a part without any cost would bring
 * @param part slow part ÷ fast part, each by itself
 * @param predicted the factor that the law gives for the whole from these two
 */
public record Amdahl(Interval bound, Interval part, Interval predicted) {
    /**
     * Returns the law's figures, or nothing unless both lists hold the same cells and some fork set holds all of them.
     *
     * @param wholeOverRest one row a cell
     * @param slowOverFast the same cells, in any order
     */
    public static Optional<Amdahl> of(
            List<Summary.Ratio> wholeOverRest, List<Summary.Ratio> slowOverFast, double level) {
        List<Summary.Ratio> predicted = new ArrayList<>();
        for (Summary.Ratio whole : wholeOverRest) {
            slowOverFast.stream()
                    .filter(part -> part.cell().equals(whole.cell()))
                    .findFirst()
                    .flatMap(part -> PairedRatios.row(
                            whole.numerator(), part.denominator(), whole.quantity(), whole.cell(), logs(whole, part)))
                    .ifPresent(predicted::add);
        }
        if (predicted.size() != wholeOverRest.size() || predicted.size() != slowOverFast.size()) {
            return Optional.empty();
        }
        Optional<Interval> bound = pooled(wholeOverRest, level);
        Optional<Interval> part = pooled(slowOverFast, level);
        return pooled(predicted, level).map(whole -> new Amdahl(bound.orElseThrow(), part.orElseThrow(), whole));
    }

    /**
     * Returns whole ÷ new whole.
     *
     * @param bound whole ÷ rest
     * @param part by how much the part became faster
     */
    public static double factor(double bound, double part) {
        double rest = 1 / bound;
        return 1 / (rest + (1 - rest) / part);
    }

    private static SortedMap<Integer, Double> logs(Summary.Ratio whole, Summary.Ratio part) {
        SortedMap<Integer, Double> logs = new TreeMap<>();
        for (int i = 0; i < whole.sets().size(); i++) {
            int at = part.sets().indexOf(whole.sets().get(i));
            if (at >= 0) {
                logs.put(
                        whole.sets().get(i),
                        StrictMath.log(
                                factor(whole.values().get(i), part.values().get(at))));
            }
        }
        return logs;
    }

    private static Optional<Interval> pooled(List<Summary.Ratio> rows, double level) {
        return rows.stream()
                .findFirst()
                .flatMap(first -> PairedRatios.pool(rows, first.cell().at(Where.ALL)))
                .map(row -> row.at(level).ratio());
    }
}
