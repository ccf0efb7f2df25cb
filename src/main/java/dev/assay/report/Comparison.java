package dev.assay.report;

import dev.assay.chart.Chart;
import dev.assay.chart.Charts;
import dev.assay.claim.Definitions;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.UserText;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The same ratios of several runs, side by side. Ratios only: a time of one machine says nothing about another. Runs that did not do
 * the same work are refused.
 *
 * @param runs two or more
 */
public record Comparison(List<Run> runs) {
    /* More ratios than this make a picture that nobody can take in; the table holds them all. */
    private static final int DRAWN = 20;

    /**
     * A run under comparison.
     *
     * @param name as the user named it
     */
    public record Run(String name, Header header, Summary summary, List<Verdict> verdicts) {
        public Run {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * Takes the runs if they may stand side by side.
     *
     * @throws IllegalArgumentException naming the field and both values if they did not do the same work
     */
    public Comparison {
        runs = List.copyOf(runs);
        if (runs.size() < 2) {
            throw new IllegalArgumentException(
                    "runs (" + runs.size() + ") must be two or more; name another results folder");
        }
        Run first = runs.get(0);
        for (Run other : runs.subList(1, runs.size())) {
            // Schemas may differ: the reader refuses one that it does not know, and makes today's form of any other.
            same(first, other, "corpus", corpus(first.header()), corpus(other.header()));
            shared(first, other, "source of contender", sources(first.header()), sources(other.header()));
            shared(first, other, "deck", decks(first.header()), decks(other.header()));
            shared(
                    first,
                    other,
                    "claim",
                    Definitions.rules(first.header().claims()),
                    Definitions.rules(other.header().claims()));
        }
    }

    private static void shared(
            Run first, Run other, String field, Map<String, String> ours, Map<String, String> theirs) {
        ours.forEach((key, value) -> {
            if (theirs.containsKey(key)) {
                same(first, other, field + " " + key, value, theirs.get(key));
            }
        });
    }

    private static void same(Run first, Run other, String field, String ours, String theirs) {
        if (!Objects.equals(ours, theirs)) {
            throw new IllegalArgumentException(
                    field + " (" + brief(ours, theirs) + " in " + first.name() + ", " + brief(theirs, ours) + " in "
                            + other.name() + ") must be equal; compare runs of one version of Assay on the same text");
        }
    }

    /** Returns the first line in which a long value differs from the other, so that the refusal stays one line. */
    private static String brief(String value, String other) {
        List<String> there = other.lines().toList();
        return value.lines()
                .filter(line -> !there.contains(line))
                .findFirst()
                .orElse("nothing")
                .strip();
    }

    private static Map<String, String> sources(Header header) {
        Map<String, String> sources = new LinkedHashMap<>();
        header.contenders().stream()
                .filter(Header.ContenderRow::available)
                .forEach(row -> sources.put(row.id(), String.valueOf(row.source())));
        return sources;
    }

    /* Whoever names the same text otherwise did the same work. */
    private static String corpus(Header header) {
        return UserText.of(header)
                .map(text -> "own text of SHA-256 " + text.sha256())
                .orElse("those of data.toml");
    }

    private static Map<String, String> decks(Header header) {
        Map<String, String> decks = new LinkedHashMap<>();
        header.decks().forEach(deck -> decks.put(deck.corpus() + " " + Figures.size(deck.size()), deck.sha256()));
        return decks;
    }

    /**
     * What is compared across runs.
     *
     * @param claim with its reading, before the pair; empty for a pair that no claim is about
     */
    private record Pair(String claim, String numerator, String denominator, Quantity quantity, String where) {
        /* The first run says who is named first; the others follow it, even below 1, as they stand in one row. */
        Factor told(Interval first, Interval ratio) {
            return Factor.facing(
                    first.estimate() < 1,
                    numerator,
                    denominator,
                    Factor.Kind.of(quantity),
                    ratio,
                    Double.NaN,
                    Double.NaN);
        }

        String label(Interval first) {
            Factor factor = told(first, first);
            return claim + factor.who() + " " + factor.kind().words() + ", against " + factor.than()
                    + (quantity == Quantity.FOOTPRINT_ABOVE_EMPTY ? ", above an empty runtime" : "") + where;
        }
    }

    /** Returns the factors that at least two runs hold: those of the claims, pooled ones, then the cells of the first verdict; intervals by run. */
    public Map<String, List<Charts.Entry>> rows() {
        Map<Pair, List<Charts.Entry>> rows = new LinkedHashMap<>();
        for (Run run : runs) {
            for (Verdict verdict : run.verdicts()) {
                verdict.cells().stream().limit(1).forEach(cell -> verdict.ratio()
                        .ifPresent(ratio -> add(rows, run, pair(verdict, cell), ratio)));
            }
        }
        for (Run run : runs) {
            run.summary().ratios().stream()
                    .filter(ratio -> ratio.cell().where().equals(Where.ALL))
                    .forEach(ratio -> add(rows, run, pair(ratio), ratio.ratio()));
        }
        for (Run run : runs) {
            run.verdicts().stream()
                    .limit(1)
                    .flatMap(verdict -> verdict.cells().stream())
                    .filter(ratio -> ratio.cell().where().oneCorpus().isPresent())
                    .forEach(ratio -> add(rows, run, pair(ratio), ratio.ratio()));
        }
        Map<String, List<Charts.Entry>> told = new LinkedHashMap<>();
        rows.forEach((pair, entries) -> {
            if (entries.size() > 1) {
                Interval first = entries.get(0).ratio();
                told.put(
                        pair.label(first),
                        entries.stream()
                                .map(entry -> new Charts.Entry(
                                        entry.run(),
                                        pair.told(first, entry.ratio()).interval()))
                                .toList());
            }
        });
        return told;
    }

    /* By claim, since its pair may stand the other way round among the pooled ratios. */
    private static Pair pair(Verdict verdict, Summary.Ratio cell) {
        return new Pair(
                verdict.id() + " (" + verdict.reading() + "): ",
                cell.numerator(),
                cell.denominator(),
                cell.quantity(),
                "");
    }

    private static Pair pair(Summary.Ratio ratio) {
        Summary.Cell cell = ratio.cell();
        String where = cell.encoding()
                + cell.where()
                        .oneCorpus()
                        .map(corpus -> " " + corpus + " " + WhereText.size(cell.where()))
                        .orElse("");
        return new Pair(
                "",
                ratio.numerator(),
                ratio.denominator(),
                ratio.quantity(),
                ", " + where
                        + (Set.of(Mode.ROUND_TRIP, Mode.COLD_CACHE).contains(cell.mode())
                                ? ", " + cell.mode().text()
                                : ""));
    }

    private static void add(Map<Pair, List<Charts.Entry>> rows, Run run, Pair pair, Interval ratio) {
        List<Charts.Entry> entries = rows.computeIfAbsent(pair, key -> new ArrayList<>());
        // The same pair may stand in two groups; the first of each run is taken, as in all tables.
        if (entries.stream().noneMatch(entry -> entry.run().equals(run.name()))) {
            entries.add(new Charts.Entry(run.name(), ratio));
        }
    }

    /** Returns the table as text: one line per pair, one column per run. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        for (Run run : runs) {
            Header header = run.header();
            lines.add(run.name() + ": " + MachineId.of(header).name() + " · "
                    + header.effort() + " · " + header.started() + " · environment " + header.grade()
                    + (invalid(run) ? " · INVALID: its controls failed" : ""));
        }
        lines.addAll(machines());
        lines.add("");
        Map<String, List<Charts.Entry>> rows = rows();
        if (rows.isEmpty()) {
            lines.add("no ratio stands in two of these runs");
        }
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        rows.forEach((label, entries) -> {
            StringBuilder line = new StringBuilder(label).append(" ".repeat(width - label.length()));
            for (Run run : runs) {
                String figures = entries.stream()
                        .filter(entry -> entry.run().equals(run.name()))
                        .map(entry -> Numbers.factor(entry.ratio()))
                        .findFirst()
                        .orElse("–");
                line.append("  ").append(figures).append(" ".repeat(Math.max(0, 20 - figures.length())));
            }
            lines.add(line.toString().stripTrailing());
        });
        return lines;
    }

    /* Of each run but the first whether it is of the first one's kind of machine. */
    private List<String> machines() {
        Run first = runs.get(0);
        return runs.stream()
                .skip(1)
                .map(run -> first.name() + " and " + run.name() + ": "
                        + MachineId.of(first.header()).beside(MachineId.of(run.header())))
                .toList();
    }

    /** Returns the forest plot: one row per pair and run, those of the claims first. */
    public Chart chart() {
        Map<String, List<Charts.Entry>> drawn = new LinkedHashMap<>();
        rows().forEach((label, entries) -> {
            if (drawn.size() < DRAWN) {
                drawn.put(label, entries.stream().map(this::marked).toList());
            }
        });
        return Charts.comparison(drawn);
    }

    private Charts.Entry marked(Charts.Entry entry) {
        boolean invalid = runs.stream().anyMatch(run -> run.name().equals(entry.run()) && invalid(run));
        return invalid ? new Charts.Entry(entry.run() + " (INVALID)", entry.ratio()) : entry;
    }

    private static boolean invalid(Run run) {
        return !Validity.faults(run.summary().controls()).isEmpty();
    }
}
