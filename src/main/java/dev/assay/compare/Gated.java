package dev.assay.compare;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.gate.Gate;
import dev.assay.gate.Judgement;
import dev.assay.gate.Measured;
import dev.assay.gate.Outcome;
import dev.assay.run.Mode;
import dev.assay.stats.Interval;
import dev.assay.usage.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a gate says of a comparison. Every later run is held against the first, reading by reading: its ratio ÷ the first run's. A gate on the
 * ratios themselves was left out, since the claims promise unlike ratios and have bounds of their own.
 *
 * @param held what fails first, then what nobody can tell, then what passes
 * @param notHeld readings under the gate that one of two runs did not plan or did other work for, with the later run
 */
public record Gated(Gate gate, List<Held> held, List<NotHeld> notHeld) {
    public Gated {
        held = List.copyOf(held);
        notHeld = List.copyOf(notHeld);
    }

    /**
     * A reading of a later run.
     *
     * @param measured its ratio and the first run's; of no interval where the run planned the reading and did not measure it
     */
    public record Held(String claim, String reading, int run, Measured measured, Judgement judgement) {
        /** Returns {@code claim (reading)}. */
        public String name() {
            return Gated.name(claim, reading);
        }
    }

    /** A reading of a later run that is named and judged by nobody: what a machine cannot run is no regression. */
    public record NotHeld(String claim, String reading, int run) {}

    private record Open(String claim, String reading, int run, Measured measured) {}

    /** Returns what all together say. */
    public Outcome outcome() {
        return Outcome.of(held.stream().map(Held::judgement).toList());
    }

    /** Returns how many have an outcome. */
    public long count(Outcome outcome) {
        return held.stream().filter(one -> one.judgement().outcome() == outcome).count();
    }

    static Gated of(Comparison comparison, Gate gate) {
        List<Open> open = new ArrayList<>();
        for (Row row : comparison.readings()) {
            if (row.first().run() == 0
                    && gate.covers(row.subject().claim(), row.subject().reading())) {
                for (Entry entry : row.entries().subList(1, row.entries().size())) {
                    open.add(new Open(
                            row.subject().claim(),
                            row.subject().reading(),
                            entry.run(),
                            measured(comparison, row, entry)));
                }
            }
        }
        List<NotHeld> notHeld = new ArrayList<>();
        missing(comparison, gate, open, notHeld);
        require(comparison, gate, open);
        List<Held> held = open.stream()
                .map(one -> new Held(
                        one.claim(), one.reading(), one.run(), one.measured(), gate.judge(one.measured(), open.size())))
                .sorted(Comparator.comparing(one -> List.of(Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)
                        .indexOf(one.judgement().outcome())))
                .toList();
        return new Gated(gate, held, notHeld);
    }

    private static Measured measured(Comparison comparison, Row row, Entry entry) {
        Measured measured = Measured.against(
                entry.ratio(), entry.floor(), row.first().ratio(), row.first().floor());
        Measured unit = row.subject().mode() == Mode.MEMORY ? measured.ofMemory() : measured;
        return unit.withFault(List.of(0, entry.run()).stream()
                .filter(run -> !comparison.runs().get(run).valid())
                .findFirst()
                .map(run -> "the controls of " + Comparison.letter(run) + " failed")
                .orElse(""));
    }

    /* What a later run was to measure and did not, since its contender failed, must not make a gate pass by being absent. */
    private static void missing(Comparison comparison, Gate gate, List<Open> open, List<NotHeld> notHeld) {
        ComparedRun first = comparison.runs().get(0);
        for (Definition claim : Definitions.parse(first.header().claims())) {
            for (Definition.Reading reading : claim.readings()) {
                if (gate.covers(claim.id(), reading.id()) && has(first, claim.id(), reading.id())) {
                    for (int run = 1; run < comparison.runs().size(); run++) {
                        if (!has(open, claim.id(), reading.id(), run)) {
                            ComparedRun later = comparison.runs().get(run);
                            if (!has(later, claim.id(), reading.id()) && planned(later, reading)) {
                                open.add(new Open(claim.id(), reading.id(), run, nothing(run)));
                            } else {
                                notHeld.add(new NotHeld(claim.id(), reading.id(), run));
                            }
                        }
                    }
                }
            }
        }
    }

    private static boolean has(ComparedRun run, String claim, String reading) {
        return run.verdicts().stream()
                .anyMatch(verdict ->
                        verdict.id().equals(claim) && verdict.reading().equals(reading));
    }

    private static boolean has(List<Open> open, String claim, String reading, int run) {
        return open.stream()
                .anyMatch(one -> one.run() == run
                        && one.claim().equals(claim)
                        && one.reading().equals(reading));
    }

    private static boolean planned(ComparedRun run, Definition.Reading reading) {
        boolean memory = reading.quantities().stream().anyMatch(quantity -> quantity.isMemory());
        return run.header().groups().stream()
                        .anyMatch(group -> group.id().equals(reading.group())
                                && group.contenders().containsAll(List.of(reading.numerator(), reading.denominator())))
                && (!memory
                        || run.ratios().stream().anyMatch(ratio -> ratio.cell().mode() == Mode.MEMORY));
    }

    private static Measured nothing(int run) {
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95, 0);
        return Measured.of(none, Double.POSITIVE_INFINITY)
                .withFault(Comparison.letter(run) + " planned it and did not measure it");
    }

    private static void require(Comparison comparison, Gate gate, List<Open> open) {
        if (open.isEmpty()) {
            List<Row> rows = comparison.readings().stream()
                    .filter(row -> row.first().run() == 0)
                    .toList();
            List<String> names = rows.stream().map(row -> row.subject().name()).toList();
            throw new IllegalArgumentException("gate (" + gate.text()
                    + ") must be about a claim that the first run and a later one tested: "
                    + (names.isEmpty() ? "there is none" : String.join(", ", names))
                    + Nearest.hint(
                            gate.claim().orElse(""),
                            rows.stream()
                                    .map(row -> row.subject().claim())
                                    .distinct()
                                    .toList(),
                            ""));
        }
    }

    private static String name(String claim, String reading) {
        return claim + " (" + reading + ")";
    }
}
