package dev.assay.proof;

import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.SteadyTimes;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often the controls of recorded runs raise an alarm. A trial is eight fork sets of a group in which one contender had the control, in
 * the order of their numbers; a rest of fewer than eight is left over. In a set, the value is the mean over cells of ln(control ÷ main), as a
 * run's own A/A takes it. An alarm is an interval that leaves 1 out.
 */
public final class ControlTrials {
    static final int SETS = 8;

    private static final double INVALID = 1.1;
    private static final String MIXED = "whoever had it";

    private final Map<Key, Counts> counts = new LinkedHashMap<>();
    private int mostSets;

    private ControlTrials() {}

    /**
     * Returns the table: one row a control and contender, then one with the control on changing contenders, as in a run.
     *
     * @throws IllegalArgumentException if no run has eight sets with a control
     */
    public static String table(List<RunFile> runs) {
        ControlTrials trials = new ControlTrials();
        runs.forEach(trials::add);
        if (trials.counts.isEmpty()) {
            throw new IllegalArgumentException(
                    "runs (" + trials.mostSets + " fork sets with one control at most) must have " + SETS
                            + " for a trial; measure more sets, see METHODOLOGY.md, Proof");
        }
        MarkdownTable table = new MarkdownTable(
                "control",
                "contender",
                "trials",
                "interval leaves 1 out",
                "wholly outside [1/1.1, 1.1]",
                "holds the true ratio",
                "mean half-width");
        trials.counts.forEach((key, counts) -> table.row(
                key.control(),
                key.contender(),
                Long.toString(counts.trials),
                MarkdownTable.share(counts.alarms, counts.trials),
                MarkdownTable.share(counts.invalid, counts.trials),
                counts.truth.covered(),
                counts.truth.width()));
        return table.toString();
    }

    private void add(RunFile run) {
        SteadyTimes times = new SteadyTimes(run);
        for (String role : List.of("twin", "spike")) {
            double truth = role.equals("twin")
                    ? 1
                    : 1 + Double.parseDouble(run.header().settings().getOrDefault("spike", "NaN"));
            String control = role.equals("twin") ? "A/A twin" : "spike " + MarkdownTable.percent(truth - 1);
            for (Header.GroupRow group : run.header().groups()) {
                SortedMap<Integer, Double> mixed = new TreeMap<>();
                for (String contender : group.contenders()) {
                    SortedMap<Integer, Double> own = bySet(times, group.id(), contender, role);
                    mixed.putAll(own);
                    trials(new Key(control, contender), own, truth);
                }
                trials(new Key(control, MIXED), mixed, truth);
            }
        }
    }

    /* exp(mean over cells of ln(control ÷ main)) by set. */
    private static SortedMap<Integer, Double> bySet(SteadyTimes times, String group, String contender, String role) {
        SortedMap<Integer, List<Double>> logs = new TreeMap<>();
        for (Summary.Cell cell : times.cells()) {
            if (cell.group().equals(group) && cell.verb().equals("run")) {
                SortedMap<Integer, Double> main = times.logNanosPerOp(contender, "main", cell);
                times.logNanosPerOp(contender, role, cell).forEach((set, log) -> {
                    if (main.containsKey(set)) {
                        logs.computeIfAbsent(set, key -> new ArrayList<>()).add(log - main.get(set));
                    }
                });
            }
        }
        SortedMap<Integer, Double> ratios = new TreeMap<>();
        logs.forEach((set, cells) -> ratios.put(
                set, StrictMath.exp(Estimator.linear(cells, Estimator.LEVEL).estimate())));
        return ratios;
    }

    private void trials(Key key, SortedMap<Integer, Double> bySet, double truth) {
        mostSets = Math.max(mostSets, bySet.size());
        List<Double> ratios = List.copyOf(bySet.values());
        for (int start = 0; start + SETS <= ratios.size(); start += SETS) {
            Interval interval = Estimator.geometric(ratios.subList(start, start + SETS), Estimator.LEVEL);
            counts.computeIfAbsent(key, unused -> new Counts()).add(interval, truth);
        }
    }

    private record Key(String control, String contender) {}

    private static final class Counts {
        private final Coverage.Tally truth = new Coverage.Tally();
        private long trials;
        private long alarms;
        private long invalid;

        void add(Interval interval, double ratio) {
            truth.add(interval, ratio);
            trials++;
            alarms += interval.lower() > 1 || interval.upper() < 1 ? 1 : 0;
            invalid += interval.lower() > INVALID || interval.upper() < 1 / INVALID ? 1 : 0;
        }
    }
}
