package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CsvTest {
    /** What a spreadsheet runs as a formula: OWASP, "CSV injection", lists the characters that begin one. */
    @Test
    void aNameThatBeginsLikeAFormulaIsTextInASpreadsheet() {
        assertEquals("\"'=HYPERLINK(\"\"x\"\",1)\"", Csv.quoted("=HYPERLINK(\"x\",1)"));
        assertEquals("'@SUM", Csv.quoted("@SUM"));
        assertEquals("'-1+cmd", Csv.quoted("-1+cmd"));
        assertEquals("'+1", Csv.quoted("+1"));
        assertEquals("'＝1", Csv.quoted("＝1"));
        assertEquals("\\x09=1", Csv.quoted("\t=1"));
        assertEquals("python+rust.cached@process", Csv.quoted("python+rust.cached@process"));
        assertEquals("*", Csv.quoted("*"));
    }

    /** By hand: a number is written as Java reads it back, a text with a comma in quotes, what is not finite not at all. */
    @Test
    void aRowIsAsWideAsItsHeadAndHoldsNumbersAsNumbers() {
        Csv csv = new Csv("text", "whole", "number", "open", "unknown");
        csv.row("a, \"b\"", 3, -1.5e-7, Double.POSITIVE_INFINITY, Double.NaN);
        assertEquals("text,whole,number,open,unknown\n\"a, \"\"b\"\"\",3,-1.5E-7,,\n", csv.toString());
        assertThrows(IllegalArgumentException.class, () -> csv.row("too few"));
    }
}
