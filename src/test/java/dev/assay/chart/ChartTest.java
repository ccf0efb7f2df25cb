package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.OutcomeWords;
import dev.assay.claim.Verdict;
import dev.assay.run.Fixture;
import dev.assay.run.Mode;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Tag("slow")
class ChartTest {
    private static final List<Chart> CHARTS = charts();

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
        Chart first = CHARTS.get(0);
        assertArrayEquals(first.png(), charts().get(0).png());
        assertEquals(first.svg(), charts().get(0).svg());
    }

    @Test
    void pictureIsWideEnoughForTheScreensOfTodayAndAsLargeAsItsSvg() throws Exception {
        Chart chart = CHARTS.get(0);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
        assertEquals(1600, image.getWidth());
        assertTrue(chart.svg().contains("viewBox=\"0 0 1600 " + image.getHeight() + "\""));
    }

    @Test
    void noTextIsCutAtTheEdges() throws Exception {
        for (Chart chart : CHARTS) {
            NodeList texts = texts(chart);
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                String style = text.getAttribute("style");
                int size = Integer.parseInt(style.replaceAll(".*font-size:(\\d+)px.*", "$1"));
                Font font = new Font(Font.SANS_SERIF, style.contains("bold") ? Font.BOLD : Font.PLAIN, size);
                double left = Double.parseDouble(text.getAttribute("x"));
                double right = left + Canvas.width(text.getTextContent(), font);
                String where = chart.id() + ": " + text.getTextContent();
                assertTrue(left >= 0 && right <= Chart.WIDTH, where);
                assertTrue(Double.parseDouble(text.getAttribute("y")) <= chart.height(), where);
            }
        }
    }

    @Test
    void figuresInSvgAreThoseOfTheTable() throws Exception {
        for (Chart chart : CHARTS) {
            if (chart.id().startsWith("cells-") || chart.id().equals("ratios")) {
                String all = chart.svg();
                chart.rows().forEach(row -> assertTrue(all.contains(">" + row.get(1)), chart.id() + ": " + row));
            }
        }
    }

    @Test
    void svgFetchesNothingAndKeepsTextAsText() throws Exception {
        for (Chart chart : CHARTS) {
            String svg = chart.svg();
            assertFalse(svg.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "").contains("http"), chart.id());
            assertTrue(texts(chart).getLength() > 8, chart.id());
        }
    }

    @Test
    void everyChartHasATableThatSaysTheSame() {
        for (Chart chart : CHARTS) {
            assertFalse(chart.rows().isEmpty(), chart.id());
            chart.rows().forEach(row -> assertEquals(chart.columns().size(), row.size(), chart.id()));
        }
    }

    @Test
    void theBandIsReadOnlyWhereOneIsDrawn() {
        for (Verdict verdict : SampleRun.verdicts()) {
            if (!verdict.cells().isEmpty()) {
                Chart chart = CHARTS.stream()
                        .filter(one -> one.id().equals(Charts.idOf(verdict)))
                        .findFirst()
                        .orElseThrow();
                boolean bounded = !Double.isNaN(verdict.lower()) || !Double.isNaN(verdict.upper());
                assertEquals(bounded, chart.reading().contains("band"), chart.id());
                assertEquals(bounded, chart.svg().contains("rgb(220,235,247)"), chart.id());
                boolean memory = verdict.cells().get(0).quantity().isMemory();
                assertTrue(chart.reading().contains(memory ? "over fresh processes" : "over fork sets"), chart.id());
            }
        }
    }

    @Test
    void wordsOfABandNeverCrossItsEdge() {
        // Lower bound, upper bound, ratio: narrow bands at the right end and at the left, a wide one, one that holds
        // short words only.
        for (double[] bounds :
                new double[][] {{2, Double.NaN, 0.9}, {Double.NaN, 0.5, 0.9}, {10, 100, 0.9}, {10, 100, 1e-9}}) {
            ForestPlot forest = new ForestPlot(
                    List.of(new ForestPlot.Row(
                            "a",
                            "",
                            new Interval(bounds[2], bounds[2] / 1.1, bounds[2] * 1.1, 0.95, 8),
                            "",
                            bounds[0],
                            bounds[1],
                            false)),
                    "b against a");
            Chart chart = new Chart("x", "x", "", "", List.of(), List.of(), Legend.NONE, forest.height(), forest::draw);
            Matcher band = Pattern.compile("<rect[^>]*rgb\\(220,235,247\\)[^>]*width=\"([\\d.]+)\" x=\"([\\d.]+)\"")
                    .matcher(chart.svg());
            Matcher words = Pattern.compile(
                            "x=\"([\\d.]+)\" y=\"[\\d.]+\">((?:claimed: )?(?:at (?:least|most) [\\d.]+×|10–100×))<")
                    .matcher(chart.svg());
            assertTrue(band.find() && words.find(), chart.svg());
            double left = Double.parseDouble(band.group(2));
            double right = left + Double.parseDouble(band.group(1));
            double from = Double.parseDouble(words.group(1));
            double to = from + Canvas.width(words.group(2), Canvas.SMALL);
            assertTrue(to <= left || from >= right || from >= left && to <= right, words.group(2));
        }
    }

    /** Of calls none of which adds up, bars would all be grey. */
    @Test
    void callsThatNobodyCanTakeApartHaveNoPicture() {
        assertTrue(CHARTS.stream().anyMatch(chart -> chart.id().startsWith("bridge-")));
        Summary summary = new SampleRun().summary();
        BridgeCosts crossings = summary.crossings();
        List<BridgeCosts.Split> apart =
                crossings.splits().stream().filter(split -> !split.additive()).toList();
        assertFalse(apart.isEmpty());
        Summary grey = Fixture.with(summary, "crossings", Fixture.with(crossings, "splits", apart));
        assertTrue(Charts.of(SampleRun.header(), grey, List.of()).stream()
                .noneMatch(chart -> chart.id().startsWith("bridge-")));
    }

    /** Drawn at another level, a cell that was counted as open may lie wholly within the band. */
    @Test
    void cellsAreDrawnAtTheLevelThatJudgedAndEndWithTheVerdict() {
        Verdict verdict = SampleRun.verdicts().stream()
                .filter(one -> !one.cells().isEmpty()
                        && one.cells().get(0).cell().mode() == Mode.THROUGHPUT
                        && one.cells().get(0).values().size() > 1)
                .findFirst()
                .orElseThrow();
        Interval ratio = verdict.ratio().orElseThrow();
        Verdict stricter = Fixture.with(
                verdict,
                "ratio",
                Optional.of(new Interval(ratio.estimate(), ratio.lower(), ratio.upper(), 0.99, ratio.n())));
        Chart chart = Charts.of(SampleRun.header(), new SampleRun().summary(), List.of(stricter)).stream()
                .filter(one -> one.id().equals(Charts.idOf(stricter)))
                .findFirst()
                .orElseThrow();
        assertTrue(chart.reading().contains("its 99.0 % CI"), chart.reading());
        assertEquals("factor (99.0 % CI)", chart.columns().get(1));
        List<String> last = chart.rows().get(chart.rows().size() - 1);
        assertEquals(OutcomeWords.shown(verdict.outcome()), last.get(3));
        Summary.Ratio cell = verdict.cells().get(0);
        String figures = Factor.facing(
                        stricter.factor().orElseThrow().turned(),
                        cell,
                        cell.at(0.99).ratio(),
                        verdict.lower(),
                        verdict.upper())
                .figures();
        assertTrue(chart.rows().stream().anyMatch(row -> row.get(1).equals(figures)), figures + ": " + chart.rows());
    }

    /** Beside factors of a hundred a tenth would be as wide as a dot. */
    @Test
    void factorsNearOneHaveAnAxisOfTheirOwnAndAllVerdictsTheirSign() throws Exception {
        Chart ratios = CHARTS.get(0);
        assertEquals("ratios", ratios.id());
        NodeList texts = texts(ratios);
        int axes = 0;
        for (int i = 0; i < texts.getLength(); i++) {
            axes += texts.item(i).getTextContent().startsWith("how many times as fast, or") ? 1 : 0;
        }
        // SampleRun: 6.7, 104 and 2.4 (2.31 to 2.50 and "at least 2" lie within 2.5 of 1), and 1.26.
        assertEquals(2, axes);
        assertEquals(
                List.of("✗ falls short", "? open", "▲ exceeds", "– no bounds"),
                ratios.rows().stream().map(row -> row.get(3)).toList());
    }

    @Test
    void aSpecificationCurveIsTitledInWordsAndSaysWhatItsAxisIs() throws Exception {
        List<Chart> curves =
                CHARTS.stream().filter(chart -> chart.id().startsWith("curve-")).toList();
        assertFalse(curves.isEmpty());
        for (Chart curve : curves) {
            assertEquals("In how many readings does the claim hold?", curve.title());
            assertTrue(curve.svg().contains(">times as fast<"), curve.id());
        }
    }

    @Test
    void noUnitIsScientific() throws Exception {
        for (Chart chart : CHARTS) {
            NodeList texts = texts(chart);
            for (int i = 0; i < texts.getLength(); i++) {
                String text = texts.item(i).getTextContent();
                assertFalse(text.matches(".*\\dE-?\\d.*") && !text.contains("EPYC"), text);
            }
        }
    }
}
