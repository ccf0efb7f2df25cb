package dev.assay.proof;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How often intervals hold the truth in simulated runs: ours, and the one that a reader makes of JMH's scores on the same slices. */
public final class Coverage {
    private static final List<Integer> SETS = List.of(5, 8, 14, 24);

    private Coverage() {}

    /**
     * Returns the table: one row a kind of noise and number of fork sets.
     *
     * @param runs simulated runs a row; the standard error of a share of 95 % is 0.2 % with 10,000
     */
    public static String table(int runs, long seed) {
        MarkdownTable table = new MarkdownTable(
                "noise",
                "fork sets",
                "ours, 95 %",
                "half-width",
                "JMH at 95 %",
                "half-width",
                "JMH as printed, 99.9 %",
                "half-width");
        for (Noise noise : Noise.KINDS) {
            for (int sets : SETS) {
                Row row = row(noise, sets, runs, new Random(seed ^ 0x9E3779B97F4A7C15L * sets));
                table.row(
                        noise.name(),
                        Integer.toString(sets),
                        row.ours().covered(),
                        row.ours().width(),
                        row.jmh().covered(),
                        row.jmh().width(),
                        row.printed().covered(),
                        row.printed().width());
            }
        }
        return table.toString();
    }

    static Row row(Noise noise, int sets, int runs, Random random) {
        Row row = new Row(new Tally(), new Tally(), new Tally());
        for (int run = 0; run < runs; run++) {
            List<Double> ratios = new ArrayList<>();
            List<Double> numerator = new ArrayList<>();
            List<Double> denominator = new ArrayList<>();
            for (int set = 0; set < sets; set++) {
                double[] first = noise.fork(true, random);
                double[] second = noise.fork(false, random);
                ratios.add(StrictMath.exp(Noise.mean(first) - Noise.mean(second)));
                for (int slice = 0; slice < first.length; slice++) {
                    numerator.add(StrictMath.exp(first[slice]));
                    denominator.add(StrictMath.exp(second[slice]));
                }
            }
            row.ours().add(Estimator.geometric(ratios, Estimator.LEVEL), noise.geometricTruth());
            row.jmh().add(PooledScore.ratio(numerator, denominator, Estimator.LEVEL), noise.arithmeticTruth());
            row.printed().add(PooledScore.ratio(numerator, denominator, PooledScore.PRINTED), noise.arithmeticTruth());
        }
        return row;
    }

    /** Tallies of one row, over the same simulated slices. */
    record Row(Tally ours, Tally jmh, Tally printed) {}

    /** Counts intervals that hold the truth, and averages how wide they are. */
    static final class Tally {
        private long intervals;
        private long holding;
        private double widths;

        void add(Interval interval, double truth) {
            intervals++;
            holding += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
            widths += (interval.upper() - interval.lower()) / 2 / interval.estimate();
        }

        double share() {
            return (double) holding / intervals;
        }

        long intervals() {
            return intervals;
        }

        String covered() {
            return MarkdownTable.share(holding, intervals);
        }

        /** Returns the mean half-width, relative to the estimate. */
        String width() {
            return intervals == 0 ? "–" : MarkdownTable.halfWidth(widths / intervals);
        }
    }
}
