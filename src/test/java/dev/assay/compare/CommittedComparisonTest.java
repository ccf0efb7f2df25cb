package dev.assay.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.page.Page;
import dev.assay.report.CommittedRuns;
import dev.assay.report.Comparisons;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runs that the repository holds, compared. */
@Tag("slow")
class CommittedComparisonTest {
    private static final Path COMMITTED = Path.of("results/comparison");

    private static final String AGAIN = "results/comparison must be made again: java -jar target/assay.jar compare ";

    /** A run that is judged otherwise, and a word that changes, show here; pictures depend on the fonts of a machine. */
    @Test
    void theCommittedComparisonIsWhatTheProgramMakesOfItsRuns() throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper()
                .readTree(COMMITTED.resolve("compare.json").toFile())
                .get("runs")
                .forEach(run -> names.add(run.get("name").asText()));
        List<ComparedRun> runs = new ArrayList<>();
        for (String name : names) {
            runs.add(ComparedRun.of(name, RunReader.read(Path.of(name))));
        }
        Map<String, byte[]> made = Comparisons.files(Comparison.of(runs));
        String again = AGAIN + String.join(" ", names) + " --out " + COMMITTED;
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            byte[] committed = Files.readAllBytes(COMMITTED.resolve(file.getKey()));
            assertTrue(committed.length > 0, file.getKey());
            if (!file.getKey().matches(".*\\.(png|svg)")) {
                // The first line that differs says more than two pages.
                Iterator<String> expected =
                        new String(file.getValue(), UTF_8).lines().iterator();
                new String(committed, UTF_8)
                        .lines()
                        .forEach(line -> assertEquals(expected.hasNext() ? expected.next() : "", line, again));
                assertArrayEquals(file.getValue(), committed, again);
            }
        }
        Page page = Page.read(COMMITTED.resolve("README.md"));
        assertEquals(List.of(), page.longLines());
        assertTrue(page.medianSentence() <= 20, page.medianSentence() + " words");
    }

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
