package dev.assay.report;

import dev.assay.claim.FactCheck;

/** Claims that were looked up and not measured, in a section of their own; nothing where the run carries none. */
final class Facts {
    private static final String HEADING = "Looked up, not measured";

    static String html(Findings findings) {
        StringBuilder html = new StringBuilder();
        FactCheck.of(findings.header(), findings.verdicts()).forEach((id, check) -> {
            html.append("<h3 id=\"").append(Html.anchor("claim", id, "")).append("\">");
            html.append(Html.text(id + ": fact check")).append("</h3>\n<p>");
            html.append(Html.text("“" + quote(findings, id) + "” " + check.finding()));
            html.append("</p>\n<ul>\n");
            check.facts().forEach(fact -> html.append("<li>")
                    .append(Html.text(fact.text() + " Source: " + fact.source() + ", SHA-256 " + fact.sha256()
                            + ", checked " + fact.checked() + "."))
                    .append("</li>\n"));
            html.append("</ul>\n");
        });
        return html.length() == 0 ? "" : "<h2 id=\"facts\">" + HEADING + "</h2>\n" + html;
    }

    static String markdown(Findings findings) {
        StringBuilder text = new StringBuilder();
        FactCheck.of(findings.header(), findings.verdicts()).forEach((id, check) -> {
            text.append("\n**")
                    .append(FolderReadme.markdown(id))
                    .append("** (fact check of “")
                    .append(FolderReadme.markdown(quote(findings, id)))
                    .append("”): ")
                    .append(FolderReadme.markdown(check.finding()))
                    .append("\n\n");
            check.facts().forEach(fact -> text.append("- ")
                    .append(FolderReadme.markdown(fact.text() + " Source: " + fact.source()))
                    .append(", SHA-256 `")
                    .append(fact.sha256())
                    .append("`, checked ")
                    .append(fact.checked())
                    .append(".\n"));
        });
        return text.length() == 0 ? "" : "\n## " + HEADING + "\n" + text;
    }

    private static String quote(Findings findings, String id) {
        return findings.verdicts().stream()
                .filter(verdict -> verdict.id().equals(id))
                .findFirst()
                .orElseThrow()
                .quote();
    }

    private Facts() {}
}
