package dev.assay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.report.CommittedRuns;
import dev.assay.report.Comparisons;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs that the repository holds, compared. */
@Tag("slow")
class CommittedComparisonTest {
    private static List<String> figures(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(one -> one.id() + " " + one.reading() + " " + one.outcome() + " " + one.cause() + " " + one.ratio()
                        + " " + one.cells())
                .toList();
    }

    /** A comparison leaves out what it does not show; what it shows must be the verdicts and ratios of the report, digit for digit. */
    @Test
    void theVerdictsAreThoseOfTheReportAndEveryLineFitsATerminal() throws IOException {
        List<ComparedRun> runs = new ArrayList<>();
        for (Path folder : CommittedRuns.folders()) {
            RunFile run = RunReader.read(folder);
            ComparedRun compared = ComparedRun.of(folder.toString(), run);
            List<Verdict> whole = Ledger.judge(run, Summarizer.forVerdicts(run)).stream()
                    .filter(one -> one.ratio().isPresent() && !one.cells().isEmpty())
                    .toList();
            assertEquals(figures(whole), figures(compared.verdicts()), folder::toString);
            runs.add(compared);
        }
        Comparison comparison = Comparison.of(runs);
        assertTrue(comparison.readings().size() > 10);
        for (Row row : comparison.readings()) {
            for (Entry entry : row.entries()) {
                Verdict verdict = entry.verdict().orElse(null);
                // Where the verdict pools its cells, the ratio shown is the one that it rests on.
                if (verdict != null && row.cells() == verdict.cells().size()) {
                    assertEquals(
                            verdict.ratio().orElseThrow(),
                            entry.ratio(),
                            row.subject().name());
                }
            }
        }
        for (boolean all : new boolean[] {false, true}) {
            for (String line : Comparisons.console(comparison, all)) {
                assertTrue(line.length() <= 80, line);
            }
        }
    }
}
