package dev.assay.proof;

import dev.assay.figure.Figures;
import dev.assay.measure.StopRule;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What looking several times costs: simulated runs under the stop rule against a claim "at least so many times", at several distances. */
public final class StopCoverage {
    private static final double FLOOR = 1.02;
    /** The truth ÷ the claim's bound. */
    private static final List<Double> DISTANCES = List.of(0.98, 1.0, 1.05, 1.1, 1.2);

    private StopCoverage() {}

    /** Returns the table of a rule: one row a kind of noise and distance of the truth from the bound. */
    public static String table(StopRule rule, int runs, long seed) {
        List<Integer> looks = rule.looks();
        MarkdownTable table = new MarkdownTable(
                "noise",
                "truth ÷ bound",
                "stopped after "
                        + String.join(", ", looks.stream().map(String::valueOf).toList()) + " sets",
                "open at " + looks.get(looks.size() - 1),
                "mean sets",
                "wrong verdicts",
                Figures.percent(rule.level(), 1) + " CI at the stop",
                "95 % interval at the stop");
        for (Noise noise : Noise.KINDS) {
            for (double distance : DISTANCES) {
                Row row = row(rule, noise, distance, runs, new Random(seed ^ Double.doubleToLongBits(distance)));
                table.row(
                        noise.name(),
                        Figures.fixed(distance, 2),
                        String.join(
                                ", ",
                                looks.stream()
                                        .map(look -> MarkdownTable.share(row.stopped[looks.indexOf(look)], runs))
                                        .toList()),
                        MarkdownTable.share(row.open, runs),
                        Figures.fixed((double) row.sets / runs, 1),
                        MarkdownTable.share(row.wrong, runs),
                        row.split.covered(),
                        row.plain.covered());
            }
        }
        return table.toString();
    }

    static Row row(StopRule rule, Noise noise, double distance, int runs, Random random) {
        Row row = new Row(rule.looks().size());
        double bound = noise.geometricTruth() / distance;
        for (int run = 0; run < runs; run++) {
            List<Double> ratios = new ArrayList<>();
            StopRule.State state = StopRule.State.OPEN;
            int look = -1;
            while (state == StopRule.State.OPEN && rule.nextLook(ratios.size()).isPresent()) {
                look++;
                while (ratios.size() < rule.looks().get(look)) {
                    ratios.add(StrictMath.exp(noise.set(random)));
                }
                state = rule.look(standing(ratios, bound)).state();
            }
            row.add(rule, state, look, ratios, noise.geometricTruth(), bound);
        }
        return row;
    }

    /* The deviation is taken back out of the interval, so that mean and spread are the estimator's own. */
    private static StopRule.Standing standing(List<Double> ratios, double bound) {
        Interval interval = Estimator.geometric(ratios, Estimator.LEVEL);
        double half = (StrictMath.log(interval.upper()) - StrictMath.log(interval.lower())) / 2;
        return new StopRule.Standing(
                StrictMath.log(interval.estimate()),
                half / Estimator.halfWidth(1, interval.n(), Estimator.LEVEL),
                interval.n(),
                bound,
                Double.POSITIVE_INFINITY,
                FLOOR);
    }

    /** What became of the runs of one row. */
    static final class Row {
        final long[] stopped;
        final Coverage.Tally split = new Coverage.Tally();
        final Coverage.Tally plain = new Coverage.Tally();
        long open;
        long sets;
        long wrong;

        Row(int looks) {
            stopped = new long[looks];
        }

        void add(StopRule rule, StopRule.State state, int look, List<Double> ratios, double truth, double bound) {
            Interval interval = Estimator.geometric(ratios, rule.level());
            split.add(interval, truth);
            plain.add(Estimator.geometric(ratios, Estimator.LEVEL), truth);
            sets += ratios.size();
            if (state == StopRule.State.OPEN) {
                open++;
            } else {
                stopped[look]++;
            }
            // "At least the bound" is true where the truth lies on it.
            boolean supported = interval.estimate() > bound;
            wrong += state == StopRule.State.DECIDED && supported != truth >= bound ? 1 : 0;
        }
    }
}
