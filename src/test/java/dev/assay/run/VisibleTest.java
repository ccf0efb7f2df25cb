package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class VisibleTest {
    /** Which characters are controls, turn the direction or separate lines: Unicode 15, categories Cc, Cf, Zl, Zp, Cs. */
    @Test
    void whatATerminalOrABrowserObeysIsShownInstead() {
        assertEquals("a\\x1b[31mb", Visible.text("a\u001b[31mb"));
        assertEquals("\\x00\\x7f\\x9b\\x0a\\x09", Visible.text("\0\u007f\u009b\n\t"));
        assertEquals(
                "\\u202egpj.exe\\u2066\\u2028\\u2029\\ufeff", Visible.text("\u202egpj.exe\u2066\u2028\u2029\ufeff"));
        assertEquals("\\ud800x\\udfff\\uffff", Visible.text("\ud800x\udfff\uffff"));
        assertEquals("\\udb40\\udc41", Visible.text("\udb40\udc41"), "a tag, outside the first plane");
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Überlänge · 95 % CI × 中文 🙂 می\u200cخواهم − “quoted” \\x1b";
        assertSame(text, Visible.text(text));
    }

    @Test
    void aDocumentKeepsItsLinesAndJsonItsTexts() {
        assertEquals("a\n\\x0db\n", Visible.lines("a\n\rb\n"));
        assertEquals("{\n\"a\":\"\\u009b\\u202e\"}", Visible.json("{\n\"a\":\"\u009b\u202e\"}"));
    }
}
