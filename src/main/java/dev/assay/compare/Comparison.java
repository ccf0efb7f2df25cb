package dev.assay.compare;

import dev.assay.gate.Gate;
import dev.assay.run.MachineId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several runs side by side.
 *
 * @param runs two or more, in the order in which they were named
 * @param machines kinds of machines, in the order of the runs
 * @param differences what their headers tell differently
 * @param refusals what is not compared, and why
 * @param readings of the claims that at least two runs tested
 * @param pairs that no claim of the comparison is about
 * @param alone readings that one run alone tested, with its place
 * @param gated what a gate says of it; empty without one
 */
public record Comparison(
        List<ComparedRun> runs,
        List<Machine> machines,
        Differences differences,
        List<Refusal> refusals,
        List<Row> readings,
        List<Row> pairs,
        List<Alone> alone,
        Optional<Gated> gated) {
    /** So many machines it takes to say anything of one more. */
    public static final int POOLED = 3;

    public Comparison {
        runs = List.copyOf(runs);
        machines = List.copyOf(machines);
        refusals = List.copyOf(refusals);
        readings = List.copyOf(readings);
        pairs = List.copyOf(pairs);
        alone = List.copyOf(alone);
    }

    /** Something of one run that is not that of an earlier one, so that what rests on it is not compared. */
    public record Refusal(String field, int first, String its, int other, String others) {}

    /** A reading that no other run tested. */
    public record Alone(String claim, String reading, int run) {}

    /**
     * How many readings there are, and what the runs say of them together.
     *
     * @param disjoint ratios whose intervals have no value in common in some two runs
     * @param moved those among them that differ by more than both noise floors too
     */
    public record Sum(int readings, int same, int changed, int reversed, int unlike, int disjoint, int moved) {}

    /**
     * Compares runs.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Comparison of(List<ComparedRun> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException(
                    "runs (" + runs.size() + ") must be two or more; name another results folder");
        }
        Comparability comparability = new Comparability(runs);
        List<Machine> machines = machines(runs);
        Rows rows = new Rows(runs, machines, comparability);
        return new Comparison(
                runs,
                machines,
                Differences.of(runs),
                comparability.refusals(),
                rows.readings(),
                rows.pairs(),
                rows.alone(),
                Optional.empty());
    }

    /**
     * Returns the same with what a gate says of it.
     *
     * @throws IllegalArgumentException with one line if no reading that is compared is under the gate
     */
    public Comparison under(Gate gate) {
        return new Comparison(
                runs, machines, differences, refusals, readings, pairs, alone, Optional.of(Gated.of(this, gate)));
    }

    /* Only runs that tell the very same lines are of one kind: where one tells less, it may be another machine. */
    private static List<Machine> machines(List<ComparedRun> runs) {
        Map<List<String>, List<Integer>> byLines = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            MachineId machine = runs.get(i).machine();
            byLines.computeIfAbsent(MachineId.SAME.stream().map(machine::line).toList(), lines -> new ArrayList<>())
                    .add(i);
        }
        return byLines.values().stream()
                .map(places -> {
                    MachineId machine = runs.get(places.get(0)).machine();
                    List<Integer> ordered = new ArrayList<>(places);
                    ordered.sort(Comparator.comparing(
                                    (Integer run) -> runs.get(run).header().started())
                            .thenComparing(run -> run));
                    return new Machine(
                            machine.brief(),
                            !machine.line(MachineId.MICROARCHITECTURE).equals(MachineId.NOT_RECORDED),
                            ordered);
                })
                .toList();
    }

    /** Returns the letter by which tables call a run: A, B … Z, AA, AB … */
    public static String letter(int run) {
        String last = String.valueOf((char) ('A' + run % 26));
        return run < 26 ? last : letter(run / 26 - 1) + last;
    }

    /** Returns the place of the machine that a run was made on. */
    public int machineOf(int run) {
        for (int i = 0; i < machines.size(); i++) {
            if (machines.get(i).runs().contains(run)) {
                return i;
            }
        }
        throw new IllegalArgumentException("run (" + run + ") must be one of the comparison's");
    }

    /** Returns the sum over the readings. */
    public Sum sum() {
        return new Sum(
                readings.size(),
                count(Mark.SAME),
                count(Mark.DIFFERS),
                count(Mark.REVERSED),
                count(Mark.UNLIKE),
                (int) readings.stream().filter(Row::disjoint).count(),
                (int) readings.stream().filter(Row::moved).count());
    }

    private int count(Mark mark) {
        return (int) readings.stream().filter(row -> row.mark() == mark).count();
    }

    /** Returns rows in the order in which a reader must know them: what is reversed, what differs, what moved, then the rest. */
    public static List<Row> ordered(List<Row> rows) {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing((Row row) -> row.mark() == Mark.UNLIKE ? Mark.SAME : row.mark())
                .thenComparing(row -> !row.moved())
                .thenComparing(row -> !row.disjoint())
                .thenComparing(Comparator.comparingDouble(Row::spread).reversed()));
        return ordered;
    }
}
