package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.AttributionText;
import dev.assay.claim.SpecificationCurve;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page {@code report.html}: the answer first, the evidence behind it, nothing to fetch, readable without scripts. */
final class Page {
    private final Findings findings;
    private final List<SpecificationCurve> curves;
    private final StringBuilder html = new StringBuilder();

    private Page(Findings findings) {
        this.findings = findings;
        this.curves = SpecificationCurve.of(findings.summary(), findings.verdicts());
    }

    static String of(Findings findings) {
        return new Page(findings).write();
    }

    private String write() {
        Header header = findings.header();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.append("<title>Assay: performance claims on trial</title>\n<style>\n");
        html.append(resource("report.css")).append("</style>\n</head>\n<body>\n<main>\n");
        answer(header);
        html.append("<nav>");
        List<String> sections = new ArrayList<>(List.of(
                "ledger", "charts", "bridges", "cells", "controls", "contenders", "machine", "method", "threats"));
        if (Attributions.present(findings)) {
            sections.add(1, Attributions.ID);
        }
        if (FirstPassTable.present(findings.summary())) {
            sections.add(sections.indexOf("cells"), FirstPassTable.ID);
        }
        if (Prices.present(findings)) {
            sections.add(sections.indexOf("charts"), Prices.ID);
        }
        for (String section : sections) {
            html.append(Html.link(section, section)).append(' ');
        }
        html.append("</nav>\n");
        ledger();
        attribution();
        findings.tested().forEach(this::claim);
        html.append(Facts.html(findings));
        html.append(Prices.html(findings));
        heading("charts", "Further charts");
        List<String> told =
                new ArrayList<>(findings.verdicts().stream().map(Charts::idOf).toList());
        told.add("ratios");
        told.add(Attributions.ID);
        told.add(Attributions.OTHERS);
        curves.forEach(curve -> told.add(Charts.idOf(curve)));
        findings.drawn().stream()
                .filter(drawn -> !told.contains(drawn.chart().id()))
                .forEach(this::figure);
        heading("bridges", "Bridges");
        list(Bridges.sentences(findings.summary().crossings()));
        html.append(Bridges.tables(findings.summary().crossings()));
        if (FirstPassTable.present(findings.summary())) {
            heading(FirstPassTable.ID, FirstPassTable.TITLE);
            paragraph(FirstPassTable.MEANING);
            html.append(Html.table(FirstPassTable.COLUMNS, FirstPassTable.rows(findings.summary())));
        }
        heading("cells", "Every cell");
        paragraph(
                "One row a contender and cell: geometric mean over the steady slices of each set, then over sets, with its 95 %"
                        + " interval. The raw slices are in run.ndjson.gz.");
        html.append(Cells.speeds(findings.summary()));
        steadiness();
        heading("pooled", "Pooled ratios");
        paragraph(Cells.DETECTS);
        html.append(Cells.ratios(
                findings.summary(),
                findings.summary().ratios().stream()
                        .filter(ratio -> ratio.cell().corpus().equals("*"))
                        .toList()));
        heading("controls", "Controls");
        html.append(ControlTable.section(findings.summary().controls()));
        contenders(header);
        machine(header);
        heading("method", "Method");
        list(Findings.METHOD);
        heading("threats", "What this run cannot say");
        list(findings.threats());
        html.append("</main>\n<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void answer(Header header) {
        html.append("<h1>").append(Html.text(findings.answer())).append("</h1>\n");
        findings.alarms().forEach(alarm -> html.append("<p class=\"bad\">")
                .append(Html.text(alarm))
                .append("</p>\n"));
        html.append("<p class=\"quiet\">")
                .append(Html.text(header.effort() + " run of " + header.started() + " · " + findings.duration() + " · "
                        + findings.ownText() + findings.controls() + " · environment " + header.grade() + " ("
                        + header.gradeReason() + ")"))
                .append("</p>\n");
    }

    private void ledger() {
        heading("ledger", "The claims");
        html.append("<div class=\"scroll\"><table>\n")
                .append(Html.head(List.of("claim", "verdict", "ratio [interval]", "claimed", "scope")));
        html.append("<tbody>\n");
        for (Verdict verdict : findings.tested()) {
            String ratio = Ledgers.ratio(verdict);
            html.append("<tr><td>")
                    .append(Html.link(anchor(verdict), name(verdict)))
                    .append("</td><td>");
            html.append(Html.text(outcome(verdict))).append("</td><td>").append(Html.link(anchor(verdict), ratio));
            html.append("</td><td>").append(Html.text(Ledgers.bounds(verdict))).append("</td><td>");
            html.append(Html.text(verdict.scope())).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
        figures("ratios");
        findings.notAsked().ifPresent(line -> paragraph("Left out, " + line + "."));
        if (!findings.untested().isEmpty()) {
            html.append("<details><summary>")
                    .append(findings.untested().size())
                    .append(" not tested</summary>\n<ul>\n");
            findings.untested().forEach(verdict -> html.append("<li id=\"")
                    .append(anchor(verdict))
                    .append("\"><b>")
                    .append(Html.text(name(verdict)))
                    .append("</b>: ")
                    .append(Html.text("“" + verdict.quote() + "”: " + verdict.cause()))
                    .append("</li>\n"));
            html.append("</ul></details>\n");
        }
    }

    private void claim(Verdict verdict) {
        heading(anchor(verdict), name(verdict) + ": " + verdict.question());
        html.append("<blockquote>").append(Html.text(verdict.quote())).append("</blockquote>\n");
        html.append("<p class=\"answer\"><b>")
                .append(Html.text(outcome(verdict)))
                .append(".</b> ");
        html.append(Html.text(verdict.sentence())).append("</p>\n");
        paragraph("Scope: " + verdict.scope() + ". Bounds: " + Ledgers.bounds(verdict)
                + (verdict.supportedCells().isEmpty() ? "" : ". Cells: " + verdict.supportedCells()) + ".");
        findings.drawn().stream()
                .filter(drawn -> drawn.chart().id().equals(Charts.idOf(verdict)))
                .forEach(this::picture);
        curves.stream()
                .filter(curve -> curve.claim().equals(verdict.id())
                        && curve.readings().get(curve.readings().size() - 1).equals(verdict.reading()))
                .forEach(curve -> figures(Charts.idOf(curve)));
        if (!verdict.cells().isEmpty()) {
            html.append("<details><summary>The ").append(verdict.cells().size()).append(" rows behind it</summary>\n");
            html.append(Cells.ratios(findings.summary(), verdict.cells())).append("</details>\n");
        }
        paragraph(
                "How to read this: a ratio of 10 means that the first contender takes ten times as long, or ten times as much, as the"
                        + " second. The verdict needs the whole interval inside the bounds, or outside them. "
                        + Cells.DETECTS);
        html.append("<p>Again: <code>mvn verify -Pbench -Dassay.effort=")
                .append(Html.text(
                        findings.header().effort() + (findings.ownText().isEmpty() ? "" : " -Dassay.corpus=FILE")));
        html.append("</code>; from the raw slices: <code>java -jar target/assay.jar report DIR</code>.</p>\n");
    }

    private void attribution() {
        if (Attributions.present(findings)) {
            heading(Attributions.ID, "Where the factor comes from");
            list(Attributions.sentences(findings));
            figures(Attributions.ID);
            figures(Attributions.OTHERS);
            html.append(Attributions.tables(findings));
            paragraph(AttributionText.IDENTITY);
        }
    }

    private void figures(String id) {
        findings.drawn().stream().filter(drawn -> drawn.chart().id().equals(id)).forEach(this::figure);
    }

    private void figure(Drawn drawn) {
        html.append("<h3 class=\"heard\" id=\"")
                .append(Html.anchor("chart", drawn.chart().id()))
                .append("\">");
        html.append(Html.text(drawn.chart().title())).append("</h3>\n");
        picture(drawn);
        html.append("<details><summary>The same as a table</summary>\n");
        html.append(Html.table(drawn.chart().columns(), drawn.chart().rows())).append("</details>\n");
    }

    private void picture(Drawn drawn) {
        if (!drawn.succeeded()) {
            html.append("<p class=\"bad\">").append(Html.text(drawn.failure())).append("</p>\n");
            return;
        }
        html.append("<figure>").append(inline(drawn.svg())).append("</figure>\n");
    }

    /* The neutral colours become the page's, so that the picture is dark on a dark page; data keep theirs. */
    private static String inline(String svg) {
        return svg.replaceFirst(
                        "<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>",
                        "<svg role=\"img\" font-family=\"'DejaVu Sans',Verdana,sans-serif\" viewBox=\"$1\">")
                .replace("rgb(255,255,255)", "var(--paper)")
                .replace("rgb(26,26,26)", "var(--ink)")
                .replace("rgb(89,89,89)", "var(--quiet)")
                .replace("rgb(226,226,226)", "var(--grid)")
                .replace("rgb(220,235,247)", "var(--band)");
    }

    private void steadiness() {
        if (findings.summary().settlings().isEmpty()) {
            return;
        }
        heading("steadiness", "Warm-up and steady state");
        paragraph(
                "Forks by what their times did, held against the other forks of their set and averaged over cells. Warm-up: slower in"
                        + " the first round than in the late half of the steady ones; slowdown: faster; unsteady: another time in the early half"
                        + " of the steady rounds than in the late; flat: no such change was seen. Only changes above 5 % and above twice their"
                        + " standard error count.");
        html.append(Html.table(Steadiness.COLUMNS, Steadiness.rows(findings.summary())));
    }

    private void contenders(Header header) {
        heading("contenders", "Contenders");
        List<List<String>> rows = new ArrayList<>();
        for (Header.ContenderRow row : header.contenders()) {
            rows.add(List.of(
                    row.id(),
                    row.kind(),
                    row.language(),
                    Ledgers.known(row.version()),
                    Ledgers.known(row.runtime()),
                    Findings.options(row),
                    Ledgers.known(row.output()),
                    findings.standing(row)));
        }
        html.append(Html.table(
                List.of("id", "kind", "language", "version", "runtime", "options", "output", "tokens"), rows));
    }

    private void machine(Header header) {
        heading("machine", "Machine and settings");
        paragraph("Environment grade " + header.grade() + ": " + header.gradeReason() + ".");
        html.append(Html.table(List.of("what", "value"), rows(header.machine())));
        html.append("<h3>Settings</h3>\n").append(Html.table(List.of("what", "value"), rows(header.settings())));
        html.append(Surroundings.html(findings));
    }

    private static List<List<String>> rows(Map<String, String> map) {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> rows.add(List.of(key, value)));
        return rows;
    }

    private void heading(String id, String words) {
        html.append("<h2 id=\"")
                .append(id)
                .append("\">")
                .append(Html.text(words))
                .append("</h2>\n");
    }

    private void paragraph(String words) {
        html.append("<p class=\"quiet\">").append(Html.text(words)).append("</p>\n");
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            html.append("<ul>\n");
            items.forEach(item -> html.append("<li>").append(Html.text(item)).append("</li>\n"));
            html.append("</ul>\n");
        }
    }

    private static String name(Verdict verdict) {
        return verdict.id() + " (" + verdict.reading() + ")";
    }

    static String anchor(Verdict verdict) {
        return Html.anchor("claim", verdict.id(), verdict.reading());
    }

    private static String outcome(Verdict verdict) {
        return verdict.outcome().label() + (verdict.cause().isEmpty() ? "" : ": " + verdict.cause());
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
