package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.compare.ComparedRun;
import dev.assay.compare.Comparison;
import dev.assay.compare.Difference;
import dev.assay.compare.Entry;
import dev.assay.compare.Gated;
import dev.assay.compare.Machine;
import dev.assay.compare.Row;
import dev.assay.figure.Figures;
import dev.assay.gate.Gate;
import dev.assay.gate.Judgement;
import dev.assay.gate.Outcome;
import dev.assay.run.ContenderId;
import dev.assay.run.MachineId;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.RandomEffects;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison in words, the same on a terminal, in Markdown and on the page. */
final class ComparisonText {
    /* More runs than these do not fit beside each other in a line or a table. */
    static final int BESIDE = 6;

    static final String POOLING =
            "In brackets: the 95 % CI of the middle ratio over machines, by random effects, runs of one"
                    + " machine combined first. Prediction: where the ratio on one machine more would lie, in 95 of"
                    + " 100 cases; from few machines it is wide. Scatter: one standard deviation between machines."
                    + " I²: the share of the variation that lies between them.";

    static final String FLIPS =
            "Another leader means: in two runs different contenders are ahead, and neither" + " interval holds 1.";

    static final String GATE =
            "The ratio is the claim's, in a later run ÷ in A. Each must pass: interval and noise floor"
                    + " must both clear the bound.";

    private static final int NAMED = 2;
    private static final int LETTERS = 8;

    private final Comparison comparison;

    ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Returns the answer: {@code 23 readings: 18 the same verdict, 5 changed, 0 reversed; 10 ratios disjoint}. */
    String sum() {
        Comparison.Sum sum = comparison.sum();
        if (sum.readings() == 0) {
            return "No claim was tested in two of these runs";
        }
        return count(sum.readings(), "reading") + ": " + sum.same() + " the same verdict, " + sum.changed()
                + " changed, " + sum.reversed() + " reversed"
                + (sum.unlike() == 0 ? "" : ", " + sum.unlike() + " with verdicts on unlike cells")
                + "; " + count(sum.disjoint(), "ratio") + " disjoint";
    }

    /** Returns what the figures of a row mean, and how many ratios are apart by more than noise. */
    String meaning() {
        Comparison.Sum sum = comparison.sum();
        boolean many = comparison.runs().size() > 2;
        return "In brackets stands a run's interval, at the level that judged the claim: 95 % or stricter."
                + " Disjoint: the intervals of two runs have no value in common. " + sum.moved() + " of "
                + count(sum.disjoint(), "such ratio")
                + " differ by more than both noise floors too: they moved. The line below says how much larger the"
                + " ratio is in one run than in another, with a 95 % CI of its own"
                + (many ? ": first for the last run against the first, then for the two furthest apart." : ".")
                + " About one such interval in twenty leaves 1 out by chance.";
    }

    /** Returns a run in a line: machine, day, effort, grade, and what forbids to believe it. */
    String run(int place) {
        ComparedRun run = comparison.runs().get(place);
        return run.machine().name() + " · " + run.day() + " · " + run.header().effort() + " · environment grade "
                + run.header().grade()
                + (run.cutShort() ? " · cut short by its time limit" : "")
                + (run.valid() ? "" : " · INVALID: its controls failed");
    }

    /** Returns whether the runs are of one machine, and by what that is known. */
    String machines() {
        List<Difference> told = comparison.differences().told().stream()
                .filter(one -> one.kind() == Difference.Kind.MACHINE)
                .toList();
        List<Machine> machines = comparison.machines();
        if (machines.size() == 1) {
            return machines.get(0).certain()
                    ? "One kind of machine, as far as the systems tell."
                    : "Perhaps one machine: all told is equal, but the " + MachineId.MICROARCHITECTURE
                            + " was not recorded.";
        }
        if (told.isEmpty()) {
            return "Perhaps not one machine: nothing told differs, but not all runs record the "
                    + MachineId.MICROARCHITECTURE + ".";
        }
        String kinds = machines.size() == 2 && comparison.runs().size() == 2
                ? "Not one machine: "
                : machines.size() + " kinds of machine ("
                        + machines.stream()
                                .map(machine -> machine.name() + ": " + letters(machine.runs()))
                                .collect(Collectors.joining("; "))
                        + "): ";
        return kinds + told.stream().map(this::valued).collect(Collectors.joining("; ")) + ".";
    }

    /** Returns lines that two runs tell differently, those of the same contenders in one, most suspicious first. */
    List<String> differences() {
        Map<Object, List<Difference>> lines = new LinkedHashMap<>();
        comparison.differences().told().stream()
                .filter(one -> one.kind() != Difference.Kind.MACHINE)
                .forEach(one -> lines.computeIfAbsent(
                                one.contenders().isEmpty() ? one : one.contenders(), key -> new ArrayList<>())
                        .add(one));
        return lines.values().stream()
                .map(line -> line.stream().map(this::valued).collect(Collectors.joining("; "))
                        + (line.get(0).contenders().isEmpty()
                                ? ""
                                : " (" + some(line.get(0).contenders()) + "): " + touched(line.get(0))))
                .toList();
    }

    private String valued(Difference difference) {
        return difference.field() + " " + byRun(difference.values());
    }

    /** Returns values with the letters of their runs: {@code 1024K in A, C · 512K in B}. */
    private String byRun(List<String> values) {
        Map<String, List<Integer>> runs = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(Difference.NONE)) {
                runs.computeIfAbsent(values.get(i), key -> new ArrayList<>()).add(i);
            }
        }
        return runs.entrySet().stream()
                .map(entry -> entry.getKey() + " in " + letters(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** Returns how much of what a change of contenders touches moved. */
    String touched(Difference difference) {
        List<Row> rows = rows().stream()
                .filter(row -> difference.contenders().contains(row.subject().numerator())
                        || difference.contenders().contains(row.subject().denominator()))
                .toList();
        long moved = rows.stream().filter(Row::moved).count();
        return rows.isEmpty()
                ? "no ratio of these contenders is compared"
                : moved + " of " + count(rows.size(), "ratio") + " with them moved";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(comparison.readings());
        rows.addAll(comparison.pairs());
        return rows;
    }

    /** Returns what the figures of a row are of, where that is not all cells of the claim. */
    static String where(Row row) {
        List<String> where = new ArrayList<>();
        if (row.subject().quantity() == Quantity.FOOTPRINT_ABOVE_EMPTY) {
            where.add("above an empty runtime");
        }
        if (!row.where().equals(Where.ALL)) {
            where.add("on " + WhereText.corpus(row.where()) + " " + WhereText.size(row.where()));
        }
        if (row.unlike()) {
            where.add("over the " + count(row.cells(), "cell") + " that all have");
        }
        return String.join(", ", where);
    }

    /** Returns the verdicts from run to run; once where all are the same. */
    String verdicts(Row row) {
        if (row.unlike() || !row.subject().claimed()) {
            return row.subject().claimed() ? "verdicts rest on unlike cells, not compared" : "";
        }
        List<String> words = row.entries().stream()
                .map(entry -> verdict(entry.verdict().orElseThrow()))
                .toList();
        if (words.stream().distinct().count() == 1) {
            return words.get(0);
        }
        if (row.entries().size() == 2) {
            return words.get(0) + " → " + words.get(1);
        }
        String[] values = new String[comparison.runs().size()];
        Arrays.fill(values, Difference.NONE);
        for (int i = 0; i < words.size(); i++) {
            values[row.entries().get(i).run()] = words.get(i);
        }
        return byRun(List.of(values));
    }

    private static String verdict(Verdict verdict) {
        return verdict.outcome().label()
                + (verdict.outcome() == Verdict.Outcome.INCONCLUSIVE ? " (" + verdict.cause() + ")" : "");
    }

    /** Returns the ratio of one run, the larger number and who. */
    static Factor factor(Row row, Interval ratio) {
        return Factor.of(
                row.subject().numerator().toString(),
                row.subject().denominator().toString(),
                Factor.Kind.of(row.subject().quantity()),
                ratio,
                row.lower(),
                row.upper());
    }

    /** Returns the figures of one run; who is named only where it is not the one that the row names. */
    static String figures(Row row, Entry entry) {
        Factor told = factor(row, entry.ratio());
        return told.turned() == factor(row, row.first().ratio()).turned()
                ? told.figures()
                : told.who() + " " + told.figures();
    }

    /** Returns the ratios of all runs in a sentence; a run that has another contender ahead gets one of its own. */
    String ratios(Row row) {
        Map<String, List<Entry>> byLeader = new LinkedHashMap<>();
        row.entries().forEach(entry -> byLeader.computeIfAbsent(
                        factor(row, entry.ratio()).who(), who -> new ArrayList<>())
                .add(entry));
        return byLeader.values().stream()
                .map(entries -> factor(row, entries.get(0).ratio()).clause(figures(row, entries, byLeader.size() > 1)))
                .collect(Collectors.joining("; "));
    }

    private String figures(Row row, List<Entry> entries, boolean named) {
        if (entries.size() > BESIDE) {
            List<Double> factors = entries.stream()
                    .map(entry -> factor(row, entry.ratio()).interval().estimate())
                    .sorted()
                    .toList();
            return Figures.number(factors.get(0)) + "× to " + Figures.number(factors.get(factors.size() - 1)) + "× ("
                    + entries.size() + " runs)";
        }
        boolean letters = named || comparison.runs().size() > 2;
        return entries.stream()
                .map(entry ->
                        factor(row, entry.ratio()).figures() + (letters ? " in " + Comparison.letter(entry.run()) : ""))
                .collect(Collectors.joining(letters ? ", " : " → "));
    }

    /** Returns how far apart the first and the last run are, and the two furthest apart if those are others. */
    String apart(Row row) {
        Row.Pair ends = row.ends();
        String told = larger(row, ends);
        return row.furthest()
                .filter(pair -> !pair.equals(ends))
                .map(pair -> told + "; furthest apart "
                        + Comparison.letter(pair.first().run()) + " and "
                        + Comparison.letter(pair.last().run()) + ": " + larger(row, pair))
                .orElse(told);
    }

    /* In the direction of the first run's leader, so that "larger in B" means that its lead grew. */
    private static String larger(Row row, Row.Pair pair) {
        Interval last = pair.ratioOfRatios();
        if (!last.known()) {
            return "no interval";
        }
        Interval led = row.first().ratio().estimate() < 1 ? last.inverted() : last;
        boolean grew = led.estimate() >= 1;
        Factor told = new Factor("", "", Factor.Kind.SPEED, grew ? led : led.inverted(), Double.NaN, Double.NaN, false);
        return told.figures() + " larger in "
                + Comparison.letter(grew ? pair.last().run() : pair.first().run())
                + (told.differs() ? "" : ", no difference seen") + beyond(pair);
    }

    /* Whether noise could be behind it that intervals are apart. */
    private static String beyond(Row.Pair pair) {
        if (!pair.disjoint()) {
            return "";
        }
        if (pair.moved()) {
            return ", disjoint, beyond both noise floors";
        }
        return Double.isInfinite(pair.first().floor())
                        || Double.isInfinite(pair.last().floor())
                ? ", disjoint, but a noise floor is not known"
                : ", disjoint, but within a noise floor";
    }

    /** Returns what three or more machines say together. */
    String pooled(Row row) {
        RandomEffects pool = row.pooled().orElseThrow();
        Factor mean = factor(row, pool.mean());
        Interval prediction = mean.turned() ? pool.prediction().inverted() : pool.prediction();
        return mean.clause(mean.figures()) + " over " + pool.mean().n() + " machines; prediction "
                + Numbers.range(prediction, Figures::number) + "×";
    }

    /** Returns how much machines differ. */
    static String heterogeneity(RandomEffects pool) {
        return pool.tau() == 0
                ? "machines agree within their intervals"
                : "scatter " + Figures.above(StrictMath.exp(pool.tau())) + ", I² "
                        + Figures.percent(pool.inconsistency(), 0);
    }

    /** Returns who leads where, of a row in which the leader is not the same on all machines. */
    String flip(Row row) {
        Map<String, List<Integer>> leaders = new LinkedHashMap<>();
        for (Entry entry : row.entries()) {
            Factor factor = factor(row, entry.ratio());
            if (factor.differs()) {
                leaders.computeIfAbsent(factor.who(), who -> new ArrayList<>()).add(entry.run());
            }
        }
        return leaders.entrySet().stream()
                .map(entry -> entry.getKey() + " leads in " + letters(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Returns a change on one machine, with what its two runs tell differently of tools and contenders. */
    String change(Row row, Row.Change change) {
        List<Difference> told = comparison.differences().told().stream()
                .filter(one ->
                        !one.values().get(change.before()).equals(one.values().get(change.after())))
                .filter(one -> !one.values().get(change.after()).equals(Difference.NONE)
                        && !one.values().get(change.before()).equals(Difference.NONE))
                .filter(one -> one.contenders().isEmpty()
                        || one.contenders().contains(row.subject().numerator())
                        || one.contenders().contains(row.subject().denominator()))
                .toList();
        return "changed between " + Comparison.letter(change.before()) + " ("
                + comparison.runs().get(change.before()).day() + ") and " + Comparison.letter(change.after()) + " ("
                + comparison.runs().get(change.after()).day() + ") on "
                + comparison.machines().get(change.machine()).name() + "; "
                + (told.isEmpty()
                        ? "nothing recorded differs between the two"
                        : "what differs then: "
                                + told.stream()
                                        .map(one -> one.field() + " "
                                                + one.values().get(change.before()) + " → "
                                                + one.values().get(change.after()))
                                        .collect(Collectors.joining("; ")));
    }

    /** Returns what may be said over time: a change takes three runs of one machine. */
    Optional<String> time() {
        List<Machine> repeated = comparison.machines().stream()
                .filter(machine -> machine.runs().size() > 1)
                .toList();
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        String few = repeated.stream()
                .filter(machine -> machine.runs().size() < Comparison.POOLED)
                .map(machine -> letters(machine.runs()))
                .collect(Collectors.joining("; "));
        long changes = rows().stream().mapToLong(row -> row.changes().size()).sum();
        boolean many = repeated.stream().anyMatch(machine -> machine.runs().size() >= Comparison.POOLED);
        return Optional.of((many ? count(changes, "change") + " in time on one machine. " : "")
                + (few.isEmpty() ? "" : "Of two runs (" + few + ") none is called a change: a third must repeat it."));
    }

    /** Returns what a gate says, and of how many. */
    String gate(Gated gated) {
        return gated.gate().text() + ": " + gated.outcome().label() + " ("
                + Arrays.stream(Outcome.values())
                        .map(outcome -> gated.count(outcome) + " × " + outcome.label())
                        .collect(Collectors.joining(", "))
                + ").";
    }

    /** Returns what a gate says of one reading of one run, and what would decide it. */
    String held(Gate gate, Gated.Held held) {
        Judgement judgement = held.judgement();
        return held.name() + ", " + Comparison.letter(held.run()) + " ÷ A: "
                + (judgement.ratio().known() ? GateText.ratio(judgement.ratio(), Optional.of(gate)) + "; " : "")
                + (judgement.why().isEmpty()
                        ? "noise floor " + Figures.above(held.measured().floor())
                        : judgement.why());
    }

    /** Returns which readings under a gate are held by nobody. */
    Optional<String> notHeld(Gated gated) {
        Map<String, List<Integer>> runs = new LinkedHashMap<>();
        gated.notHeld().forEach(one -> runs.computeIfAbsent(
                        one.claim() + " (" + one.reading() + ")", name -> new ArrayList<>())
                .add(one.run()));
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of("Not held, since one of two runs did not plan it or did other work: "
                        + runs.entrySet().stream()
                                .map(one -> one.getKey() + " of " + letters(one.getValue()))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    /** Returns why something is not compared. */
    String refusal(Comparison.Refusal refusal) {
        return refusal.field() + ": " + refusal.its() + " in " + Comparison.letter(refusal.first()) + " · "
                + refusal.others() + " in " + Comparison.letter(refusal.other()) + "; what rests on it is not compared";
    }

    /** Returns the readings that one run alone tested, by run. */
    List<String> alone() {
        Map<Integer, List<String>> byRun = new LinkedHashMap<>();
        comparison.alone().forEach(one -> byRun.computeIfAbsent(one.run(), run -> new ArrayList<>())
                .add(one.claim() + " (" + one.reading() + ")"));
        return byRun.entrySet().stream()
                .map(entry ->
                        "only " + Comparison.letter(entry.getKey()) + " tested " + String.join(", ", entry.getValue()))
                .toList();
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String letters(List<Integer> runs) {
        String few = runs.stream()
                .sorted()
                .limit(runs.size() > LETTERS ? NAMED : LETTERS)
                .map(Comparison::letter)
                .collect(Collectors.joining(", "));
        return runs.size() > LETTERS ? few + " and " + (runs.size() - NAMED) + " more" : few;
    }

    private static String some(List<ContenderId> contenders) {
        String first =
                contenders.stream().limit(NAMED).map(ContenderId::toString).collect(Collectors.joining(", "));
        return contenders.size() > NAMED ? first + " and " + (contenders.size() - NAMED) + " more" : first;
    }

    /** Returns one text per run of a row, a dash where the run does not have it. */
    List<String> byRun(Row row, Function<Entry, String> words) {
        return IntStream.range(0, comparison.runs().size())
                .mapToObj(run -> row.of(run).map(words).orElse("–"))
                .toList();
    }
}
