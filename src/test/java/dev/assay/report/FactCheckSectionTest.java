package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the claims that travel with this version, of which history alone was looked up: four facts. */
final class FactCheckSectionTest {
    private static final RunFile RUN = SyntheticRun.standard();
    private static final Summary SUMMARY = Summarizer.summarize(RUN);

    private static ReportModel findings(List<Verdict> verdicts) {
        return new ReportModel(RUN, SUMMARY, verdicts, List.of());
    }

    @Test
    void aFactCheckShowsTheClaimsWordsItsFindingAndEverySource() {
        ReportModel findings = findings(Ledger.judge(RUN, SUMMARY));
        Document document = new Document(
                "", "", List.of(), List.of(FactCheckSection.section(findings).orElseThrow()));
        String markdown = MarkdownRenderer.text(document, "report.html");
        assertTrue(
                markdown.contains("### history: fact check\n\n> originally written in Python\n\nThe library named"),
                markdown);
        // Sources are evidence, and so for the page.
        assertFalse(markdown.contains("SHA-256"), markdown);
        String html = HtmlRenderer.page(document);
        assertTrue(html.contains("<blockquote>originally written in Python</blockquote>\n<p>The library named"), html);
        assertEquals(4, html.split("<li>").length - 1);
        assertTrue(
                html.contains(
                        "<code>5b79fa284e0a01c34da9b3fae8a45f460b287526015182ee4b1c73e2676bd3c7</code>, checked 2026-"),
                html);
    }

    @Test
    void aRunWithoutOneHasNoSuchSection() {
        assertEquals(Optional.empty(), FactCheckSection.section(findings(List.of())));
    }
}
