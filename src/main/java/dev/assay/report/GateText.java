package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.gate.Gate;
import dev.assay.gate.Judgement;
import dev.assay.gate.Outcome;
import dev.assay.gate.Readings;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Longer;
import dev.assay.run.RunFile;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run says against a baseline, and of a gate, in lines for a terminal of {@link Wrap#WIDTH} columns. */
public final class GateText {
    private static final String AGAINST = "Against  ";
    private static final String GATE = "Gate     ";
    private static final int STATE = 16;
    private static final List<Outcome> ORDER = List.of(Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS);
    private static final int RANK_OF_PASS = ORDER.indexOf(Outcome.PASS);

    private final Readings readings;
    private final List<Readings.Row> rows;
    private final RunFile run;

    private GateText(Readings readings, List<Readings.Row> rows, RunFile run) {
        this.readings = readings;
        this.rows = rows;
        this.run = run;
    }

    /** Returns what a plan says of it: how many readings will be held against what. */
    public static List<String> plan(Readings readings) {
        List<String> lines = new ArrayList<>();
        String count = readings.size() + (readings.size() == 1 ? " reading" : " readings");
        readings.baseline().ifPresent(then -> lines.addAll(Wrap.after("against  ", then.name() + ", " + count)));
        readings.gate().ifPresent(gate -> lines.addAll(Wrap.after("gate     ", gate.text() + ", " + count)));
        lines.addAll(leftOut(readings));
        return lines;
    }

    private static List<String> leftOut(Readings readings) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(AGAINST.length());
        if (!readings.missing().isEmpty()) {
            lines.addAll(Wrap.after(
                    indent,
                    "not held by the baseline, or of another text or effort: "
                            + String.join(", ", readings.missing())));
        }
        if (!readings.absent().isEmpty()) {
            lines.addAll(Wrap.after(indent, "not measured by this plan: " + String.join(", ", readings.absent())));
        }
        return lines;
    }

    /** Returns the lines that follow those of the run: the gate first, then what fails, what nobody can tell, what passes. */
    public static List<String> lines(Readings readings, List<Readings.Row> rows, RunFile run) {
        return new GateText(readings, rows, run).lines();
    }

    /** Returns what all readings say together; empty without a gate. */
    public static Optional<Outcome> outcome(List<Readings.Row> rows) {
        List<Judgement> judged =
                rows.stream().flatMap(row -> row.judgement().stream()).toList();
        return judged.isEmpty() ? Optional.empty() : Optional.of(Outcome.of(judged));
    }

    /** Returns a ratio with its interval, and with the digits that show on which side of the gate's bounds they lie. */
    static String ratio(Interval ratio, Optional<Gate> gate) {
        return Numbers.confidence(
                ratio,
                gate.map(Gate::lower).filter(bound -> bound > 0).orElse(Double.NaN),
                gate.map(Gate::upper).orElse(Double.NaN));
    }

    /** Returns how long a fork set of a group took; NaN where the run does not tell. */
    static double secondsPerSet(RunFile run, String group) {
        return run.completion().stream()
                .flatMap(completion -> completion.groups().stream())
                .filter(sets -> sets.group().equals(group))
                .mapToDouble(Completion.Sets::secondsPerSet)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns what would decide a gate: so many fork sets, and the time that those take which were not made. */
    static String toDecide(RunFile run, int sets, double secondsMore) {
        return Longer.sets(run.header().effort(), sets)
                + (Double.isNaN(secondsMore)
                        ? ""
                        : "; that is " + Figures.count((long) Math.max(1, Math.ceil(secondsMore / 60))) + " min more");
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        readings.baseline().ifPresent(then -> {
            Header before = then.header();
            lines.addAll(Wrap.after(AGAINST, then.name() + ", " + before.effort() + " run of " + before.started()));
            String indent = " ".repeat(AGAINST.length());
            lines.addAll(Wrap.after(indent, then.machines(run.header())));
            List<ContenderId> changed = then.changed(run.header(), contenders());
            lines.addAll(Wrap.after(
                    indent,
                    changed.isEmpty()
                            ? "the contenders are of the same source as then"
                            : "of another source than then: "
                                    + changed.stream()
                                            .map(ContenderId::toString)
                                            .collect(Collectors.joining(", "))));
        });
        readings.gate()
                .ifPresent(gate -> lines.addAll(Wrap.after(
                        GATE,
                        gate.text() + ", "
                                + (readings.baseline().isPresent() ? "the ratio now ÷ the ratio then" : "the ratio now")
                                + ": "
                                + outcome(rows).orElse(Outcome.CANNOT_TELL).label() + " (" + counts() + ")")));
        rows.stream().sorted(Comparator.comparing(GateText::rank)).forEach(row -> lines.addAll(lines(row)));
        lines.addAll(leftOut(readings));
        lines.addAll(longer());
        return lines;
    }

    private List<ContenderId> contenders() {
        return rows.stream()
                .flatMap(row -> row.verdict().cells().stream())
                .flatMap(cell -> List.of(cell.numerator(), cell.denominator()).stream())
                .distinct()
                .toList();
    }

    private static int rank(Readings.Row row) {
        return row.judgement()
                .map(judgement -> ORDER.indexOf(judgement.outcome()))
                .orElse(row.measured().differs() || row.cells() == 0 ? 0 : RANK_OF_PASS);
    }

    private String counts() {
        Map<Outcome, Long> counts = rows.stream()
                .flatMap(row -> row.judgement().stream())
                .collect(Collectors.groupingBy(Judgement::outcome, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private List<String> lines(Readings.Row row) {
        String state = row.judgement()
                .map(judgement -> judgement.outcome().label())
                .orElse(row.cells() == 0 ? "not measured" : row.measured().differs() ? "changed" : "no change seen");
        String head = "  " + Wrap.pad(state, STATE);
        if (row.cells() == 0) {
            return Wrap.after(head, row.name() + "  " + row.measured().fault());
        }
        Interval ratio = row.judgement().map(Judgement::ratio).orElseGet(() -> row.measured()
                .ratio());
        List<String> lines = new ArrayList<>(Wrap.after(head, row.name() + "  ratio " + ratio(ratio, readings.gate())));
        // What stands as it did needs no more than its ratio.
        if (rank(row) == RANK_OF_PASS) {
            return lines;
        }
        String indent = " ".repeat(head.length());
        lines.addAll(Wrap.after(indent, told(row)));
        row.judgement()
                .map(Judgement::why)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> lines.addAll(Wrap.after(indent, why)));
        return lines;
    }

    /* Which ratio it is, and what it was: the larger number and who has it, as it was then. */
    private static String told(Readings.Row row) {
        Summary.Ratio cell = row.verdict().cells().get(0);
        Factor.Kind kind = Factor.Kind.of(cell.quantity());
        String what = kind == Factor.Kind.MEMORY ? "memory" : "time";
        String which = what + " of " + cell.numerator() + " ÷ " + cell.denominator() + ", " + row.cells()
                + (row.cells() == 1 ? " cell" : " cells") + "; ";
        if (row.then().isEmpty()) {
            return which
                    + Factor.of(cell, row.measured().now(), Double.NaN, Double.NaN)
                            .clause();
        }
        Interval then = row.then().get().ratio();
        Factor before = Factor.of(cell, then, Double.NaN, Double.NaN);
        Factor now = Factor.facing(before.turned(), cell, row.measured().now(), Double.NaN, Double.NaN);
        return which + "then " + before.clause() + ", now " + now.figures();
    }

    /* What would decide the rest: by group the most sets that one of its readings asks for. */
    private List<String> longer() {
        Map<String, Integer> more = new TreeMap<>();
        int most = 0;
        for (Readings.Row row : rows) {
            int sets = row.judgement()
                    .map(Judgement::sets)
                    .orElse(OptionalInt.empty())
                    .orElse(0);
            if (sets > 0 && row.measured().ofForkSets()) {
                more.merge(
                        row.verdict().cells().get(0).cell().group(),
                        sets - row.measured().now().n(),
                        Math::max);
                most = Math.max(most, sets);
            }
        }
        double seconds = more.entrySet().stream()
                .mapToDouble(group -> group.getValue() * secondsPerSet(run, group.getKey()))
                .sum();
        return more.isEmpty()
                ? List.of()
                : Wrap.after(" ".repeat(GATE.length()), "to decide the open ones, " + toDecide(run, most, seconds));
    }
}
