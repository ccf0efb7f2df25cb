package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HostileTextTest {
    /** XML 1.0, 2.2: neither ESC nor half a pair nor U+FFFF is a character. */
    @Test
    void aControlCharacterInATextOfARunLeavesADrawingWellFormed() throws Exception {
        String hostile = "cpu \u001b[31m \u202e \ud800 \uffff <b> & \"";
        String svg = Svg.of(
                "id",
                hostile,
                200,
                50,
                graphics -> new Canvas(graphics)
                        .text(hostile, 1, 20, 0, new Font(Font.SANS_SERIF, Font.PLAIN, 10), Color.BLACK),
                List.of());
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        String text = document.getDocumentElement().getTextContent();
        assertTrue(text.contains("cpu \\x1b[31m \\u202e \\ud800 \\uffff <b> & \""), text);
        assertTrue(svg.chars().noneMatch(c -> c == 0x1b || c == 0x202e), svg);
    }
}
