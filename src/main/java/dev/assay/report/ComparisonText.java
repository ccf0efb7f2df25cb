package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.compare.ComparedRun;
import dev.assay.compare.Comparison;
import dev.assay.compare.Difference;
import dev.assay.compare.Entry;
import dev.assay.compare.Machine;
import dev.assay.compare.Row;
import dev.assay.figure.Figures;
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
            "Random effects over machines, runs of one machine combined first. The prediction is where"
                    + " the ratio of one machine more would lie; of few machines it is wide.";

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
                + (sum.unlike() == 0 ? "" : ", " + sum.unlike() + " on unlike cells")
                + "; " + count(sum.disjoint(), "ratio") + " disjoint";
    }

    /** Returns what disjoint means, and how many ratios are apart by more than noise. */
    String meaning() {
        Comparison.Sum sum = comparison.sum();
        return "Disjoint: the intervals of two runs have no value in common. " + sum.moved() + " of "
                + count(sum.disjoint(), "such ratio")
                + " differ by more than both noise floors too: they moved. A ratio"
                + " of ratios has a 95 % CI, so about one in twenty leaves 1 out by chance.";
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

    /** Returns a line that two runs tell differently. */
    String difference(Difference difference) {
        return valued(difference)
                + (difference.contenders().isEmpty() ? "" : " (" + some(difference.contenders()) + ")");
    }

    private String valued(Difference difference) {
        return difference.field() + " " + byRun(difference.values());
    }

    /** Returns values by the letters of their runs: {@code A, C 1024K · B 512K}. */
    private String byRun(List<String> values) {
        Map<String, List<Integer>> runs = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(Difference.NONE)) {
                runs.computeIfAbsent(values.get(i), key -> new ArrayList<>()).add(i);
            }
        }
        return runs.entrySet().stream()
                .map(entry -> letters(entry.getValue()) + " " + entry.getKey())
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
                row.subject().numerator(),
                row.subject().denominator(),
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
                .map(entry -> (letters ? Comparison.letter(entry.run()) + " " : "")
                        + factor(row, entry.ratio()).figures())
                .collect(Collectors.joining(letters ? ", " : " → "));
    }

    /** Returns by how much the ratio of the last run is larger than that of the first, or the other way round. */
    String ratioOfRatios(Row row) {
        Interval last = row.ratioOfRatios();
        if (!last.known()) {
            return "no interval";
        }
        // In the direction of the first run's leader, so that "larger in B" means that its lead grew.
        Interval led = row.first().ratio().estimate() < 1 ? last.inverted() : last;
        boolean grew = led.estimate() >= 1;
        Factor told = new Factor("", "", Factor.Kind.SPEED, grew ? led : led.inverted(), Double.NaN, Double.NaN, false);
        return told.figures() + " larger in "
                + Comparison.letter(grew ? row.last().run() : row.first().run())
                + (told.differs() ? "" : ", no difference seen");
    }

    /** Returns whether noise could be behind it that intervals are apart; empty where they are not. */
    String beyond(Row row) {
        if (!row.disjoint()) {
            return "";
        }
        if (row.moved()) {
            return "disjoint, beyond the noise floors";
        }
        return row.entries().stream().anyMatch(entry -> Double.isInfinite(entry.floor()))
                ? "disjoint, but a noise floor is not known"
                : "disjoint, but within a noise floor";
    }

    /** Returns what three or more machines say together. */
    String pooled(Row row) {
        RandomEffects pool = row.pooled().orElseThrow();
        Factor mean = factor(row, pool.mean());
        Interval prediction = mean.turned() ? pool.prediction().inverted() : pool.prediction();
        return mean.clause(mean.figures()) + " over " + pool.mean().n() + " machines; on one more, 95 % prediction "
                + Numbers.range(prediction, Figures::number) + "×";
    }

    /** Returns how much machines differ. */
    static String heterogeneity(RandomEffects pool) {
        return pool.tau() == 0
                ? "machines agree within their intervals (I² 0 %)"
                : "machines differ by " + Figures.number(StrictMath.exp(pool.tau())) + "× (one standard deviation), I² "
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
                .collect(Collectors.joining(", "));
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

    /** Returns why something is not compared. */
    String refusal(Comparison.Refusal refusal) {
        return refusal.field() + ": " + Comparison.letter(refusal.first()) + " " + refusal.its() + " · "
                + Comparison.letter(refusal.other()) + " " + refusal.others() + "; what rests on it is not compared";
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

    private static String some(List<String> contenders) {
        String first = contenders.stream().limit(NAMED).collect(Collectors.joining(", "));
        return contenders.size() > NAMED ? first + " and " + (contenders.size() - NAMED) + " more" : first;
    }

    /** Returns one text per run of a row, a dash where the run does not have it. */
    List<String> byRun(Row row, Function<Entry, String> words) {
        return IntStream.range(0, comparison.runs().size())
                .mapToObj(run -> row.of(run).map(words).orElse("–"))
                .toList();
    }
}
