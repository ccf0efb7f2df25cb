package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.chart.SampleRun;
import dev.assay.page.Members;
import dev.assay.page.Page;
import dev.assay.report.CommittedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** benchmarks/FORMATS.md describes every column and every member of what is made of a run, and none that there is not. */
class FormatsPageTest {
    private static final Set<String> TYPES = Set.of("text", "number");

    private static Page page;

    @BeforeAll
    static void read() throws IOException {
        page = Page.read(Path.of("benchmarks/FORMATS.md"));
    }

    @Test
    void everyMemberOfSummaryJsonIsDescribedAndNoOther() {
        Set<Class<?>> explained = Set.of(Estimate.class, Place.class);
        assertEquals(
                Members.of(SummaryJson.File.class, explained),
                List.copyOf(page.table("summary.json").keySet()));
        // What the page explains once, above the table.
        assertEquals(List.of("estimate", "lower", "upper", "level", "sets"), Members.of(Estimate.class, Set.of()));
        assertEquals(List.of("group", "encoding", "corpus", "size", "verb"), Members.of(Place.class, Set.of()));
    }

    @Test
    void everyMemberOfADecisionIsDescribedAndNoOther() {
        assertEquals(
                Members.of(DecisionJson.File.class, Set.of(Estimate.class, DecisionJson.CourseRow.class)),
                List.copyOf(page.table("The object of decide").keySet()));
    }

    /** One committed run has a price list: its file, as the program writes it. */
    @Test
    void everyMemberOfPriceJsonIsDescribedAndNoOther() throws IOException {
        Map<String, String> types = page.table("price.json");
        Set<String> found = new TreeSet<>();
        for (Path run : runs("price.json")) {
            walk("", new ObjectMapper().readTree(run.resolve("price.json").toFile()), types, found);
        }
        assertEquals(new TreeSet<>(types.keySet()), found);
    }

    /** Pairs have the rows of readings, and the runs of a cell those of a row; both are told once. */
    @Test
    void everyMemberOfCompareJsonIsDescribedAndNoOther() {
        List<String> members = Members.of(ComparisonJson.Document.class, Set.of(ComparisonJson.Ratio.class)).stream()
                .filter(member -> !member.startsWith("pairs.") && !member.startsWith("readings.parts.runs."))
                .toList();
        assertEquals(members, List.copyOf(page.table("compare.json").keySet()));
    }

    private static void walk(String path, JsonNode node, Map<String, String> types, Set<String> found) {
        if (node.isArray()) {
            node.forEach(element -> walk(path, element, types, found));
        } else if (!"map".equals(types.get(path))) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                found.add(inner);
                walk(inner, member.getValue(), types, found);
            }
        }
    }

    @Test
    void everyColumnOfTheCsvFilesIsDescribedInItsOrder() {
        assertEquals(
                columns(SummaryCsv.of(SampleRun.header(), SampleRun.with(SampleRun.controls(1.0, 1.05)))),
                described("summary.csv"));
        assertEquals(columns(VerdictsCsv.of(SampleRun.header(), SampleRun.verdicts())), described("verdicts.csv"));
    }

    private static List<String> columns(String csv) {
        return Arrays.asList(csv.lines().findFirst().orElseThrow().split(","));
    }

    private static List<String> described(String file) {
        return page.tables(file).stream()
                .filter(row -> TYPES.contains(row.get(1)))
                .map(row -> row.get(0))
                .toList();
    }

    /** By the committed files, which between them hold every kind. */
    @Test
    void everyKindOfRowOfSummaryCsvIsDescribedWithItsQuantities() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path run : runs("summary.csv")) {
            List<String> lines = Files.readAllLines(run.resolve("summary.csv"));
            List<String> columns = List.of(lines.get(0).split(","));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                found.computeIfAbsent(cells[columns.indexOf("kind")], kind -> new TreeSet<>())
                        .add(cells[columns.indexOf("quantity")]);
            }
        }
        Map<String, Set<String>> described = new TreeMap<>();
        page.tables("summary.csv").stream()
                .filter(row -> !TYPES.contains(row.get(1)))
                .forEach(row -> described.put(
                        row.get(0), new TreeSet<>(Arrays.asList(row.get(1).split(", ")))));
        assertEquals(found, described);
    }

    private static List<Path> runs(String file) throws IOException {
        List<Path> runs = new ArrayList<>();
        CommittedRuns.folders().stream()
                .filter(folder -> Files.exists(folder.resolve(file)))
                .forEach(runs::add);
        assertFalse(runs.isEmpty());
        return runs;
    }
}
