package dev.assay.gate;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.claim.Judge;
import dev.assay.claim.Ledger;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finished run that another is held against. The contenders may have changed since then: that is what a baseline is for. The texts may
 * not, and of times nothing is ever compared but ratios.
 */
public final class Baseline {
    private final String name;
    private final Header header;
    private final Summary summary;
    private final List<Verdict> verdicts;
    private final List<Definition> claims;

    private Baseline(String name, RunFile run) {
        this.name = name;
        this.header = run.header();
        this.summary = Summarizer.forVerdicts(run);
        this.verdicts = Ledger.judge(run, summary);
        this.claims = Definitions.parse(header.claims());
    }

    /** Returns a run as a baseline, under the name by which the user gave it. */
    public static Baseline of(String name, RunFile run) {
        return new Baseline(name, run);
    }

    /** Returns the name by which the user gave it. */
    public String name() {
        return name;
    }

    /** Returns its header. */
    public Header header() {
        return header;
    }

    /** Returns why nothing may be concluded from it; empty if it may. */
    String fault() {
        return Validity.faults(summary.controls()).isEmpty() ? "" : "the controls of " + name + " failed";
    }

    /** Returns in words whether another run was made on its kind of machine. */
    public String machines(Header now) {
        return MachineId.of(header).beside(MachineId.of(now)) + "; only ratios are compared";
    }

    /** Returns which of some contenders were built from another source than now, or are of another version. */
    public List<ContenderId> changed(Header now, List<ContenderId> contenders) {
        return now.contenders().stream()
                .filter(row -> contenders.contains(row.id()) && row.available())
                .filter(row -> header.contenders().stream()
                        .anyMatch(then -> then.id().equals(row.id())
                                && then.available()
                                && !String.valueOf(then.source()).equals(String.valueOf(row.source()))))
                .map(Header.ContenderRow::id)
                .toList();
    }

    /**
     * A pair on one deck.
     *
     * @param time ratio of times, in the direction that was asked for
     * @param floor noise floor there
     * @param group comparison group it was measured in
     * @param company how many others were alive beside the two
     * @param fault why nothing may be concluded from it; empty if it may
     */
    public record Pair(Summary.Ratio time, double floor, String group, int company, String fault) {}

    /**
     * Returns what it holds of a pair on a deck: in the first of its groups that has both, as in all tables.
     *
     * @param encoding empty: the first in which it holds them
     * @param deck as it is now
     * @throws IllegalArgumentException with one line that says what it does hold
     */
    public Pair pair(ContenderId numerator, ContenderId denominator, Optional<String> encoding, Header.DeckRow deck) {
        List<Summary.Ratio> both = times().filter(row ->
                        row.numerator().equals(numerator) && row.denominator().equals(denominator)
                                || row.numerator().equals(denominator)
                                        && row.denominator().equals(numerator))
                .toList();
        if (both.isEmpty()) {
            throw refusal(
                    "hold " + numerator + " beside " + denominator + " in a group",
                    beside(numerator) + "; " + beside(denominator));
        }
        Summary.Ratio found = both.stream()
                .filter(row -> row.cell().where().equals(deck.deck())
                        && encoding.filter(id -> !id.equals(row.cell().encoding()))
                                .isEmpty())
                .findFirst()
                .orElseThrow(() -> refusal(
                        "hold the pair on " + deck.corpus() + " " + Figures.size(deck.size())
                                + encoding.map(id -> " with " + id).orElse(""),
                        both.stream().map(Baseline::place).distinct().collect(Collectors.joining(", "))));
        requireSame(deck);
        Header.GroupRow group = header.groups().stream()
                .filter(row -> row.id().equals(found.cell().group()))
                .findFirst()
                .orElseThrow();
        return new Pair(
                found.numerator().equals(numerator) ? found : found.inverted(),
                summary.controls().floor(List.of(found.cell())),
                group.id(),
                group.contenders().size() - 2,
                fault());
    }

    private Stream<Summary.Ratio> times() {
        return summary.ratios().stream()
                .filter(row -> row.quantity() == Quantity.TIME
                        && row.cell().single()
                        && row.cell().mode() == Mode.THROUGHPUT);
    }

    private String beside(ContenderId contender) {
        TreeSet<ContenderId> others = new TreeSet<>();
        times().forEach(row -> {
            if (row.numerator().equals(contender)) {
                others.add(row.denominator());
            } else if (row.denominator().equals(contender)) {
                others.add(row.numerator());
            }
        });
        return others.isEmpty()
                ? "no " + contender
                : contender + " beside "
                        + others.stream().map(ContenderId::toString).collect(Collectors.joining(", "));
    }

    private static String place(Summary.Ratio row) {
        return row.cell().deck().corpus() + " " + Figures.size(row.cell().deck().size()) + " with "
                + row.cell().encoding();
    }

    private void requireSame(Header.DeckRow deck) {
        if (!same(deck)) {
            String there = held(deck).map(Header.DeckRow::sha256).orElse("none");
            throw new IllegalArgumentException("deck " + deck.corpus() + " " + Figures.size(deck.size())
                    + " (SHA-256 " + brief(deck.sha256()) + " here, " + brief(there) + " in " + name
                    + ") must be equal; take a baseline of the same text");
        }
    }

    private static String brief(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }

    private Optional<Header.DeckRow> held(Header.DeckRow deck) {
        return header.decks().stream()
                .filter(row -> row.deck().equals(deck.deck()))
                .findFirst();
    }

    private boolean same(Header.DeckRow deck) {
        return held(deck).filter(row -> row.sha256().equals(deck.sha256())).isPresent();
    }

    private IllegalArgumentException refusal(String rule, String held) {
        return new IllegalArgumentException("--against (" + name + ") must " + rule + "; it holds " + held);
    }

    /**
     * Returns what it says of a reading: its verdict, if it was measured by today's rule; with the cells whose text is today's alone.
     *
     * @param now effort and decks of the run that is held against it
     */
    Optional<Verdict> reading(String claim, Definition.Reading reading, Readings.Work now) {
        boolean sameRule = claims.stream()
                .filter(one -> one.id().equals(claim))
                .flatMap(one -> one.readings().stream())
                .anyMatch(one -> one.rule().equals(reading.rule()));
        return verdicts.stream()
                .filter(verdict -> sameRule
                        && verdict.id().equals(claim)
                        && verdict.reading().equals(reading.id()))
                .filter(verdict -> !cells(verdict, now).isEmpty())
                .findFirst();
    }

    /**
     * Returns the cells of a verdict whose text is today's. Memory rests on the decks that the effort gives to memory forks, so one of
     * another text or another effort keeps it out.
     */
    List<Summary.Ratio> cells(Verdict verdict, Readings.Work now) {
        List<Header.DeckRow> shared =
                now.decks().stream().filter(deck -> held(deck).isPresent()).toList();
        boolean memory = now.effort().equals(header.effort()) && shared.stream().allMatch(this::same);
        return verdict.cells().stream()
                .filter(row -> row.cell().mode() == Mode.MEMORY
                        ? memory && !shared.isEmpty()
                        : shared.stream()
                                .anyMatch(deck -> deck.deck().equals(row.cell().where()) && same(deck)))
                .toList();
    }

    /** Returns the noise floor of what these cells say together. */
    double floor(List<Summary.Ratio> cells) {
        return Judge.floor(summary.controls(), cells);
    }

    /** Returns the readings that it holds, in the order of the claims. */
    List<String> readings() {
        List<String> names = new ArrayList<>();
        verdicts.stream()
                .filter(verdict -> !verdict.cells().isEmpty())
                .forEach(verdict -> names.add(Readings.name(verdict.id(), verdict.reading())));
        return names;
    }
}
