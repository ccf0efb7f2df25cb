package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final List<String> lines =
            Console.closing(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts(), "results/x/report.html");

    @Test
    void noLineIsWiderThan120Columns() {
        lines.forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void everyTestedVerdictStandsInALineAndTheReportInTheLast() {
        String all = String.join("\n", lines);
        assertTrue(
                all.contains("  faster-10x-100x a     falls short    Hugging Face's Rust tokenizer takes 1/6.70"), all);
        assertTrue(all.contains("  not tested            1 claim        see report"), all);
        assertTrue(all.contains("cpp.plain@jna: no C++ compiler on PATH"), all);
        assertEquals("Report  results/x/report.html", lines.get(lines.size() - 1));
    }

    @Test
    void theControlsStandInTheFirstLinesAndAFailureInTheNext() {
        assertTrue(
                String.join(" ", lines).contains("· A/A 1.00 [0.993, 1.01] · spike (+5 %) 1.05 [1.04, 1.06] ·"),
                lines.get(0));
        List<String> invalid = Console.closing(
                SampleRun.run(), SampleRun.with(SampleRun.controls(1, 1.2)), SampleRun.verdicts(), "report.html");
        assertTrue(
                invalid.stream()
                        .anyMatch(line -> line.startsWith("  !  INVALID RUN, it decides nothing: spike (1.20 [")),
                () -> String.join("\n", invalid));
        assertTrue(lines.stream().noneMatch(line -> line.contains("INVALID")));
    }
}
