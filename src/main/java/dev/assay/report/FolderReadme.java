package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.Asked;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.run.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The README of a results folder: what a forge shows to someone who came by a link. */
final class FolderReadme {
    static String of(Findings findings) {
        StringBuilder text = new StringBuilder();
        Header header = findings.header();
        text.append("# ").append(markdown(findings.answer())).append("\n\n");
        findings.alarms()
                .forEach(alarm -> text.append("> **").append(markdown(alarm)).append("**\n\n"));
        text.append(markdown(header.effort() + " run of " + header.started() + " · " + findings.duration() + " · "
                        + findings.ownText() + findings.controls() + " · environment " + header.grade() + " ("
                        + header.gradeReason() + ")"))
                .append("\n\n");
        String lead = lead(findings);
        findings.drawn().stream()
                .filter(drawn -> drawn.chart().id().equals(lead))
                .forEach(drawn -> picture(text, drawn));
        text.append(
                "## The claims\n\n| claim | verdict | ratio [interval] | claimed | scope |\n|---|---|---|---|---|\n");
        for (Verdict verdict : findings.tested()) {
            row(
                    text,
                    "[" + markdown(verdict.id() + " (" + verdict.reading() + ")") + "](report.html#"
                            + Page.anchor(verdict) + ")",
                    markdown(verdict.outcome().label() + (verdict.cause().isEmpty() ? "" : ": " + verdict.cause())),
                    markdown(Ledgers.ratio(verdict)),
                    markdown(Ledgers.bounds(verdict)),
                    markdown(verdict.scope()));
        }
        text.append("\n");
        findings.tested().forEach(verdict -> text.append("- ")
                .append(markdown(verdict.sentence()))
                .append(links(findings, verdict))
                .append("\n"));
        if (!findings.untested().isEmpty()) {
            List<String> ids = findings.untested().stream()
                    .filter(verdict -> !Asked.leftOut(verdict))
                    .map(Verdict::id)
                    .distinct()
                    .toList();
            text.append(ids.isEmpty() ? "" : "\nNot tested (reasons in the [report](report.html#ledger)): ")
                    .append(markdown(String.join(", ", ids)))
                    .append(ids.isEmpty() ? "" : ".\n");
            findings.notAsked()
                    .ifPresent(line ->
                            text.append("\nLeft out, ").append(markdown(line)).append(".\n"));
        }
        text.append(Facts.markdown(findings));
        text.append(Prices.markdown(findings));
        if (Attributions.present(findings)) {
            text.append("\n## Where the factor comes from\n\n");
            drawn(findings, Attributions.ID).ifPresent(chart -> picture(text, chart));
            Attributions.sentences(findings)
                    .forEach(sentence ->
                            text.append("- ").append(markdown(sentence)).append("\n"));
        }
        List<String> crossings = Bridges.sentences(findings.summary().crossings());
        text.append(crossings.isEmpty() ? "" : "\n## Bridges\n\n");
        crossings.forEach(
                sentence -> text.append("- ").append(markdown(sentence)).append("\n"));
        firstPasses(text, findings);
        machine(text, header);
        findings.warnings().forEach(warning -> text.append("- Warning: ")
                .append(markdown(warning.text()))
                .append("\n"));
        text.append("\n## Charts\n\n");
        findings.drawn().stream()
                .filter(drawn ->
                        !drawn.chart().id().equals(lead) && !drawn.chart().id().equals(Attributions.ID))
                .forEach(drawn -> {
                    text.append("### ").append(markdown(drawn.chart().title())).append("\n\n");
                    picture(text, drawn);
                });
        text.append(
                "All of them again from the raw slices: `java -jar target/assay.jar report DIR`. A run of your own: `mvn verify"
                        + " -Pbench`.\n");
        contenders(text, findings);
        text.append("\n## What this run cannot say\n\n");
        findings.threats()
                .forEach(threat -> text.append("- ").append(markdown(threat)).append("\n"));
        text.append(
                "\n## Files\n\n[report.html](report.html) · [summary.json](summary.json) · [summary.csv](summary.csv) ·"
                        + " [jmh.json](jmh.json) ·"
                        + (Prices.present(findings) ? " [price.json](price.json) ·" : "")
                        + " raw slices: run.ndjson.gz\n");
        return text.toString();
    }

    private static String lead(Findings findings) {
        return findings.tested().stream()
                .filter(verdict -> !verdict.cells().isEmpty())
                .findFirst()
                .map(Charts::idOf)
                .orElse("ratios");
    }

    private static Optional<Drawn> drawn(Findings findings, String id) {
        return findings.drawn().stream()
                .filter(one -> one.chart().id().equals(id))
                .findFirst();
    }

    /* A sentence is passed on without the table above it. */
    private static String links(Findings findings, Verdict verdict) {
        String scope = "[scope](report.html#" + Page.anchor(verdict) + ")";
        return drawn(findings, Charts.idOf(verdict))
                .map(one -> " ([chart](charts/" + one.chart().id() + ".svg), " + scope + ")")
                .orElse(" (" + scope + ")");
    }

    private static void picture(StringBuilder text, Drawn drawn) {
        if (!drawn.succeeded()) {
            text.append(markdown(drawn.failure())).append("\n\n");
            return;
        }
        String file = "charts/" + drawn.chart().id();
        text.append("[![")
                .append(markdown(drawn.chart().title()))
                .append("](")
                .append(file)
                .append(".png)](");
        text.append(file)
                .append(".svg)\n\n")
                .append(markdown(drawn.chart().reading()))
                .append("\n\n");
    }

    private static void firstPasses(StringBuilder text, Findings findings) {
        if (!FirstPassTable.present(findings.summary())) {
            return;
        }
        text.append("\n## ").append(FirstPassTable.TITLE).append("\n\n");
        row(text, FirstPassTable.COLUMNS.toArray(new String[0]));
        text.append("|---".repeat(FirstPassTable.COLUMNS.size())).append("|\n");
        for (List<String> cells : FirstPassTable.rows(findings.summary())) {
            row(text, cells.stream().map(FolderReadme::markdown).toArray(String[]::new));
        }
        text.append("\n").append(markdown(FirstPassTable.MEANING)).append("\n");
    }

    private static void machine(StringBuilder text, Header header) {
        text.append("\n## Machine and versions\n\n");
        text.append("- Environment grade ")
                .append(markdown(header.grade() + ": " + header.gradeReason()))
                .append("\n");
        text.append("- Machine: ")
                .append(markdown(Findings.pairs(header.machine())))
                .append("\n");
        text.append("- Settings: ")
                .append(markdown(Findings.pairs(header.settings())))
                .append("\n");
        Map<String, List<String>> runtimes = new TreeMap<>();
        for (Header.ContenderRow row : header.contenders()) {
            if (row.available()) {
                runtimes.computeIfAbsent(Ledgers.known(row.runtime()), runtime -> new ArrayList<>())
                        .add(row.id());
            }
        }
        text.append("- Runtimes: ")
                .append(markdown(String.join(", ", runtimes.keySet())))
                .append("\n");
        text.append("- Assay ")
                .append(markdown(header.assay()))
                .append(", seed ")
                .append(header.seed())
                .append("\n");
    }

    private static void contenders(StringBuilder text, Findings findings) {
        text.append("\n## Contenders\n\n| id | version | options | output | tokens |\n|---|---|---|---|---|\n");
        for (Header.ContenderRow row : findings.header().contenders()) {
            row(
                    text,
                    markdown(row.id()),
                    markdown(Ledgers.known(row.version())),
                    markdown(Findings.options(row)),
                    markdown(Ledgers.known(row.output())),
                    markdown(findings.standing(row)));
        }
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Escapes what Markdown and HTML give a meaning, so that text from a run stays text. */
    static String markdown(String raw) {
        return Visible.lines(raw)
                .replace("\\", "\\\\")
                .replaceAll("([|*`\\[\\]<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))", "\\\\$1")
                .replace("\n", " ");
    }

    private FolderReadme() {}
}
