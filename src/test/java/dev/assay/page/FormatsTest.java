package dev.assay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.chart.SampleRun;
import dev.assay.export.SummaryCsv;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * benchmarks/FORMATS.md describes every column and every member of what is made of a run, and none that there is not. The committed
 * summaries are what the program makes today: another test makes them again.
 */
class FormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CELL = Set.of("group", "encoding", "corpus", "size", "verb");
    private static final Set<String> INTERVAL = Set.of("estimate", "lower", "upper", "level", "sets");

    private static Page page;
    private static List<Path> runs;

    @BeforeAll
    static void read() throws IOException {
        page = Page.read(Path.of("benchmarks/FORMATS.md"));
        try (Stream<Path> folders = Files.list(Path.of("results"))) {
            runs = folders.filter(folder -> Files.exists(folder.resolve("summary.json")))
                    .toList();
        }
    }

    @Test
    void everyColumnOfSummaryCsvIsDescribed() {
        String head = SummaryCsv.of(SampleRun.with(SampleRun.controls(1.0, 1.05)))
                .lines()
                .findFirst()
                .orElseThrow();
        List<String> described = page.tables("summary.csv").stream()
                .map(row -> row.get(0))
                .filter(name -> !kinds().containsKey(name))
                .toList();
        assertEquals(Arrays.asList(head.split(",")), described);
    }

    @Test
    void everyKindOfRowIsDescribedWithItsQuantities() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path run : runs) {
            List<String> lines = Files.readAllLines(run.resolve("summary.csv"));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                found.computeIfAbsent(cells[0], kind -> new TreeSet<>()).add(cells[3]);
            }
        }
        assertEquals(found, kinds());
    }

    /* The rows of the second table: the first one's middle cells are types. */
    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new TreeMap<>();
        Set<String> types = Set.of("text", "number");
        page.tables("summary.csv").stream()
                .filter(row -> !types.contains(row.get(1)))
                .forEach(row -> kinds.put(row.get(0), new TreeSet<>(Arrays.asList(row.get(1).split(", ")))));
        return kinds;
    }

    @Test
    void everyMemberOfSummaryJsonIsDescribedAndNoOther() throws IOException {
        Map<String, String> types = page.table("summary.json");
        page.table("price.json").forEach((member, type) -> types.put("price." + member, type));
        Set<String> found = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Path run : runs) {
            walk("", "", JSON.readTree(run.resolve("summary.json").toFile()), types, found, wrong);
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(types.keySet()), found);
    }

    private static void walk(
            String path, String type, JsonNode node, Map<String, String> types, Set<String> found, List<String> wrong) {
        if (node.isArray()) {
            node.forEach(element -> walk(path, type, element, types, found, wrong));
        } else if (type.equals("interval")) {
            Set<String> members = new TreeSet<>();
            node.fieldNames().forEachRemaining(members::add);
            if (!node.isNull() && !members.equals(INTERVAL)) {
                wrong.add(path + " is no interval: " + node);
            }
        } else if (node.isObject() && !type.equals("map")) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (type.equals("rows of a cell") && CELL.contains(member.getKey())) {
                    continue;
                }
                String inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                found.add(inner);
                walk(inner, types.getOrDefault(inner, ""), member.getValue(), types, found, wrong);
            }
        }
    }
}
