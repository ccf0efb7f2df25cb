package dev.assay.measure;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The present estimate of one ratio for the progress line: geometric mean over cells and sets of numerator ÷ denominator. It is thrown
 * away; the report computes its own from the run file.
 */
public final class LiveEstimate {
    private final String group;
    private final ContenderId numerator;
    private final ContenderId denominator;
    private final Map<Integer, Map<Cell, DoubleSummaryStatistics[]>> sets = new LinkedHashMap<>();

    /** @param group the comparison group of the two, since others may hold them too */
    public LiveEstimate(String group, ContenderId numerator, ContenderId denominator) {
        this.group = group;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Takes note of a slice; only steady throughput slices of the two contenders count. */
    public void add(String inGroup, int set, Order.Keep keep) {
        boolean above = keep.fork().contender().equals(numerator);
        boolean counts = above || keep.fork().contender().equals(denominator);
        if (counts
                && inGroup.equals(group)
                && !keep.warmup()
                && !keep.fork().isTwin()
                && keep.cell().mode() == Mode.THROUGHPUT) {
            sets.computeIfAbsent(set, key -> new HashMap<>())
                    .computeIfAbsent(
                            keep.cell(), key -> new DoubleSummaryStatistics[] {
                                new DoubleSummaryStatistics(), new DoubleSummaryStatistics()
                            })[above ? 0 : 1]
                    .accept(StrictMath.log((double) keep.done().result().subjectNanos(Mode.THROUGHPUT)
                            / keep.done().result().ops()));
        }
    }

    /** Returns who is how many times as fast as whom, without interval below two sets, empty below one. */
    public Optional<String> text() {
        List<Double> ratios = sets.values().stream()
                .flatMap(cells -> cells.values().stream()
                        .filter(pair -> pair[0].getCount() > 0 && pair[1].getCount() > 0)
                        .mapToDouble(pair -> pair[0].getAverage() - pair[1].getAverage())
                        .average()
                        .stream()
                        .mapToObj(StrictMath::exp))
                .toList();
        if (ratios.isEmpty()) {
            return Optional.empty();
        }
        // Always the larger number: a reader of a moving line inverts nothing.
        Interval found = Estimator.geometric(ratios, Estimator.LEVEL);
        boolean inverted = found.estimate() < 1;
        Interval shown = inverted ? found.inverted() : found;
        String text = "so far " + (inverted ? numerator : denominator) + " is " + Figures.fixed(shown.estimate(), 1)
                + "× as fast as " + (inverted ? denominator : numerator);
        return Optional.of(
                shown.known()
                        ? text + " (95 % CI " + Figures.fixed(shown.lower(), 1) + "–" + Figures.fixed(shown.upper(), 1)
                                + ")"
                        : text);
    }
}
