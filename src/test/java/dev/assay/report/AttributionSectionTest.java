package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.claim.Attribution;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.stats.Estimator;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Tag("slow")
class AttributionSectionTest {
    private static final List<ContenderId> CONTENDERS =
            Fixture.ids("python.plain@process", "python.words@process", "rust.plain@process", "rust.cached@process");
    private static final double[] TIMES = {48, 30, 1.6, 1};

    private static RunFile run() throws IOException {
        Header header = Fixture.with(
                SampleRun.header(),
                "claims",
                Map.of(
                        Attribution.KEY,
                        Files.readString(Path.of("benchmarks", "attribution.toml"))
                                .replaceAll("then = .*\n", "")));
        return Fixture.with(SampleRun.run(), "header", header);
    }

    private static Summary summary() {
        Summary sample = new SampleRun().summary();
        List<Summary.Ratio> rows = new ArrayList<>(sample.ratios());
        for (String corpus : List.of("en-prose", "cjk")) {
            for (int i = 0; i < CONTENDERS.size(); i++) {
                for (int j = i + 1; j < CONTENDERS.size(); j++) {
                    double ratio = TIMES[i] / TIMES[j];
                    List<Double> values = List.of(ratio, Math.pow(ratio, 1.01), Math.pow(ratio, 0.98));
                    rows.add(new Summary.Ratio(
                            CONTENDERS.get(i),
                            CONTENDERS.get(j),
                            Quantity.TIME,
                            new Summary.Cell("attribution", "cl100k_base", new DeckId(corpus, 1024), Mode.THROUGHPUT),
                            Estimator.geometric(values, 0.95),
                            values));
                }
            }
        }
        return Fixture.with(sample, "ratios", rows);
    }

    private static Map<String, byte[]> files() throws IOException {
        return ResultsFolder.files(run(), summary(), SampleRun.verdicts());
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void pageAndReadmeTellBothOrdersAndTheLeaps() throws IOException {
        Map<String, byte[]> files = files();
        for (String name : List.of("report.html", "README.md")) {
            String text = text(files, name);
            assertTrue(text.contains("First word cache, then language (each"), name);
            assertTrue(text.contains("First language, then word cache (each"), name);
        }
        String page = text(files, "report.html");
        assertTrue(page.contains("<details id=\"attribution\" class=\"section\">"));
        // SampleRun holds hf-slow ÷ hf-fast over all cells.
        assertTrue(
                page.contains(
                        "<td>API payload, algorithm, bridge, language, special-token look-up, splitter, word cache</td>"),
                page);
        assertTrue(files.containsKey("charts/attribution.png"));
        assertTrue(text(files, "charts/attribution.svg").contains(">word cache<"));
    }

    @Test
    void sameRunGivesSameBytes() throws IOException {
        Map<String, byte[]> again = files();
        files().forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
    }

    @Test
    void aRunWithoutThePathsSaysNothingOfThem() throws IOException {
        Map<String, byte[]> files = ResultsFolder.files(run(), new SampleRun().summary(), SampleRun.verdicts());
        assertFalse(text(files, "report.html").contains("attribution"));
        assertFalse(text(files, "README.md").contains("Where the factor comes from"));
        assertFalse(files.containsKey("charts/attribution.svg"));
    }

    @Test
    void everyReadingOfACurveHasItsCellUnderThePointer() throws Exception {
        Map<String, byte[]> files =
                ResultsFolder.files(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts());
        byte[] svg = files.get("charts/curve-faster-10x-100x-a-b.svg");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        NodeList titles = document.getElementsByTagName("title");
        // By hand, each of two readings: 4 corpora × 4 sizes, 4 pooled by size, 4 by corpus, 1 over all, 1 cold; and
        // the picture's.
        assertEquals(1 + 2 * (16 + 4 + 4 + 1 + 1), titles.getLength());
        double right = 0;
        for (int i = 1; i < titles.getLength(); i++) {
            assertTrue(
                    titles.item(i).getTextContent().matches("\\([ab]\\) \\S+ against \\S+, r50k_base, .*× \\(.*\\)"),
                    titles.item(i).getTextContent());
            Element place = (Element) titles.item(i).getParentNode();
            double left = Double.parseDouble(place.getAttribute("x"));
            assertTrue(left >= right - 0.2, "columns do not overlap");
            right = left + Double.parseDouble(place.getAttribute("width"));
        }
        assertTrue(right <= 1600);
        String page = text(files, "report.html");
        assertTrue(page.contains(titles.item(1).getTextContent()));
        assertTrue(page.contains("<h4 class=\"heard\" id=\"chart-curve-faster-10x-100x-a-b\">"));
    }
}
