package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the claims that travel with this version, of which history alone was looked up: four facts. */
final class FactsTest {
    private static final RunFile RUN = SyntheticRun.standard();
    private static final Summary SUMMARY = Summarizer.summarize(RUN);

    private static Findings findings(List<Verdict> verdicts) {
        return new Findings(RUN, SUMMARY, verdicts, List.of());
    }

    @Test
    void aFactCheckShowsTheClaimsWordsItsFindingAndEverySource() {
        Findings findings = findings(Ledger.judge(RUN, SUMMARY));
        String markdown = Facts.markdown(findings);
        assertTrue(
                markdown.contains("**history** (fact check of “originally written in Python”): The library named"),
                markdown);
        assertEquals(4, markdown.lines().filter(line -> line.startsWith("- ")).count());
        assertTrue(
                markdown.contains("`5b79fa284e0a01c34da9b3fae8a45f460b287526015182ee4b1c73e2676bd3c7`, checked 2026-"),
                markdown);
        String html = Facts.html(findings);
        assertTrue(html.contains("“originally written in Python” The library named"), html);
        assertEquals(4, html.split("<li>").length - 1);
    }

    @Test
    void aRunWithoutOneHasNoSuchSection() {
        assertEquals("", Facts.markdown(findings(List.of())));
        assertEquals("", Facts.html(findings(List.of())));
    }
}
