package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a spreadsheet runs as a formula: OWASP, "CSV injection", lists the characters that begin one. */
class SummaryCellsTest {
    @Test
    void aNameThatBeginsLikeAFormulaIsTextInASpreadsheet() {
        assertEquals("\"'=HYPERLINK(\"\"x\"\",1)\"", SummaryCsv.quoted("=HYPERLINK(\"x\",1)"));
        assertEquals("'@SUM", SummaryCsv.quoted("@SUM"));
        assertEquals("'-1+cmd", SummaryCsv.quoted("-1+cmd"));
        assertEquals("'+1", SummaryCsv.quoted("+1"));
        assertEquals("'＝1", SummaryCsv.quoted("＝1"));
        assertEquals("\\x09=1", SummaryCsv.quoted("\t=1"));
        assertEquals("python+rust.cached@process", SummaryCsv.quoted("python+rust.cached@process"));
        assertEquals("*", SummaryCsv.quoted("*"));
    }
}
