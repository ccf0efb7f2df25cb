package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.text.Markdown;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one run was made, and what its groups found that no claim asks for: a section of the ledger over all runs. */
record RunSection(LedgerRun run) {
    void write(MarkdownPage page, RunNotes notes) {
        Header header = run.header();
        page.heading(3, run.folder());
        if (run.invalid()) {
            page.paragraph("**INVALID: its controls failed, so it decides nothing.**");
        }
        List<String> items = new ArrayList<>(List.of(
                MarkdownPage.link("Its own page", run.folder() + "/README.md") + ": " + Markdown.text(header.effort())
                        + " effort, started " + Markdown.text(header.started()) + ", "
                        + Figures.number(run.end().elapsedMillis() / 60_000.0) + " minutes, " + run.sets()
                        + " fork sets, environment grade " + Markdown.text(header.grade()),
                "Machine: " + Markdown.text(machine(header)),
                "Versions: " + Markdown.text(String.join(", ", run.versions()) + python(header)),
                "Groups: "
                        + header.groups().stream()
                                .map(group -> "`" + group.id() + "`")
                                .collect(Collectors.joining(", ")),
                "Controls: " + Markdown.text(controls())));
        verdicts().ifPresent(counts -> items.add("Verdicts: " + counts));
        page.items(items);
        List<List<String>> rows = GroupFinding.of(header, run.groupsWithoutClaim(), run.pooled()).stream()
                .map(RunSection::row)
                .toList();
        if (!rows.isEmpty()) {
            page.table(List.of("group", "question", "fastest", "how many times as fast as (95 % CI)"), rows);
        }
        notes.on(run.folder()).forEach(page::verbatim);
    }

    static String machine(Header header) {
        MachineId machine = MachineId.of(header);
        return machine.name() + ", " + machine.line("cores") + " cores, L2 " + machine.line("l2 cache") + ", L3 "
                + machine.line("l3 cache") + ", " + machine.line("memory") + " of memory, virtualised: "
                + machine.line("virtualised");
    }

    private static String python(Header header) {
        String build = MachineId.of(header).line("python3 build");
        return build.equals(MachineId.NOT_RECORDED) ? "" : " (" + build + ")";
    }

    private String controls() {
        return run.controls()
                        .twin()
                        .map(twin -> "A/A " + Numbers.interval(twin))
                        .orElse("A/A not finished")
                + ", "
                + run.controls()
                        .spike()
                        .map(spike -> "positive control of "
                                + Figures.number(run.controls().spikeTruth()) + " found as " + Numbers.interval(spike))
                        .orElse("no positive control");
    }

    private Optional<String> verdicts() {
        Map<Verdict.Outcome, Long> counts = run.tested().stream()
                .collect(Collectors.groupingBy(Verdict::outcome, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(counts.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static List<String> row(GroupFinding found) {
        return List.of(
                "`" + found.group().id() + "`",
                Markdown.text(found.group().purpose()),
                Markdown.text(found.fastest().brief()),
                found.factors().stream()
                        .map(factor -> Markdown.text(factor.than() + " " + factor.figures()))
                        .collect(Collectors.joining("; ")));
    }
}
