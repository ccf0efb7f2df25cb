package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a spreadsheet runs as a formula: OWASP, "CSV injection", lists the characters that begin one. */
class SummaryCellsTest {
    @Test
    void aNameThatBeginsLikeAFormulaIsTextInASpreadsheet() {
        assertEquals("\"'=HYPERLINK(\"\"x\"\",1)\"", SummaryFiles.quoted("=HYPERLINK(\"x\",1)"));
        assertEquals("'@SUM", SummaryFiles.quoted("@SUM"));
        assertEquals("'-1+cmd", SummaryFiles.quoted("-1+cmd"));
        assertEquals("'+1", SummaryFiles.quoted("+1"));
        assertEquals("'＝1", SummaryFiles.quoted("＝1"));
        assertEquals("\\x09=1", SummaryFiles.quoted("\t=1"));
        assertEquals("python+rust.cached@process", SummaryFiles.quoted("python+rust.cached@process"));
        assertEquals("*", SummaryFiles.quoted("*"));
    }
}
