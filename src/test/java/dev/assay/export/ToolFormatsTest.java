package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.chart.SampleRun;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The exports as the tools that they are for read them; the rules are those of the tools' sources. */
class ToolFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Summary SUMMARY = new SampleRun().summary();

    private static List<JsonNode> jmh() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(JmhJson.of(SampleRun.run(), SUMMARY)).forEach(entries::add);
        return entries;
    }

    /**
     * jmh-visualizer 0.9.6 splits the name at its last dot into class and method, draws one chart per class, and makes a bar of every
     * combination of the values of all parameters. A combination that a method of the class lacks is drawn as NaN; one that it has twice
     * hides the first.
     */
    @Test
    void everyMethodOfAClassHasEveryBarOfItOnce() throws IOException {
        Map<String, Map<String, List<String>>> classes = new TreeMap<>();
        for (JsonNode entry : jmh()) {
            String name = entry.get("benchmark").asText();
            int dot = name.lastIndexOf('.');
            classes.computeIfAbsent(name.substring(0, dot), one -> new TreeMap<>())
                    .computeIfAbsent(name.substring(dot + 1), one -> new ArrayList<>())
                    .add(bar(entry));
        }
        // Two encodings, of which one has two contenders less; two modes, one with those in processes alone; four
        // sizes.
        assertEquals(2 * 2 * 4, classes.size(), classes.keySet()::toString);
        classes.forEach((name, methods) -> {
            Set<String> bars = new TreeSet<>(methods.values().iterator().next());
            assertEquals(SampleRun.CORPORA.size(), bars.size(), name);
            methods.forEach((method, own) -> {
                assertEquals(bars, new TreeSet<>(own), name + " " + method);
                assertEquals(bars.size(), own.size(), name + " " + method);
            });
        });
    }

    private static String bar(JsonNode entry) {
        List<String> values = new ArrayList<>();
        entry.get("params").forEach(value -> values.add(value.asText()));
        return String.join(":", values);
    }

    @Test
    void noParameterRepeatsWhatTheNameSays() throws IOException {
        for (JsonNode entry : jmh()) {
            entry.get("params")
                    .forEach(value -> assertFalse(
                            List.of(entry.get("benchmark").asText().split("[._]"))
                                    .contains(value.asText()),
                            entry.get("benchmark") + " " + value));
        }
    }

    /** The tool takes what follows a blank in the name for parameters, and an id must be had back from its method. */
    @Test
    void aMethodIsTheContendersIdWithoutItsDot() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : jmh()) {
            String name = entry.get("benchmark").asText();
            assertFalse(name.contains(" "), name);
            ids.add(name.substring(name.lastIndexOf('.') + 1).replace('_', '.'));
        }
        Set<String> measured = new HashSet<>();
        SUMMARY.speeds().forEach(speed -> measured.add(speed.contender().toString()));
        assertEquals(measured, ids);
    }

    /** Bencher's format, version 0: a benchmark is a map of measures, each of value, lower_value and upper_value, numbers or null. */
    @Test
    void bencherGetsEveryCellUnderANameOfItsOwnWithItsInterval() throws IOException {
        JsonNode file = JSON.readTree(BencherJson.of(SUMMARY));
        assertEquals(SUMMARY.speeds().size(), file.size());
        for (Summary.Speed speed : SUMMARY.speeds()) {
            JsonNode metric = file.get(Series.name(speed)).get("latency");
            assertEquals(speed.nanosPerOp().estimate(), metric.get("value").asDouble());
            assertEquals(speed.nanosPerOp().lower(), metric.get("lower_value").asDouble());
            assertEquals(speed.nanosPerOp().upper(), metric.get("upper_value").asDouble());
        }
        assertTrue(file.has("python/r50k_base/en-prose/1024/run/hf-fast@process"));
        assertTrue(file.has("python/r50k_base/en-prose/1024/encode/hf-fast@process"));
    }

    /* The half-width by hand: (12 − 8) ÷ 2. The pattern is that of github-action-benchmark's extractRangeInfo. */
    @Test
    void githubActionBenchmarkGetsTheHalfWidthInTheWordsThatItReads() throws IOException {
        Interval known = new Interval(9.5, 8.25, 12.75, 0.95, 5);
        Interval one = new Interval(9.5, Double.NaN, Double.NaN, 0.95, 1);
        Summary.Speed speed = Fixture.with(SUMMARY.speeds().get(0), "nanosPerOp", known);
        Summary.Speed alone = Fixture.with(SUMMARY.speeds().get(1), "nanosPerOp", one);
        Header header = SampleRun.header();
        JsonNode file = JSON.readTree(ActionJson.of(header, Fixture.with(SUMMARY, "speeds", List.of(speed, alone))));
        JsonNode first = file.get(0);
        assertEquals(9.5, first.get("value").asDouble());
        assertEquals("ns/op", first.get("unit").asText());
        Matcher range = Pattern.compile("(?<prefix>(\\+-|±)\\s*)(?<value>\\d.+)")
                .matcher(first.get("range").asText());
        assertTrue(range.matches(), first.toString());
        assertEquals(2.25, Double.parseDouble(range.group("value")));
        assertEquals(
                "95 % CI of 5 fork sets on amd-epyc-2c, 2026-11-22T10:00:00Z",
                first.get("extra").asText());
        assertFalse(file.get(1).has("range"));
        assertEquals(
                SUMMARY.speeds().size(),
                JSON.readTree(ActionJson.of(header, SUMMARY)).size());
    }

    /** A fork set alone has no interval: a number that is none must not break the reader of a whole file. */
    @Test
    void whatIsNotKnownIsNullAndNoWord() throws IOException {
        Interval one = new Interval(9.5, Double.NaN, Double.NaN, 0.95, 1);
        Summary.Speed alone = Fixture.with(SUMMARY.speeds().get(0), "nanosPerOp", one);
        JsonNode metric = JSON.readTree(BencherJson.of(Fixture.with(SUMMARY, "speeds", List.of(alone))))
                .get(Series.name(alone))
                .get("latency");
        assertTrue(metric.get("lower_value").isNull());
        assertTrue(metric.get("upper_value").isNull());
    }
}
