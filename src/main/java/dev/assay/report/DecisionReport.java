package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.stats.Summary;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision as text for a terminal, and as Markdown to be pasted where it is argued about. */
public final class DecisionReport {
    /** Returns lines of at most {@link Wrap#WIDTH} columns. */
    public static List<String> lines(Decision decision, Set<String> given, Header header) {
        Document document = document(decision, given, header);
        List<String> lines = new ArrayList<>(Wrap.after("", document.title()));
        for (Section section : document.sections()) {
            lines.add("");
            lines.add(section.title());
            // Without the blank line that stands for a title.
            lines.addAll(ConsoleRenderer.lines(document.only(List.of(section.id()))).stream()
                    .skip(1)
                    .toList());
        }
        return lines;
    }

    /** Returns the same as Markdown. */
    public static String markdown(Decision decision, Set<String> given, Header header) {
        return MarkdownRenderer.text(document(decision, given, header), "report.html");
    }

    /**
     * Returns the pairs that a run can decide about, that of its first claim about time first.
     *
     * @throws IllegalStateException in one line, if the run decides nothing
     */
    public static List<Evidence> pairs(RunFile run, Summary summary, List<Verdict> verdicts) {
        ReportModel findings = new ReportModel(run, summary, verdicts, List.of());
        DecideSection.undecided(findings).ifPresent(reason -> {
            throw new IllegalStateException("run (" + run.header().started() + ") must be one that decides something: "
                    + reason + "; measure again");
        });
        return DecideSection.pairs(findings);
    }

    private static Document document(Decision decision, Set<String> given, Header header) {
        return new Document(
                "Assay: decide",
                DecisionText.answer(decision),
                List.of(),
                List.of(
                        new Section(
                                "found",
                                "What was found (95 % CI in brackets)",
                                List.of(items(DecisionText.found(decision)))),
                        new Section(
                                "assumed",
                                "What was assumed",
                                List.of(items(DecisionText.assumed(decision, given, header)))),
                        new Section(
                                "unknown",
                                "What this does not know",
                                List.of(Block.bullets(DecisionText.unknown(header))))));
    }

    private static Block items(Map<String, String> words) {
        return new Block.Bullets(words.entrySet().stream()
                .map(entry -> new Block.Item("", List.of(entry.getKey()), List.of(Span.text(entry.getValue()))))
                .toList());
    }

    private DecisionReport() {}
}
