package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Ledger;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunsLedgerTest {
    private static final RunNotes NONE = new RunNotes(List.of());

    private static final RunFile RUN = SyntheticRun.standard();
    private static final LedgerRun FIRST = entry("2026-11-22-example-2c", RUN);

    /* The same day's figures on a processor that is told. */
    private static final LedgerRun SECOND = entry("2026-11-23-epyc-zen-4-4c", elsewhere());

    private static final String PAGE = RunsLedger.of("results", List.of(SECOND, FIRST), NONE);

    private static LedgerRun entry(String folder, RunFile run) {
        Summary summary = Summarizer.summarize(run);
        return LedgerRun.of(folder, run, summary, Ledger.judge(run, summary));
    }

    private static RunFile elsewhere() {
        Map<String, String> machine = new HashMap<>(RUN.header().machine());
        machine.putAll(Map.of("cpu", "AMD EPYC", "microarchitecture", "EPYC Zen 4", "jdk", "25.0.3"));
        return Fixture.with(
                RUN,
                "header",
                Fixture.with(RUN.header(), "machine", machine, "started", "2026-11-23T12:00:00Z", "effort", "quick"));
    }

    private static List<String> lines(String start) {
        return PAGE.lines().filter(line -> line.startsWith(start)).toList();
    }

    /** The true ratio of the headline pair is 400 ÷ 125 = 3.2, of one algorithm 1250 ÷ 25 = 50; the article says 10 to 100. */
    @Test
    void theFirstTableHasARowPerClaimAndAColumnPerRunOldestFirst() {
        assertEquals(
                "| claim | question | [Example 2.5 GHz, 2026-11-22](#2026-11-22-example-2c)"
                        + " | [EPYC Zen 4, 2026-11-23, quick](#2026-11-23-epyc-zen-4-4c) |",
                lines("| claim |").get(0));
        String row = lines("| [faster-10x-100x]").get(0);
        assertTrue(row.matches(".*\\| ✗ hf-fast 3\\.[12]\\d× \\| ✗ hf-fast 3\\.[12]\\d× \\|"), row);
        String algorithm = lines("|  | How much faster is Rust than Python at one algorithm")
                .get(0);
        assertTrue(algorithm.matches(".*\\| ✓ rust\\.plain (49|50|51)\\.\\d× \\|.*"), algorithm);
    }

    @Test
    void everyFactorIsTheLargerNumberAndLiesInItsInterval() {
        Matcher found = Pattern.compile(
                        "([\\d.,]+)× (?:as fast as|the memory of) \\S+ \\(\\d.*? CI ([\\d.,]+)–([\\d.,]+)\\)")
                .matcher(PAGE);
        int count = 0;
        while (found.find()) {
            double factor = Double.parseDouble(found.group(1).replace(",", ""));
            assertTrue(factor >= 1, found.group());
            assertTrue(Double.parseDouble(found.group(2).replace(",", "")) <= factor, found.group());
            assertTrue(factor <= Double.parseDouble(found.group(3).replace(",", "")), found.group());
            count++;
        }
        assertEquals(FIRST.tested().size() + SECOND.tested().size(), count);
        assertTrue(count > 4);
    }

    @Test
    void eachRunSaysHowItWasMadeNewestFirst() {
        int first = PAGE.indexOf("### 2026-11-22-example-2c");
        int second = PAGE.indexOf("### 2026-11-23-epyc-zen-4-4c");
        assertTrue(0 < second && second < first);
        String made = PAGE.substring(second, first).replaceAll("\\s+", " ");
        assertTrue(
                made.contains("(2026-11-23-epyc-zen-4-4c/README.md): quick effort, started 2026-11-23T12:00:00Z"),
                made);
        assertTrue(made.contains("environment grade B"), made);
        assertTrue(made.contains("Machine: EPYC Zen 4, 2 cores"), made);
        assertTrue(made.contains("Versions: JDK 25.0.3"), made);
        // Twins of one contender: true ratio 1. This run has no positive control.
        assertTrue(made.matches(".*Controls: A/A (0\\.99\\d|1\\.00) \\(.*, no positive control .*"), made);
        assertTrue(
                PAGE.substring(first)
                        .replaceAll("\\s+", " ")
                        .contains("Example CPU 2.5 GHz (microarchitecture not recorded)"),
                PAGE.substring(first));
    }

    @Test
    void whatIsNotTestedNamesItsEvidenceAndAClaimThatIsMeasuredDoesNotStandThere() {
        String others = PAGE.substring(PAGE.indexOf("## Claims that no ratio"), PAGE.indexOf("## The runs"));
        assertTrue(others.contains("- `wasm`: Not tested: it would take"), others);
        assertFalse(others.contains("`faster-10x-100x`"), others);
    }

    @Test
    void notesStandWithTheirRuns() {
        RunNotes notes = new RunNotes(List.of(
                new RunNotes.Note(List.of("2026-11-22-example-2c"), "Of *one*."),
                new RunNotes.Note(List.of("all runs"), "Of all.")));
        String page = RunsLedger.of("results", List.of(FIRST, SECOND), notes);
        assertTrue(page.indexOf("### 2026-11-22-example-2c") < page.indexOf("Of *one*."));
        assertTrue(page.contains("On all runs:\n\nOf all.\n"));
    }

    @Test
    void proseKeepsToAHundredColumns() {
        PAGE.lines().filter(line -> !line.startsWith("|")).forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void anInvalidRunIsNamedAsSuch() {
        Summary summary = Summarizer.summarize(RUN);
        Summary failed = Fixture.with(summary, "controls", dev.assay.chart.SampleRun.controls(1.3, 1.05));
        String page = RunsLedger.of(
                "results",
                List.of(LedgerRun.of("2026-11-22-example-2c", RUN, failed, Ledger.judge(RUN, failed))),
                NONE);
        assertTrue(
                page.contains("(#2026-11-22-example-2c) INVALID |"),
                page.lines().skip(8).findFirst()::orElseThrow);
        assertTrue(page.contains("**INVALID: its controls failed, so it decides nothing.**"));
        assertFalse(page.contains("✓ rust"), "an invalid run supports nothing");
    }
}
