package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.text.Factor;
import dev.assay.text.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ledger over all runs of a folder, as Markdown: the claims in one table with a column per run, then each claim with what every run
 * found, then how each run was made. Runs stand side by side and are never pooled: their machines differ, or may.
 */
final class RunsLedger {
    /** Stands in every page that this class made, and in no other. */
    static final String MADE = "Made by `java -jar target/assay.jar ledger";

    private final String folder;
    private final List<LedgerRun> runs;
    private final RunNotes notes;
    private final MarkdownPage page = new MarkdownPage();

    private RunsLedger(String folder, List<LedgerRun> runs, RunNotes notes) {
        this.folder = folder;
        this.runs = runs.stream()
                .sorted(Comparator.comparing((LedgerRun run) -> run.header().started())
                        .thenComparing(LedgerRun::folder))
                .toList();
        this.notes = notes;
    }

    /**
     * Returns the page.
     *
     * @param folder the name of the folder that holds the runs
     */
    static String of(String folder, List<LedgerRun> runs, RunNotes notes) {
        return new RunsLedger(folder, runs, notes).write();
    }

    private String write() {
        page.heading(1, "Results: all runs, claim by claim");
        page.paragraph(MADE + " " + folder + "` from the run files and from "
                + MarkdownPage.link(RunNotes.NAME, RunNotes.NAME) + ". Change the notes, not this page.");
        page.paragraph(
                "**How to read a cell.** " + signs() + " The name is that of the faster contender, or of the one that"
                        + " needs more memory; the figure says how many times. A dash: not measured in that run."
                        + (notes.onSeveral().isEmpty()
                                ? ""
                                : " **Before quoting a figure**, read the "
                                        + MarkdownPage.link("notes on several runs", "#notes-on-several-runs") + "."));
        page.paragraph(LedgerWords.NAMES);
        int judging = judging().size();
        if (judging < runs.size()) {
            page.paragraph((judging == 1 ? "One run judges" : judging + " of the " + runs.size() + " runs judge")
                    + " claims. What the others compare stands under "
                    + MarkdownPage.link("the runs", "#the-runs") + ".");
        }
        summary();
        claims();
        unmeasured();
        several();
        page.heading(2, "The runs");
        for (int i = runs.size() - 1; i >= 0; i--) {
            new RunSection(runs.get(i)).write(page, notes);
        }
        return page.toString();
    }

    private static String signs() {
        return Arrays.stream(Verdict.Outcome.values())
                .filter(outcome -> !sign(outcome).isEmpty())
                .map(outcome -> sign(outcome) + " " + outcome.label())
                .collect(Collectors.joining(", ", "", "."));
    }

    /* A sign and not a colour alone: colours get lost in print, and some readers tell none apart. */
    private static String sign(Verdict.Outcome outcome) {
        return switch (outcome) {
            case SUPPORTED -> "✓";
            case FALLS_SHORT -> "✗";
            case EXCEEDS -> "▲";
            case INCONCLUSIVE -> "?";
            case NO_BOUNDS -> "•";
            default -> "";
        };
    }

    private void summary() {
        List<LedgerRun> columns = judging();
        if (columns.isEmpty()) {
            page.paragraph("No run here tested a claim.");
            return;
        }
        List<String> head = new ArrayList<>(List.of("claim", "question"));
        columns.forEach(run ->
                head.add(MarkdownPage.link(run.title(), "#" + run.folder()) + (run.invalid() ? " INVALID" : "")));
        List<List<String>> rows = new ArrayList<>();
        String last = "";
        for (Verdict reading : readings()) {
            List<String> row = new ArrayList<>();
            row.add(reading.id().equals(last) ? "" : MarkdownPage.link(reading.id(), "#" + reading.id()));
            row.add(Markdown.text(reading.question()));
            columns.forEach(run -> row.add(run.tested(reading.id(), reading.reading())
                    .map(RunsLedger::brief)
                    .orElse("–")));
            rows.add(row);
            last = reading.id();
        }
        page.table(head, rows);
    }

    private List<LedgerRun> judging() {
        return runs.stream().filter(run -> !run.tested().isEmpty()).toList();
    }

    /* In the order of the definitions, which the verdicts of every run keep. */
    private List<Verdict> readings() {
        Map<String, Map<String, Verdict>> claims = new LinkedHashMap<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i)
                    .verdicts()
                    .forEach(verdict -> claims.computeIfAbsent(verdict.id(), id -> new LinkedHashMap<>()));
            runs.get(i).tested().forEach(verdict -> claims.get(verdict.id()).putIfAbsent(verdict.reading(), verdict));
        }
        return claims.values().stream()
                .flatMap(readings -> readings.values().stream())
                .toList();
    }

    private static String brief(Verdict verdict) {
        Factor factor = verdict.brief().orElseThrow();
        boolean memory = factor.kind() == Factor.Kind.MEMORY;
        String found = factor.differs()
                ? Markdown.text(factor.who()) + " " + factor.figure() + (memory ? " memory" : "")
                : "no difference" + (memory ? " in memory" : "");
        return sign(verdict.outcome()) + " " + found + Dissent.count(verdict);
    }

    private void claims() {
        page.heading(2, "The claims");
        String last = "";
        for (Verdict reading : readings()) {
            if (!reading.id().equals(last)) {
                page.heading(3, reading.id());
                page.paragraph("*" + Markdown.text(reading.quote()) + "*");
                last = reading.id();
            }
            page.paragraph("**" + Markdown.text(reading.question()) + "** (" + Markdown.text(reading.reading()) + ")");
            List<List<String>> rows = new ArrayList<>();
            for (LedgerRun run : judging()) {
                run.tested(reading.id(), reading.reading()).ifPresent(verdict -> rows.add(row(run, verdict)));
            }
            page.table(List.of("run", "verdict", "measured", "claimed", "cells"), rows);
        }
    }

    private static List<String> row(LedgerRun run, Verdict verdict) {
        Factor factor = verdict.factor().orElseThrow();
        String bounds = factor.claimed();
        return List.of(
                MarkdownPage.link(run.title(), run.folder() + "/README.md"),
                sign(verdict.outcome()) + " "
                        + Markdown.text(
                                verdict.outcome().label() + (verdict.cause().isEmpty() ? "" : ": " + verdict.cause())),
                Markdown.text(factor.clause()),
                Markdown.text(bounds + (verdict.origin().isEmpty() ? "" : " (" + verdict.origin() + ")")),
                verdict.supportedCells().isEmpty() ? "–" : Markdown.text(verdict.supportedCells()));
    }

    /* By the newest run beside which prices lie, else by the newest: of all other claims here every run says the same. */
    private void unmeasured() {
        List<String> measured = readings().stream().map(Verdict::id).toList();
        Map<String, String> others = new LinkedHashMap<>();
        Comparator<LedgerRun> richest = Comparator.comparing(run -> run.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.PRICE_LIST)
                .count());
        runs.stream().max(richest).ifPresent(run -> run.verdicts().stream()
                .filter(verdict -> !measured.contains(verdict.id()))
                .forEach(verdict -> others.putIfAbsent(
                        verdict.id(),
                        verdict.outcome() == Verdict.Outcome.PRICE_LIST
                                ? verdict.outcome().label() + ": see "
                                        + MarkdownPage.link(run.folder(), run.folder() + "/README.md")
                                : Markdown.text(verdict.sentence()))));
        if (!others.isEmpty()) {
            page.heading(2, "Claims that no ratio can test, or none has");
            page.items(others.entrySet().stream()
                    .map(entry -> "`" + entry.getKey() + "`: " + entry.getValue())
                    .toList());
        }
    }

    private void several() {
        if (notes.onSeveral().isEmpty()) {
            return;
        }
        page.heading(2, "Notes on several runs");
        for (RunNotes.Note note : notes.onSeveral()) {
            page.paragraph("On "
                    + note.runs().stream()
                            .map(run -> run.equals(RunNotes.ALL) ? run : MarkdownPage.link(run, "#" + run))
                            .collect(Collectors.joining(", "))
                    + ":");
            page.verbatim(note.text());
        }
    }
}
