package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.run.RunFile;
import dev.assay.run.Warning;
import dev.assay.stats.Summary;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a run on the console: verdicts, one sentence each, and where the report lies. */
public final class Console {
    /**
     * Returns the lines, at most {@link Wrap#WIDTH} columns wide unless a single word is longer.
     *
     * @param report path of {@code report.html}, as the reader can open it
     */
    public static List<String> closing(RunFile run, Summary summary, List<Verdict> verdicts, String report) {
        ReportModel findings = new ReportModel(run, summary, verdicts, List.of());
        List<String> lines = new ArrayList<>(Reports.closing(Reports.of(findings)));
        if (!findings.untested().isEmpty()) {
            int count = findings.untested().size();
            lines.addAll(row("not tested", count == 1 ? "1 claim" : count + " claims", "reasons are in the report"));
        }
        findings.notAsked().ifPresent(line -> lines.addAll(row("left out", "", line)));
        findings.absent().forEach((reason, ids) -> lines.addAll(row("absent", "", Warning.some(ids) + ": " + reason)));
        findings.warnings().forEach(warning -> lines.addAll(row("warning", "", warning.text())));
        lines.add("");
        lines.add("Report  " + report);
        return lines;
    }

    private static List<String> row(String first, String second, String text) {
        return Wrap.after("  " + Wrap.pad(first, 22) + Wrap.pad(second, 15), text);
    }

    private Console() {}
}
