package dev.assay.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RecordedTest {
    private static final RunFile RUN = SyntheticRun.standard();

    private static List<List<String>> cells(String table) {
        return table.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static RunFile with(RunFile run, Header header, List<Slice> slices) {
        return Fixture.with(run, "header", header, "slices", slices);
    }

    private static Header header(Map<String, String> claims) {
        return Fixture.with(RUN.header(), "claims", claims);
    }

    /* The same slice by a fork of another role, so many times as slow. */
    private static Slice again(Slice slice, String role, double factor) {
        long child = slice.result().childNanos();
        return Fixture.with(
                slice,
                "role",
                role,
                "nanos",
                Math.round(slice.result().nanos() * factor),
                "childNanos",
                child < 0 ? -1 : Math.round(child * factor));
    }

    @Tag("real")
    @Test
    void aLongRunIsCutIntoPiecesThatHoldItsRatio() {
        RunFile run = SyntheticRun.of("standard", SplitHalf.FEWEST_SETS, 2, 0.04, 3);
        String pair = "hf-slow@process ÷ hf-fast@process, en-prose 1024 B";
        List<List<String>> rows = cells(SplitHalf.table(run, 300, 1)).stream()
                .filter(row -> row.get(0).equals(pair))
                .toList();
        // 96 sets: 19 pieces of 5, 12 of 8, 6 of 14.
        assertEquals(
                List.of("19", "12", "6"), rows.stream().map(row -> row.get(3)).toList());
        for (List<String> row : rows) {
            // Random subsets share their sets, so the share scatters more than by 300 draws; nominal is 95 % and a
            // little more.
            double covered = Double.parseDouble(row.get(7).replace(" %", ""));
            assertTrue(covered > 88, String.join(" ", row));
        }
    }

    @Test
    void aShortRunIsRefusedWithWhatItHas() {
        String message = assertThrows(IllegalArgumentException.class, () -> SplitHalf.table(RUN, 10, 1))
                .getMessage();
        assertTrue(message.startsWith("run (8 fork sets of a pair at most) must have 96"), message);
    }

    @Test
    void everyEightSetsOfATwinAreATrialOfItsContender() {
        // 40 sets, the twin on one of five, four and four contenders: eight sets each in the first group, ten in the
        // others; 5 trials mixed a
        // group. jtokkit was killed in set 39, whose twin is another's.
        List<List<String>> rows = cells(ControlTrials.table(List.of(SyntheticRun.of("standard", 40, 2, 0.02, 4))));
        assertEquals("15", trials(rows, "whoever had it"));
        assertEquals("1", trials(rows, "hf-slow@process"));
        // In two groups.
        assertEquals("2", trials(rows, "tiktoken@process"));
    }

    private static String trials(List<List<String>> rows, String contender) {
        return rows.stream()
                .filter(row -> row.get(1).equals(contender))
                .findFirst()
                .orElseThrow()
                .get(2);
    }

    @Test
    void spikesOfAPlantedSizeAreFoundAndTwinsThatEqualTheirOriginalRaiseNoAlarm() {
        List<Slice> slices = new ArrayList<>();
        for (Slice slice : RUN.slices()) {
            if (slice.role() == Role.MAIN && slice.group().equals("python")) {
                slices.add(slice);
                // Alternating around 1 and around 1.05, so that there is a spread.
                double wobble = slice.set() % 2 == 0 ? 1.001 : 1 / 1.001;
                slices.add(again(slice, "twin", wobble));
                slices.add(again(slice, "spike", 1.05 * wobble));
            }
        }
        List<List<String>> rows = cells(ControlTrials.table(List.of(with(RUN, header(Map.of()), slices))));
        for (List<String> row : rows.subList(2, rows.size())) {
            boolean twin = row.get(0).equals("A/A twin");
            assertEquals(twin ? "A/A twin" : "spike 5.0 %", row.get(0));
            // Five contenders have a trial each.
            assertEquals(row.get(1).equals("all") ? "5" : "1", row.get(2));
            assertTrue(row.get(3).startsWith(twin ? "0.0 %" : "100.0 %"), row::toString);
            assertEquals("100.0 %", row.get(6));
        }
        // Five contenders, all, and no mixture, since every contender has its control in every set.
        assertEquals(2 + 12, rows.size());
    }

    @Test
    void theRowOfAllSumsTheTrialsOfTheContendersAndHasTheExactInterval() {
        RunFile long16 = SyntheticRun.of("standard", 16, 2, 0.0, 4);
        List<Slice> slices = new ArrayList<>();
        for (Slice slice : long16.slices()) {
            if (slice.role() == Role.MAIN && slice.group().equals("python")) {
                slices.add(slice);
                double wobble = slice.set() % 2 == 0 ? 1.001 : 1 / 1.001;
                // One contender's twin is 1 % off in the second eight sets: one alarm in its two trials, below 1.
                boolean off = slice.contender().toString().equals("tiktoken@process") && slice.set() >= 8;
                slices.add(again(slice, "twin", off ? wobble / 1.01 : wobble));
                slices.add(again(slice, "spike-10", 1.1 * wobble));
                slices.add(again(slice, "spike-2", (slice.set() < 8 ? 1.02 : 1 / 1.02) * wobble));
            }
        }
        List<List<String>> rows = cells(ControlTrials.table(List.of(with(long16, long16.header(), slices))));
        List<List<String>> all =
                rows.stream().filter(row -> row.get(1).equals("all")).toList();
        assertEquals(
                List.of("A/A twin", "spike 2.0 %", "spike 10.0 %"),
                all.stream().map(row -> row.get(0)).toList());
        assertEquals(
                List.of("10", "10", "10"), all.stream().map(row -> row.get(2)).toList());
        // SciPy 1.17.1: stats.binomtest(1, 10).proportion_ci(.95, 'exact') is 0.0025, 0.4450; of 5, 0.1871, 0.8129; of
        // 10,
        // 0.6915, 1.
        assertEquals("10.0 % (0.3–44.5)", all.get(0).get(3));
        assertEquals("–", all.get(0).get(4));
        assertEquals("100.0 % (69.2–100.0)", all.get(1).get(3));
        assertEquals("50.0 % (18.7–81.3)", all.get(1).get(4));
        assertEquals("100.0 % (69.2–100.0)", all.get(2).get(4));
        assertEquals(
                "50.0 %",
                rows.stream()
                        .filter(row -> row.subList(0, 2).equals(List.of("A/A twin", "tiktoken@process")))
                        .findFirst()
                        .orElseThrow()
                        .get(3));
    }

    @Test
    void runsWithoutEightControlsAreRefused() {
        RunFile few = SyntheticRun.of("standard", 4, 2, 0.02, 4);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ControlTrials.table(List.of(few)))
                .getMessage()
                .startsWith("runs (4 fork sets"));
    }

    @Test
    void aRunAgreesWithItself() {
        List<List<String>> rows = cells(RunTwice.table(RUN, RUN));
        assertEquals(4, rows.size());
        rows.subList(2, 4).forEach(row -> assertEquals(List.of("100.0 %", "0"), row.subList(3, 5)));
    }

    @Test
    void aPlantedReversalIsCountedAndNamed() {
        // The true ratio is 3.2 in all of its 12 cells: short of 10 to 100, above 1 to 2.
        Map<String, String> claims = new LinkedHashMap<>(RUN.header().claims());
        claims.replace("faster-10x-100x", claims.get("faster-10x-100x").replaceFirst("\\[10.0, 100.0]", "[1.0, 2.0]"));
        RunFile moved = with(RUN, header(claims), RUN.slices());
        List<List<String>> rows = cells(RunTwice.table(RUN, moved)).stream().toList();

        assertEquals("12", rows.get(2).get(4));
        assertEquals("1", rows.get(3).get(4));
        assertTrue(rows.contains(List.of("faster-10x-100x a", "falls short", "exceeds")), rows::toString);
    }

    @Test
    void runsThatJudgeNothingInCommonAreRefused() {
        RunFile none = with(RUN, header(Map.of()), RUN.slices());
        assertThrows(IllegalArgumentException.class, () -> RunTwice.table(RUN, none));
    }
}
