package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    private final List<Chart> charts = charts();

    private static List<Chart> charts() {
        return Charts.of(SampleRun.header(), new SampleRun().summary(), SampleRun.verdicts());
    }

    private static NodeList texts(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("text");
    }

    @Test
    void samePictureTwiceIsSameBytes() {
        Chart first = charts.get(0);
        assertArrayEquals(first.png(), charts().get(0).png());
        assertEquals(first.svg(), charts().get(0).svg());
    }

    @Test
    void pictureIsWideEnoughForTheScreensOfTodayAndAsLargeAsItsSvg() throws Exception {
        Chart chart = charts.get(0);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
        assertEquals(1600, image.getWidth());
        assertTrue(chart.svg().contains("viewBox=\"0 0 1600 " + image.getHeight() + "\""));
    }

    @Test
    void noTextIsCutAtTheEdges() throws Exception {
        for (Chart chart : charts) {
            NodeList texts = texts(chart);
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                String style = text.getAttribute("style");
                int size = Integer.parseInt(style.replaceAll(".*font-size:(\\d+)px.*", "$1"));
                Font font = new Font(Font.SANS_SERIF, style.contains("bold") ? Font.BOLD : Font.PLAIN, size);
                double left = Double.parseDouble(text.getAttribute("x"));
                double right = left + Pen.width(text.getTextContent(), font);
                String where = chart.id() + ": " + text.getTextContent();
                assertTrue(left >= 0 && right <= Chart.WIDTH, where);
                assertTrue(Double.parseDouble(text.getAttribute("y")) <= chart.height(), where);
            }
        }
    }

    @Test
    void figuresInSvgAreThoseOfTheTable() throws Exception {
        for (Chart chart : charts) {
            if (chart.id().startsWith("cells-") || chart.id().equals("ratios")) {
                String all = chart.svg();
                chart.rows().forEach(row -> assertTrue(all.contains(">" + row.get(1)), chart.id() + ": " + row));
            }
        }
    }

    @Test
    void svgFetchesNothingAndKeepsTextAsText() throws Exception {
        for (Chart chart : charts) {
            String svg = chart.svg();
            assertFalse(svg.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "").contains("http"), chart.id());
            assertTrue(texts(chart).getLength() > 8, chart.id());
        }
    }

    @Test
    void everyChartHasATableThatSaysTheSame() {
        for (Chart chart : charts) {
            assertFalse(chart.rows().isEmpty(), chart.id());
            chart.rows().forEach(row -> assertEquals(chart.columns().size(), row.size(), chart.id()));
        }
    }

    @Test
    void noUnitIsScientific() throws Exception {
        for (Chart chart : charts) {
            NodeList texts = texts(chart);
            for (int i = 0; i < texts.getLength(); i++) {
                String text = texts.item(i).getTextContent();
                assertFalse(text.matches(".*\\dE-?\\d.*") && !text.contains("EPYC"), text);
            }
        }
    }
}
