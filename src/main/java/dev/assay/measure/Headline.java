package dev.assay.measure;

import dev.assay.run.Mode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The present estimate of one ratio for the progress line: geometric mean over cells and sets of numerator ÷ denominator. It is thrown
 * away; the report computes its own from the run file.
 */
public final class Headline {
    private final String group;
    private final String numerator;
    private final String denominator;
    private final Map<Integer, Map<Cell, SummaryStatistics[]>> sets = new HashMap<>();

    /** @param group the comparison group of the two, since others may hold them too */
    public Headline(String group, String numerator, String denominator) {
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
            sets.computeIfAbsent(set, key -> new LinkedHashMap<>())
                    .computeIfAbsent(keep.cell(), key ->
                            new SummaryStatistics[] {new SummaryStatistics(), new SummaryStatistics()})[above ? 0 : 1]
                    .addValue(Math.log((double) keep.done().subjectNanos(Mode.THROUGHPUT)
                            / keep.done().ops()));
        }
    }

    /** Returns who is how many times as fast as whom, without interval below two sets, empty below one. */
    public Optional<String> text() {
        SummaryStatistics over = new SummaryStatistics();
        for (Map<Cell, SummaryStatistics[]> cells : sets.values()) {
            cells.values().stream()
                    .filter(pair -> pair[0].getN() > 0 && pair[1].getN() > 0)
                    .mapToDouble(pair -> pair[0].getMean() - pair[1].getMean())
                    .average()
                    .ifPresent(over::addValue);
        }
        if (over.getN() == 0) {
            return Optional.empty();
        }
        // Always the larger number: a reader of a moving line inverts nothing.
        boolean inverted = over.getMean() < 0;
        double mean = Math.abs(over.getMean());
        String text = String.format(
                Locale.ROOT,
                "so far %s is %.1f× as fast as %s",
                inverted ? numerator : denominator,
                Math.exp(mean),
                inverted ? denominator : numerator);
        if (over.getN() < 2) {
            return Optional.of(text);
        }
        double half = new TDistribution(over.getN() - 1).inverseCumulativeProbability(0.975)
                * over.getStandardDeviation()
                / Math.sqrt(over.getN());
        return Optional.of(text
                + String.format(Locale.ROOT, " (95 %% CI %.1f–%.1f)", Math.exp(mean - half), Math.exp(mean + half)));
    }
}
