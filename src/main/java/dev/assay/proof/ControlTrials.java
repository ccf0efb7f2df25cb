package dev.assay.proof;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.stats.ClopperPearson;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.SteadyTimes;
import dev.assay.stats.Summary;
import dev.assay.text.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often the controls of recorded runs raise an alarm. A trial is eight fork sets of a group in which one contender had the control, in
 * the order of their numbers; a rest of fewer than eight is left over. In a set, the value is the mean over cells of ln(control ÷ main), as a
 * run's own A/A takes it. An alarm is an interval that leaves 1 out; a spike is found if its interval lies above 1. The row of all contenders
 * sums their trials, each of forks of its own. Where one contender a set has the control, trials of whoever had it stand apart: they are
 * the same forks once more.
 */
public final class ControlTrials {
    static final int SETS = 8;

    private static final double INVALID = 1.1;
    private static final String ALL = "all";
    private static final String MIXED = "whoever had it";

    private final SortedMap<Double, Map<String, Counts>> counts = new TreeMap<>();
    private int mostSets;

    private ControlTrials() {}

    /**
     * Returns the table: for every control a row a contender, one of all, and one with the control on changing contenders, as in a run.
     *
     * @throws IllegalArgumentException if no run has eight sets with a control
     */
    public static String table(List<RunFile> runs) {
        ControlTrials trials = new ControlTrials();
        runs.forEach(trials::add);
        if (trials.counts.isEmpty()) {
            throw new IllegalArgumentException(
                    "runs (" + trials.mostSets + " fork sets with one control at most) must have " + SETS
                            + " for a trial; measure more sets, see VALIDATION.md");
        }
        MarkdownTable table = new MarkdownTable(
                "control",
                "contender",
                "trials",
                "interval leaves 1 out",
                "found: above 1",
                "wholly outside [1/1.1, 1.1]",
                "holds the true ratio",
                "mean half-width");
        trials.counts.forEach((truth, rows) -> {
            Optional<Counts> mixed = Optional.ofNullable(rows.remove(MIXED));
            Counts all = rows.remove(ALL);
            rows.forEach((contender, counts) -> counts.row(table, truth, contender, false));
            Optional.ofNullable(all).ifPresent(counts -> counts.row(table, truth, ALL, true));
            mixed.ifPresent(counts -> counts.row(table, truth, MIXED, false));
        });
        return table.toString();
    }

    private void add(RunFile run) {
        SteadyTimes times = new SteadyTimes(run);
        for (Role role : times.controlRoles()) {
            double truth = role.truth(run.header().protocol().controlTruth());
            // A spike whose share the run does not tell can be neither right nor wrong.
            if (!Double.isNaN(truth)) {
                for (Header.GroupRow group : run.header().groups()) {
                    add(times, group, role, truth);
                }
            }
        }
    }

    private void add(SteadyTimes times, Header.GroupRow group, Role role, double truth) {
        SortedMap<Integer, Double> mixed = new TreeMap<>();
        boolean rotates = true;
        for (ContenderId contender : group.contenders()) {
            SortedMap<Integer, Double> own = bySet(times, group.id(), contender, role);
            rotates &= own.keySet().stream().noneMatch(mixed::containsKey);
            mixed.putAll(own);
            trials(own, truth, contender.toString(), ALL);
        }
        if (rotates) {
            trials(mixed, truth, MIXED);
        }
    }

    /* exp(mean over cells of ln(control ÷ main)) by set. */
    private static SortedMap<Integer, Double> bySet(SteadyTimes times, String group, ContenderId contender, Role role) {
        SortedMap<Integer, List<Double>> logs = new TreeMap<>();
        for (Summary.Cell cell : times.cells()) {
            if (cell.group().equals(group) && cell.mode() == Mode.THROUGHPUT) {
                SortedMap<Integer, Double> main = times.logNanosPerOp(contender, Role.MAIN, cell);
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

    private void trials(SortedMap<Integer, Double> bySet, double truth, String... rows) {
        mostSets = Math.max(mostSets, bySet.size());
        List<Double> ratios = List.copyOf(bySet.values());
        for (int start = 0; start + SETS <= ratios.size(); start += SETS) {
            Interval interval = Estimator.geometric(ratios.subList(start, start + SETS), Estimator.LEVEL);
            for (String row : rows) {
                counts.computeIfAbsent(truth, key -> new LinkedHashMap<>())
                        .computeIfAbsent(row, key -> new Counts())
                        .add(interval, truth);
            }
        }
    }

    private static final class Counts {
        private final Coverage.Tally truth = new Coverage.Tally();
        private long trials;
        private long alarms;
        private long found;
        private long invalid;

        void add(Interval interval, double ratio) {
            truth.add(interval, ratio);
            trials++;
            alarms += interval.lower() > 1 || interval.upper() < 1 ? 1 : 0;
            found += interval.lower() > 1 ? 1 : 0;
            invalid += interval.lower() > INVALID || interval.upper() < 1 / INVALID ? 1 : 0;
        }

        void row(MarkdownTable table, double ratio, String contender, boolean exact) {
            boolean twin = ratio == 1;
            table.row(
                    twin ? "A/A twin" : "spike " + Figures.percent(ratio - 1, 1),
                    contender,
                    Long.toString(trials),
                    share(alarms, exact),
                    twin ? "–" : share(found, exact),
                    MarkdownTable.share(invalid, trials),
                    truth.covered(),
                    truth.width());
        }

        private String share(long count, boolean exact) {
            String share = MarkdownTable.share(count, trials);
            if (!exact) {
                return share;
            }
            ClopperPearson interval = ClopperPearson.of(count, trials);
            return share + " (" + Figures.fixed(100 * interval.lower(), 1) + "–"
                    + Figures.fixed(100 * interval.upper(), 1) + ")";
        }
    }
}
