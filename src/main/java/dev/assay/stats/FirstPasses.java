package dev.assay.stats;

import dev.assay.run.CacheHits;
import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts first passes and steady state side by side, from the rows of speeds and of ratios that the summary has anyway. */
final class FirstPasses {
    /** Returns one row a contender and cell, in the order of the ratios; none for cells without steady state. */
    static List<FirstPass> of(List<Summary.Speed> speeds, List<Summary.Ratio> ratios, List<CacheHits> hits) {
        List<FirstPass> rows = new ArrayList<>();
        for (Summary.Ratio ratio : ratios) {
            Summary.Cell cell = ratio.cell();
            if (ratio.quantity() == Quantity.FIRST_OVER_RUN && cell.single()) {
                rows.add(new FirstPass(
                        ratio.numerator(),
                        cell,
                        speed(speeds, ratio.numerator(), cell),
                        speed(speeds, ratio.numerator(), cell.in(Mode.THROUGHPUT)),
                        ratio.ratio(),
                        hits(hits, ratio.numerator(), cell)));
            }
        }
        return rows;
    }

    /* A ratio holds sets of both, so both have a speed. */
    private static Interval speed(List<Summary.Speed> speeds, ContenderId contender, Summary.Cell cell) {
        return speeds.stream()
                .filter(row -> row.contender().equals(contender) && row.cell().equals(cell))
                .findFirst()
                .orElseThrow()
                .megabytesPerSecond();
    }

    private static Optional<FirstPass.Hits> hits(List<CacheHits> lines, ContenderId contender, Summary.Cell cell) {
        return lines.stream()
                .filter(line -> line.contender().equals(contender)
                        && line.encoding().equals(cell.encoding())
                        && line.deck().equals(cell.where()))
                .findFirst()
                .map(line -> new FirstPass.Hits(
                        line.asked(), (double) line.first() / line.asked(), (double) line.again() / line.asked()));
    }

    private FirstPasses() {}
}
