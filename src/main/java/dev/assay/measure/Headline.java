package dev.assay.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final String numerator;
    private final String denominator;
    private final Map<Integer, Map<Cell, SummaryStatistics[]>> sets = new HashMap<>();

    public Headline(String numerator, String denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Takes note of a slice; only steady throughput slices of the two contenders count. */
    public void add(int set, Order.Keep keep) {
        boolean above = keep.fork().contender().equals(numerator);
        boolean counts = above || keep.fork().contender().equals(denominator);
        if (counts
                && !keep.warmup()
                && !keep.fork().isTwin()
                && keep.cell().verb().equals("run")) {
            sets.computeIfAbsent(set, key -> new HashMap<>())
                    .computeIfAbsent(keep.cell(), key ->
                            new SummaryStatistics[] {new SummaryStatistics(), new SummaryStatistics()})[above ? 0 : 1]
                    .addValue(Math.log((double) keep.done().subjectNanos("run")
                            / keep.done().ops()));
        }
    }

    /** Returns {@code 3.1 [2.9, 3.4]}, without interval below two sets, empty below one. */
    public Optional<String> text() {
        List<Double> logs = new ArrayList<>();
        for (Map<Cell, SummaryStatistics[]> cells : sets.values()) {
            cells.values().stream()
                    .filter(pair -> pair[0].getN() > 0 && pair[1].getN() > 0)
                    .mapToDouble(pair -> pair[0].getMean() - pair[1].getMean())
                    .average()
                    .ifPresent(logs::add);
        }
        if (logs.isEmpty()) {
            return Optional.empty();
        }
        SummaryStatistics over = new SummaryStatistics();
        logs.forEach(over::addValue);
        String estimate = String.format(Locale.ROOT, "%.1f", Math.exp(over.getMean()));
        if (logs.size() < 2) {
            return Optional.of(estimate);
        }
        double half = new TDistribution(logs.size() - 1).inverseCumulativeProbability(0.975)
                * over.getStandardDeviation()
                / Math.sqrt(logs.size());
        return Optional.of(String.format(
                Locale.ROOT,
                "%s [%.1f, %.1f]",
                estimate,
                Math.exp(over.getMean() - half),
                Math.exp(over.getMean() + half)));
    }
}
