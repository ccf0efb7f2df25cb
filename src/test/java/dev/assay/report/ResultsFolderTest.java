package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.chart.SampleRun;
import dev.assay.claim.OutcomeWords;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.stats.Controls;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Tag("slow")
class ResultsFolderTest {
    private static Map<String, byte[]> files;

    @BeforeAll
    static void make() {
        files = sample();
    }

    private static Map<String, byte[]> sample() {
        return ResultsFolder.files(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts());
    }

    private static String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void sameRunGivesSameBytesInAnotherLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // German swaps comma and point, Arabic has digits of its own, Turkish has another lower case of I.
            for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Map<String, byte[]> again = sample();
                assertEquals(files.keySet(), again.keySet());
                files.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), tag + " " + name));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Document page() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(files.get("report.html")));
    }

    /* The made-up span: (10.5 − 10) s of others in 10 s, 0.02 s of 20 s stolen, 0.4 s of 10 s waited; a quota is not recorded. */
    @Test
    void whatElseTheMachineDidIsShownSpanBySpan() throws Exception {
        String shown = page().getDocumentElement().getTextContent().replaceAll("\\s+", " ");
        for (String figure : List.of("0.050", "0.10 %", "4.0 %", "not recorded", "end other programs <now>")) {
            assertTrue(shown.contains(figure), figure);
        }
        String table = text("report.html").substring(text("report.html").indexOf("What else the machine did"));
        assertTrue(table.contains("<td>python 0</td><td>10"), table.substring(0, Math.min(1500, table.length())));
        assertTrue(text("README.md")
                .contains("| other processes used more than 2 % of a processor, at most 5.0 % | intervals are"
                        + " wider | end other programs"));
    }

    @Test
    void pageIsWellFormedAndItsLinksResolve() throws Exception {
        NodeList all = page().getElementsByTagName("*");
        Set<String> ids = new HashSet<>();
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertTrue(ids.add(element.getAttribute("id")), "twice: " + element.getAttribute("id"));
            }
            if (element.hasAttribute("href")) {
                targets.add(element.getAttribute("href"));
            }
        }
        for (String target : targets) {
            assertTrue(target.startsWith("#") && ids.contains(target.substring(1)), target);
        }
    }

    @Test
    void pageFetchesNothing() {
        Matcher matcher = Pattern.compile("(?:https?:)?//[a-z]|url\\((?!#)|@import|<(?:link|img|iframe)\\b|\\bsrc=")
                .matcher(text("report.html"));
        assertFalse(matcher.find(), () -> matcher.group());
    }

    @Test
    void pageTellsEveryVerdictAndEscapesItsText() {
        String page = text("report.html");
        for (Verdict verdict : SampleRun.verdicts()) {
            assertTrue(page.contains(Verdicts.anchor(verdict)), verdict.id());
            assertTrue(
                    verdict.outcome() == Verdict.Outcome.NOT_TESTED
                            || page.contains(">" + OutcomeWords.shown(verdict.outcome()) + "<"),
                    verdict.id());
        }
        assertTrue(page.contains("first-class citizen for &lt;WebAssembly&gt;"));
        assertFalse(page.contains("<WebAssembly>"));
        assertFalse(page.contains("<vm>"));
    }

    @Test
    void absentContenderIsARowWithItsReason() {
        for (String name : List.of("report.html", "README.md")) {
            assertTrue(text(name).contains("no C++ compiler on PATH: install g++ 12 or newer"), name);
        }
    }

    private static Map<String, byte[]> with(Controls controls) {
        return ResultsFolder.files(SampleRun.run(), SampleRun.with(controls), SampleRun.verdicts());
    }

    @Test
    void anInvalidRunSaysSoBeforeAnythingElse() {
        // Twins of 1.2 with 1 % spread: [1.19, 1.21] lies beyond 1.1.
        Map<String, byte[]> invalid = with(SampleRun.controls(1.2, 1.05));
        String page = new String(invalid.get("report.html"), StandardCharsets.UTF_8);
        String readme = new String(invalid.get("README.md"), StandardCharsets.UTF_8);
        assertTrue(page.contains("<h1>This run is invalid: its own controls failed, so it decides nothing.</h1>\n"
                + "<p class=\"bad\">INVALID RUN, it decides nothing: A/A (1.20, 95 % CI "));
        assertTrue(
                readme.startsWith("# This run is invalid: its own controls failed, so it decides nothing.\n\n"
                        + "> **INVALID RUN, it decides nothing: A/A (1.20, "),
                readme.substring(0, 200));
        List<String> pictures =
                invalid.keySet().stream().filter(name -> name.endsWith(".svg")).toList();
        assertFalse(pictures.isEmpty());
        for (String name : pictures) {
            String svg = new String(invalid.get(name), StandardCharsets.UTF_8);
            assertTrue(svg.contains(">INVALID RUN: "), name);
            assertFalse(text(name).contains("INVALID"), name);
        }
        assertFalse(text("report.html").contains("INVALID"));
        assertFalse(text("README.md").contains("INVALID"));
    }

    @Test
    void controlsStandPooledAndByKindAndAMissingSpikeIsSaid() {
        String page = text("report.html");
        for (String kind : List.of("all kinds", "Java@jvm", "Rust@jna")) {
            assertTrue(
                    page.contains("<td>negative (A/A), truth 1×</td><td>" + kind + "</td><td>all corpora</td>"), kind);
            assertTrue(page.contains("<td>positive, truth 1.05×</td><td>" + kind + "</td><td>all corpora</td>"), kind);
        }
        assertFalse(page.contains("No positive control was run") || page.contains("no positive control was run"));
        Controls twins = new Controls(
                SampleRun.controls(1, 1.05).trials().stream()
                        .filter(trial -> trial.role() == Role.TWIN)
                        .toList(),
                1.05);
        String without = new String(with(twins).get("report.html"), StandardCharsets.UTF_8);
        assertTrue(without.contains("No positive control was run")
                && without.contains(" · no positive control was run · "));
    }

    /* Numbers as given: 150 MB/s, 300 MB/s, 2 [1.9, 2.1], 873 of 1,000 lookups, then all. */
    @Test
    void firstPassesStandBesideSteadyStateAndARunWithoutThemSaysNothing() throws Exception {
        FirstPass row = new FirstPass(
                ContenderId.of("rust.cached@process"),
                new Summary.Cell("python", "cl100k_base", new DeckId("cjk", 16384), Mode.COLD_CACHE),
                new Interval(150, 140, 160, 0.95, 8),
                new Interval(300, 290, 310, 0.95, 8),
                new Interval(2, 1.9, 2.1, 0.95, 8),
                Optional.of(new FirstPass.Hits(1000, 0.873, 1)));
        FirstPass silent = Fixture.with(row, "contender", "hf-fast@process", "hits", Optional.empty());
        Summary summary = Fixture.with(new SampleRun().summary(), "firstPasses", List.of(row, silent));
        Map<String, byte[]> made = ResultsFolder.files(SampleRun.run(), summary, SampleRun.verdicts());
        String page = new String(made.get("report.html"), StandardCharsets.UTF_8);
        assertTrue(
                page.contains("<details id=\"first\" class=\"section\"><summary><h3>First pass and steady state</h3>"));
        assertTrue(
                page.contains(
                        "<td>rust.cached@process</td><td>cl100k_base</td><td>cjk</td><td>16 KiB</td>"
                                + "<td>150 (140–160)</td><td>300 (290–310)</td>"
                                + "<td>steady state is 2.00× as fast (95 % CI 1.90–2.10)</td><td>87.3 %</td><td>100.0 %</td><td>8</td>"));
        assertTrue(page.contains("<td>not told</td><td>not told</td>"));
        JsonNode json = new ObjectMapper().readTree(made.get("summary.json")).get("firstPasses");
        assertEquals(2, json.size());
        assertEquals(0.873, json.at("/0/hits/first").asDouble());
        assertEquals(2.1, json.at("/0/firstOverSteady/upper").asDouble());
        assertTrue(json.at("/1/hits").isNull());
        for (String name : List.of("report.html", "README.md", "summary.json")) {
            assertFalse(
                    text(name).contains("First pass and steady") || text(name).contains("firstPasses"), name);
        }
    }

    @Test
    void everyRatioTellsWhatItWouldHaveDetected() {
        // SampleRun: values v and 1.01 v. By hand with df 1, where t is Cauchy's tan(π(p − ½)):
        // exp((tan 0.475π + tan 0.3π) · ln 1.01 / 2) = exp((12.706 + 1.376) · 0.004975) = 1.0726: 7.26 %.
        assertTrue(text("report.html").contains(">7.26 %</td>"));
        assertTrue(text("summary.csv")
                .lines()
                .filter(line -> line.contains(",ratio,"))
                .allMatch(line -> line.matches(".*,1\\.072[56]\\d*")));
    }

    @Test
    void readmeLinksLeadToFiles() {
        Matcher matcher = Pattern.compile("\\]\\(([^)#]+)(#[^)]+)?\\)").matcher(text("README.md"));
        int links = 0;
        while (matcher.find()) {
            assertTrue(files.containsKey(matcher.group(1)), matcher.group(1));
            if (matcher.group(2) != null) {
                assertTrue(
                        text("report.html").contains("id=\"" + matcher.group(2).substring(1) + "\""), matcher.group());
            }
            links++;
        }
        assertTrue(links > 10);
    }

    @Test
    void pageAndPicturesLeaveRoomInTheBudgetOfARepository() {
        // 3 MB in all; summary and exports grow with the run, but page and pictures are to leave over a quarter of it
        // to the
        // run file.
        long bytes = files.entrySet().stream()
                .filter(file ->
                        !file.getKey().endsWith("json") && !file.getKey().endsWith("csv"))
                .mapToLong(file -> file.getValue().length)
                .sum();
        assertTrue(bytes < 2_150_000, bytes + " bytes");
    }

    @Test
    void jmhJsonHasRawDataByForkAndOurError() throws IOException {
        JsonNode entries = new ObjectMapper().readTree(files.get("jmh.json"));
        JsonNode plain = Stream.iterate(0, i -> i + 1)
                .limit(entries.size())
                .map(entries::get)
                .filter(entry -> entry.at("/benchmark")
                        .asText()
                        .equals("dev.assay.bench.python_r50k_base_run_16384.rust_plain@jna"))
                .filter(entry -> entry.at("/params/corpus").asText().equals("en-prose"))
                .findFirst()
                .orElseThrow();
        // SampleRun.run(): slices 6 … 23 are steady, sets 0 1 2 in turn: six each. Slice 6 is the first of set 0:
        // 25,006,000 ns ÷ 48 = 520,958.33, six digits.
        assertEquals(3, plain.at("/primaryMetric/rawData").size());
        assertEquals(6, plain.at("/primaryMetric/rawData/0").size());
        assertEquals(520958, plain.at("/primaryMetric/rawData/0/0").asDouble());
        double low = plain.at("/primaryMetric/scoreConfidence/0").asDouble();
        double high = plain.at("/primaryMetric/scoreConfidence/1").asDouble();
        assertEquals((high - low) / 2, plain.at("/primaryMetric/scoreError").asDouble(), 0.01);
        assertEquals("avgt", plain.at("/mode").asText());
        assertEquals("ns/op", plain.at("/primaryMetric/scoreUnit").asText());
    }

    @Test
    void writesBesideOtherFilesAndReplacesOldCharts(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("any name"));
        Files.writeString(folder.resolve("run.ndjson"), "raw");
        Files.createDirectories(folder.resolve("charts"));
        Files.writeString(folder.resolve("charts/old.png"), "old");
        ResultsFolder.replace(files, folder);
        assertEquals("raw", Files.readString(folder.resolve("run.ndjson")));
        assertFalse(Files.exists(folder.resolve("charts/old.png")));
        assertArrayEquals(files.get("charts/ratios.png"), Files.readAllBytes(folder.resolve("charts/ratios.png")));
        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(List.of(folder), left.toList());
        }
    }

    @Test
    void failedWriteLeavesTheFolderAsItWas(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("run"));
        Files.createDirectories(folder.resolve("charts"));
        Files.writeString(folder.resolve("charts/old.png"), "old");
        Files.writeString(folder.resolve("file"), "mine");
        // A name below a file cannot be written.
        Map<String, byte[]> wrong = Map.of("README.md", new byte[0], "file/else.txt", new byte[0]);
        assertThrows(IOException.class, () -> ResultsFolder.replace(wrong, folder));
        assertEquals("old", Files.readString(folder.resolve("charts/old.png")));
        assertFalse(Files.exists(folder.resolve("README.md")));
    }
}
