package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.claim.Verdict;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CSV files of several runs in one, as {@code tail -q -n +2} or a data frame puts them together. */
class ConcatenationTest {
    private static final Header ONE = SampleRun.header();
    private static final Header OTHER = Fixture.with(
            ONE,
            "started",
            "2026-11-23T10:00:00Z",
            "machine",
            Map.of("cpu", "Intel(R) Xeon(R) CPU @ 2.80GHz", "cores", "4"));
    private static final Summary SUMMARY = new SampleRun().summary();

    @Test
    void rowsOfTwoRunsInOneFileAreToldApartByRunAndMachine() {
        for (List<String> files : List.of(
                List.of(SummaryCsv.of(ONE, SUMMARY), SummaryCsv.of(OTHER, SUMMARY)),
                List.of(VerdictsCsv.of(ONE, SampleRun.verdicts()), VerdictsCsv.of(OTHER, SampleRun.verdicts())))) {
            List<String> lines = files.stream().flatMap(ConcatenationTest::rows).toList();
            assertEquals(lines.size(), new HashSet<>(lines).size(), "no row is there twice");
            Set<String> origins = new HashSet<>();
            lines.forEach(line ->
                    origins.add(String.join(",", List.of(line.split(",")).subList(0, 2))));
            assertEquals(Set.of("2026-11-22T10:00:00Z,amd-epyc-2c", "2026-11-23T10:00:00Z,intel-xeon-4c"), origins);
            assertEquals(head(files.get(0)), head(files.get(1)));
        }
    }

    private static Stream<String> rows(String file) {
        return file.lines().skip(1);
    }

    private static String head(String file) {
        return file.lines().findFirst().orElseThrow();
    }

    /** Figures as given: the ratio of {@link SampleRun}, and one whose interim analyses ask for 97.5 %. */
    @Test
    void aVerdictHasTheIntervalThatJudgedItAtItsOwnLevel() {
        Verdict strict =
                Fixture.with(SampleRun.verdicts().get(0), "ratio", Optional.of(new Interval(6.7, 5.5, 8.25, 0.975, 5)));
        Map<String, String> row = table(VerdictsCsv.of(ONE, List.of(strict))).get(0);
        assertEquals("faster-10x-100x", row.get("claim"));
        assertEquals("a", row.get("reading"));
        assertEquals("falls short", row.get("verdict"));
        assertEquals("hf-slow@process", row.get("numerator"));
        assertEquals("hf-fast@process", row.get("denominator"));
        assertEquals(
                List.of("6.7", "5.5", "8.25", "0.975", "5", "10.0", "100.0"),
                Stream.of("ratio", "lower", "upper", "level", "sets", "bound_lower", "bound_upper")
                        .map(row::get)
                        .toList());
        // Above 1 the denominator is faster.
        assertEquals("hf-fast@process", row.get("who"));
        assertEquals("as fast", row.get("what"));
        assertEquals("6.7", row.get("factor"));
    }

    @Test
    void aClaimThatWasNotTestedIsARowWithItsReasonAndNoFigures() {
        Map<String, String> row =
                table(VerdictsCsv.of(ONE, SampleRun.verdicts())).get(4);
        assertEquals("wasm", row.get("claim"));
        assertEquals("not tested", row.get("verdict"));
        assertEquals("no WebAssembly contender yet", row.get("cause"));
        for (String column : List.of("ratio", "lower", "upper", "level", "sets", "who", "factor")) {
            assertEquals("", row.get(column), column);
        }
    }

    /** The word of the field; the run file keeps its older one. */
    @Test
    void theModeIsCalledSo() {
        List<String> columns = List.of(head(SummaryCsv.of(ONE, SUMMARY)).split(","));
        assertTrue(columns.contains("mode"));
        assertFalse(columns.contains("verb"));
    }

    /* No cell of the sample holds a comma. */
    private static List<Map<String, String>> table(String file) {
        String[] columns = head(file).split(",");
        List<Map<String, String>> table = new ArrayList<>();
        rows(file).forEach(line -> {
            String[] cells = line.split(",", -1);
            assertEquals(columns.length, cells.length, line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns[i], cells[i]);
            }
            table.add(row);
        });
        return table;
    }
}
