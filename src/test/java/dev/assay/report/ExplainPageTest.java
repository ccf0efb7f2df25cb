package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.explain.Explanation;
import dev.assay.explain.SampleExplanation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ExplainPageTest {
    private final Explanation explanation = SampleExplanation.of(216, 21.6, 5);

    @Test
    void thePageIsWellFormedFetchesNothingAndBeginsWithTheSentence() throws Exception {
        String html = new ExplainPage(explanation).html();
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html.substring("<!DOCTYPE html>\n".length()).getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                explanation.sentence(), page.getElementsByTagName("h1").item(0).getTextContent());
        // The names of functions hold what HTML gives a meaning.
        assertEquals("<S as T>::next", page.getElementsByTagName("code").item(0).getTextContent());
        assertFalse(html.contains("http://") || html.contains("https://"), html);
    }

    @Test
    void theReadmeIsTheSameInMarkdown() {
        String text = new ExplainPage(explanation).markdown();
        assertTrue(text.startsWith("# a@process executes 10.0× the instructions"), text);
        assertTrue(text.contains("| instructions per byte of text, callgrind | 216 | 21.6 | A, 10.0× |\n"), text);
        assertTrue(text.contains("| 61 % | `<S as T>::next` | lib_x.so |\n"), text);
        assertTrue(text.contains("## Not counted\n"), text);
    }
}
