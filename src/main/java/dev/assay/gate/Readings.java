package dev.assay.gate;

import dev.assay.claim.Definition;
import dev.assay.claim.Judge;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.Where;
import dev.assay.stats.InterimAnalyses;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.usage.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The readings of a run that are held against a baseline, a gate, or both. Which ones is fixed before the run: one that was to be measured
 * and was not, since its contender failed, must not make a gate pass by being absent.
 */
public final class Readings {
    /** What a run works on, as far as it must be the same in two runs. */
    public record Work(String effort, List<Header.DeckRow> decks) {
        public Work {
            decks = List.copyOf(decks);
        }
    }

    /** A reading that the plan measures. */
    private record Expected(String claim, Definition.Reading reading) {
        String name() {
            return Readings.name(claim, reading.id());
        }

        boolean in(Map<String, List<ContenderId>> groups) {
            return groups.getOrDefault(reading.group(), List.of()).containsAll(pair());
        }

        List<ContenderId> pair() {
            return List.of(reading.numerator(), reading.denominator());
        }

        boolean ofMemory() {
            return reading.quantities().stream().anyMatch(Quantity::isMemory);
        }
    }

    /**
     * A reading after the run.
     *
     * @param verdict of this run
     * @param cells that both runs hold, and that the ratio is the geometric mean of; 0 where it was not measured
     * @param then ratio of the same cells in the baseline
     * @param measured what is held against the gate
     * @param judgement empty without a gate
     */
    public record Row(
            Verdict verdict,
            int cells,
            Optional<Summary.Ratio> then,
            Measured measured,
            Optional<Judgement> judgement) {
        /** Returns {@code claim (reading)}. */
        public String name() {
            return Readings.name(verdict.id(), verdict.reading());
        }
    }

    private final Optional<Baseline> baseline;
    private final Optional<Gate> gate;
    private final Work work;
    private final List<Expected> expected;
    private final List<String> missing;
    private final List<String> absent;

    private Readings(
            Optional<Baseline> baseline,
            Optional<Gate> gate,
            Work work,
            List<Expected> expected,
            List<String> missing,
            List<String> absent) {
        this.baseline = baseline;
        this.gate = gate;
        this.work = work;
        this.expected = expected;
        this.missing = missing;
        this.absent = absent;
    }

    /** Returns the name of a reading as texts have it. */
    static String name(String claim, String reading) {
        return claim + " (" + reading + ")";
    }

    /**
     * Returns the readings that a run is to be held by, before anything is started.
     *
     * @param claims that the run was asked for
     * @param groups contenders of each group, as if all were there
     * @param work of the run
     * @throws IllegalArgumentException with one line if that is none, or the gate names another
     */
    public static Readings expected(
            Optional<Baseline> baseline,
            Optional<Gate> gate,
            List<Definition> claims,
            Map<String, List<ContenderId>> groups,
            Work work) {
        List<Expected> planned = planned(claims, groups);
        List<Expected> asked = planned.stream()
                .filter(one -> gate.filter(condition ->
                                !condition.covers(one.claim(), one.reading().id()))
                        .isEmpty())
                .toList();
        gate.ifPresent(condition -> require(condition, baseline.isPresent(), planned, asked));
        List<Expected> held = asked.stream()
                .filter(one -> baseline.filter(then ->
                                then.reading(one.claim(), one.reading(), work).isEmpty())
                        .isEmpty())
                .toList();
        if (held.isEmpty()) {
            String names = String.join(", ", baseline.map(Baseline::readings).orElse(List.of()));
            throw new IllegalArgumentException("--against ("
                    + baseline.map(Baseline::name).orElse("none")
                    + ") must hold a reading that this plan tests, on the same text; it holds "
                    + (names.isEmpty() ? "none" : names));
        }
        return new Readings(
                baseline,
                gate,
                work,
                held,
                asked.stream()
                        .filter(one -> !held.contains(one))
                        .map(Expected::name)
                        .toList(),
                List.of());
    }

    /**
     * Returns those of them that a plan measures. The others are named and judged by nobody: what this machine cannot run, or a short
     * effort leaves out, is no regression.
     *
     * @param groups contenders of each group, as planned
     * @param memory contenders whose memory is taken
     * @throws IllegalArgumentException if none is left
     */
    public Readings among(Map<String, List<ContenderId>> groups, Set<ContenderId> memory) {
        List<Expected> there = expected.stream()
                .filter(one -> one.in(groups) && (!one.ofMemory() || memory.containsAll(one.pair())))
                .toList();
        List<String> away = expected.stream()
                .filter(one -> !there.contains(one))
                .map(Expected::name)
                .toList();
        if (there.isEmpty()) {
            throw new IllegalArgumentException("readings under the gate (" + String.join(", ", away)
                    + ") must have both their contenders in the plan; see assay contenders");
        }
        return new Readings(baseline, gate, work, there, missing, away);
    }

    private static List<Expected> planned(List<Definition> claims, Map<String, List<ContenderId>> groups) {
        List<Expected> planned = new ArrayList<>();
        for (Definition claim : claims) {
            for (Definition.Reading reading : claim.readings()) {
                Expected one = new Expected(claim.id(), reading);
                if (one.in(groups)) {
                    planned.add(one);
                }
            }
        }
        return planned;
    }

    private static void require(Gate gate, boolean against, List<Expected> planned, List<Expected> asked) {
        if (gate.claim().isEmpty() && !against) {
            throw new IllegalArgumentException("gate (" + gate.text()
                    + ") must name a claim where no baseline is given, since the claims promise unlike ratios; write"
                    + " like-c: " + gate.text() + ", or add --against DIR");
        }
        if (asked.isEmpty()) {
            List<String> names = planned.stream().map(Expected::name).toList();
            List<String> ids = planned.stream().map(Expected::claim).distinct().toList();
            throw new IllegalArgumentException("gate (" + gate.text() + ") must name a claim that this plan tests: "
                    + (names.isEmpty() ? "it tests none" : String.join(", ", names))
                    + Nearest.hint(gate.claim().orElse(""), ids, ""));
        }
    }

    /** Returns how many readings will be held against it. */
    public int size() {
        return expected.size();
    }

    /** Returns the readings that the plan tests and the baseline does not hold, or holds of another text. */
    public List<String> missing() {
        return missing;
    }

    /** Returns the readings that the plan does not measure, since a contender is not there or no memory is taken. */
    public List<String> absent() {
        return absent;
    }

    /** Returns the baseline. */
    public Optional<Baseline> baseline() {
        return baseline;
    }

    /** Returns the gate. */
    public Optional<Gate> gate() {
        return gate;
    }

    /** Returns what the run says, reading by reading, in the order of the claims. */
    public List<Row> rows(RunFile run, Summary summary, List<Verdict> verdicts) {
        boolean valid = Validity.faults(summary.controls()).isEmpty();
        List<Row> rows = new ArrayList<>();
        for (Expected one : expected) {
            verdicts.stream()
                    .filter(verdict -> verdict.id().equals(one.claim())
                            && verdict.reading().equals(one.reading().id()))
                    .findFirst()
                    .map(verdict -> row(one, run.header(), summary, verdict, valid))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private Row row(Expected one, Header header, Summary summary, Verdict verdict, boolean valid) {
        if (verdict.cells().isEmpty()) {
            return row(verdict, 0, Optional.empty(), nothing(verdict.cause()));
        }
        String fault = valid ? "" : "the controls of this run failed";
        if (baseline.isEmpty()) {
            Measured alone =
                    Measured.of(verdict.ratio().orElseThrow(), Judge.floor(summary.controls(), verdict.cells()));
            return row(
                    verdict,
                    verdict.cells().size(),
                    Optional.empty(),
                    unit(alone, verdict.cells()).withFault(fault));
        }
        Baseline then = baseline.get();
        List<Summary.Ratio> before = then.reading(one.claim(), one.reading(), work)
                .map(there -> then.cells(there, work))
                .orElse(List.of());
        List<Summary.Ratio> now = shared(verdict.cells(), before);
        List<Summary.Ratio> past = shared(before, now);
        Optional<Summary.Ratio> pooled = pooled(now, header);
        Optional<Summary.Ratio> pooledThen = pooled(past, then.header());
        if (pooled.isEmpty() || pooledThen.isEmpty()) {
            return row(verdict, 0, Optional.empty(), nothing("no fork set holds every cell that both runs have"));
        }
        Measured measured = Measured.against(
                pooled.get().ratio(),
                Judge.floor(summary.controls(), now),
                pooledThen.get().ratio(),
                then.floor(past));
        return row(verdict, now.size(), pooledThen, unit(measured, now).withFault(valid ? then.fault() : fault));
    }

    private Row row(Verdict verdict, int cells, Optional<Summary.Ratio> then, Measured measured) {
        return new Row(
                verdict, cells, then, measured, gate.map(condition -> condition.judge(measured, expected.size())));
    }

    private static Measured nothing(String why) {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95, 0);
        return Measured.of(none, Double.POSITIVE_INFINITY).withFault(why);
    }

    private static Measured unit(Measured measured, List<Summary.Ratio> cells) {
        return cells.get(0).cell().mode() == Mode.MEMORY ? measured.ofMemory() : measured;
    }

    /* At the level that the looks between fork sets leave. */
    private static Optional<Summary.Ratio> pooled(List<Summary.Ratio> rows, Header header) {
        return rows.isEmpty()
                ? Optional.empty()
                : Summary.Ratio.pooled(rows, rows.get(0).cell().at(Where.ALL))
                        .map(row -> row.at(InterimAnalyses.level(header, row)));
    }

    private static List<Summary.Ratio> shared(List<Summary.Ratio> rows, List<Summary.Ratio> others) {
        return rows.stream()
                .filter(row -> others.stream()
                        .anyMatch(other -> other.quantity() == row.quantity()
                                && other.cell().where().equals(row.cell().where())))
                .toList();
    }
}
