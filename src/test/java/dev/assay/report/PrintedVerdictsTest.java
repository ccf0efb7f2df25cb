package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verdicts of the committed runs as a reader sees them: the tables of their READMEs, taken as text. */
class PrintedVerdictsTest {
    private static final Pattern ROW = Pattern.compile(
            "\\| \\S ([^|:]+?)(?:: ([^|]*?))? \\| \\[[^|]*\\| \\S+ (?:is|needs) [\\d,.]+× [^|(]*\\([\\d.]+ % CI ([\\d,.]+)–([\\d,.]+)\\)[^|]*"
                    + " \\| (?:at least ([\\d.]+)×|at most ([\\d.]+)×|([\\d.]+)–([\\d.]+)×) [^|]*\\|");

    @Test
    void noCommittedVerdictContradictsTheIntervalBesideIt() throws IOException {
        int rows = 0;
        for (Path folder : CommittedRuns.folders()) {
            for (String line : Files.readAllLines(folder.resolve("README.md"))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    rows++;
                    double lower =
                            row.group(6) == null ? number(row.group(5) == null ? row.group(7) : row.group(5)) : 0;
                    double upper = row.group(5) == null
                            ? number(row.group(6) == null ? row.group(8) : row.group(6))
                            : Double.POSITIVE_INFINITY;
                    String cause = row.group(2) == null ? "" : row.group(2);
                    // A factor that was turned falls short of its claim at the other end of the bounds.
                    assertTrue(
                            Stream.of(label(row.group(1)), turned(row.group(1)))
                                    .anyMatch(outcome -> Beside.agrees(
                                            outcome, cause, number(row.group(3)), number(row.group(4)), lower, upper)),
                            () -> folder + ": " + line);
                }
            }
        }
        assertTrue(rows > 20, "the tables of results must be found: " + rows);
    }

    private static String label(String outcome) {
        return outcome.equals("open") ? "inconclusive" : outcome;
    }

    private static String turned(String outcome) {
        return switch (outcome) {
            case "falls short" -> "exceeds";
            case "exceeds" -> "falls short";
            default -> label(outcome);
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }
}
