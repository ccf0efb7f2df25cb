package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.claim.FactCheck;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Visible;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last lines of a run on the console: verdicts, one sentence each, and where the report lies. */
public final class Console {
    private static final int WIDTH = 120;
    private static final String ROW = "  %-20s  %-13s  ";

    /**
     * Returns the lines, at most 120 columns wide unless a single word is longer.
     *
     * @param report path of {@code report.html}, as the reader can open it
     */
    public static List<String> closing(RunFile run, Summary summary, List<Verdict> verdicts, String report) {
        Findings findings = new Findings(run, summary, verdicts, List.of());
        Header header = run.header();
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "Assay  ",
                header.effort() + " · " + sets(run) + " fork sets in " + findings.duration() + " · "
                        + findings.ownText() + findings.controls() + " · environment " + header.grade() + " ("
                        + header.gradeReason() + ")");
        findings.alarms().forEach(alarm -> add(lines, "  !  ", alarm));
        lines.add("");
        lines.add(row("claim", "verdict") + "what was found");
        for (Verdict verdict : findings.tested()) {
            add(
                    lines,
                    row(
                            verdict.id() + " " + verdict.reading(),
                            verdict.outcome().label()),
                    verdict.sentence());
        }
        FactCheck.of(header, verdicts).forEach((id, check) -> add(lines, row(id, "fact check"), check.finding()));
        if (!findings.untested().isEmpty()) {
            String claims = findings.untested().size() == 1
                    ? "1 claim"
                    : findings.untested().size() + " claims";
            lines.add(row("not tested", claims) + "see report");
        }
        findings.notAsked().ifPresent(line -> add(lines, row("left out", ""), line));
        List<Header.ContenderRow> absent =
                header.contenders().stream().filter(row -> !row.available()).toList();
        if (!absent.isEmpty()) {
            lines.add("");
        }
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        absent.forEach(row ->
                reasons.computeIfAbsent(row.reason(), key -> new ArrayList<>()).add(row.id()));
        reasons.forEach((reason, ids) -> add(lines, row("absent", ""), String.join(", ", ids) + ": " + reason));
        findings.warnings().forEach(warning -> add(lines, row("warning", ""), warning.text()));
        lines.add("");
        lines.add("Report  " + report);
        return lines;
    }

    /* Those that were made: the header holds what was planned, before the stop rule asked for more. */
    private static String sets(RunFile run) {
        return Units.count(run.slices().stream()
                .map(slice -> Map.entry(slice.group(), slice.set()))
                .distinct()
                .count());
    }

    private static String row(String first, String second) {
        return String.format(java.util.Locale.ROOT, ROW, first, second);
    }

    /** Adds text after a head, broken at blanks, further lines indented below the text. */
    private static void add(List<String> lines, String head, String text) {
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : Visible.text(text).split(" ")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.toString());
    }

    private Console() {}
}
