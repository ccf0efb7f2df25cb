package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Verdict;
import dev.assay.compare.Comparison;
import dev.assay.compare.SampleRuns;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ComparisonPageTest {
    private static final Comparison COMPARISON = Comparison.of(List.of(
            SampleRuns.on(SampleRuns.run("one", Verdict.Outcome.FALLS_SHORT, 9), "EPYC Zen 3", "512K"),
            SampleRuns.on(SampleRuns.run("two", Verdict.Outcome.SUPPORTED, 12), "EPYC Zen 4", "1024K"),
            SampleRuns.on(SampleRuns.run("three <b>", Verdict.Outcome.SUPPORTED, 13), "EPYC Zen 4", "1024K")));

    private static String text;
    private static Document page;

    @BeforeAll
    static void write() throws Exception {
        text = ComparisonPage.of(COMPARISON);
        // Script and style hold what XML gives a meaning; all else of the page is well-formed.
        String markup = text.replaceAll("(?s)<(script|style)>.*?</\\1>", "");
        page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(String tag, Predicate<Element> which) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = page.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            if (which.test(element)) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void thePageNeedsNothingElse() {
        assertEquals(List.of(), all("link", element -> true));
        assertFalse(text.contains("<script "));
        assertFalse(text.contains("http:") || text.contains("https:"));
    }

    @Test
    void everyRowOfTheComparisonStandsInThePageWithItsCells() {
        int rows = COMPARISON.readings().size() + COMPARISON.pairs().size();
        assertEquals(rows, all("tr", row -> row.hasAttribute("data-row")).size());
        assertEquals(
                2 * rows,
                all("tr", row -> row.getAttribute("class").equals("part")).size());
    }

    @Test
    void everyChartHasAMarkPerRunThatTheKeyboardReachesAndASpeechReads() {
        List<Element> marks = all("g", mark -> mark.hasAttribute("data-tip"));
        assertEquals(3 * COMPARISON.readings().size(), marks.size());
        for (Element mark : marks) {
            assertTrue(mark.getAttribute("tabindex").matches("0|-1"));
            assertTrue(mark.getAttribute("aria-label").contains(" as fast as "), mark.getAttribute("aria-label"));
        }
        assertEquals(
                1,
                all("rect", band -> band.getAttribute("class").equals("band")).size());
    }

    /** Whatever a filter offers must be on the page, else it would show nothing. */
    @Test
    void aFilterOffersWhatThereIs() {
        List<String> offered = new ArrayList<>();
        all("option", option -> true).forEach(option -> offered.add(option.getTextContent()));
        assertEquals(
                List.of(
                        "all",
                        "faster-10x-100x",
                        "all",
                        "hf-fast@process",
                        "hf-slow@process",
                        "java.plain@jvm",
                        "rust.plain@jna",
                        "all",
                        "en-prose",
                        "all",
                        "64 B",
                        "1 KiB",
                        "all",
                        "EPYC Zen 3",
                        "EPYC Zen 4"),
                offered);
    }

    @Test
    void onlyWhatMovedIsMarkedSo() {
        assertEquals(
                List.of("1", "0"),
                all("tr", row -> row.hasAttribute("data-row")).stream()
                        .map(row -> row.getAttribute("data-moved"))
                        .toList());
    }

    @Test
    void theHeatMapSaysHowManyTimesAsFastAsTheSlowest() {
        List<String> cells = all("table", table -> table.getAttribute("class").equals("heat")).stream()
                .map(table -> table.getElementsByTagName("td").item(1).getTextContent())
                .toList();
        // One group, whose slowest is the slow one: twelve times in the second run.
        assertEquals(List.of("12.0×"), cells);
    }
}
