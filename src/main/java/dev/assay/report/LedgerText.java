package dev.assay.report;

import dev.assay.claim.Definition;
import dev.assay.claim.Verdict;
import dev.assay.run.Visible;
import dev.assay.text.Factor;
import dev.assay.text.Wrap;
import java.util.List;

/** The ledger as text: a table of at most {@value #COLUMNS} columns. */
public final class LedgerText {
    private static final int COLUMNS = 120;
    private static final int ID = 22;
    private static final int READING = 10;
    private static final int OUTCOME = 14;
    private static final int BOUNDS = 16;

    /** Returns verdicts as a table; what was found is wrapped in its column. */
    public static String table(List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder(line("claim", "reading", "verdict", "bounds", "what was found"));
        for (Verdict verdict : verdicts) {
            String cause = verdict.outcome() == Verdict.Outcome.INCONCLUSIVE ? " Cause: " + verdict.cause() + "." : "";
            text.append(line(
                    verdict.id(),
                    verdict.reading(),
                    verdict.outcome().label(),
                    verdict.factor().map(Factor::claimed).orElse(bounds(verdict.lower(), verdict.upper())),
                    verdict.sentence() + cause));
        }
        return Visible.lines(text.toString());
    }

    /** Returns definitions as a table of questions. */
    public static String definitionsTable(List<Definition> definitions) {
        StringBuilder text = new StringBuilder(line("claim", "reading", "verdict", "bounds", "question"));
        for (Definition claim : definitions) {
            claim.notTested()
                    .ifPresent(evidence ->
                            text.append(line(claim.id(), "", "", "", "Not tested: it would take " + evidence + ".")));
            claim.factCheck().ifPresent(check -> text.append(line(claim.id(), "", "", "", check.sentence())));
            claim.measuredBy()
                    .ifPresent(verb -> text.append(line(
                            claim.id(),
                            "",
                            "",
                            "",
                            "No bounds: java -jar target/assay.jar " + verb + " DIR measures it, beside a run.")));
            for (Definition.Reading reading : claim.readings()) {
                text.append(line(
                        claim.id(), reading.id(), "", bounds(reading.lower(), reading.upper()), reading.question()));
            }
        }
        return text.toString();
    }

    private static String bounds(double lower, double upper) {
        return Double.isNaN(lower) ? "none" : Factor.bounds(lower, upper);
    }

    private static String line(String id, String reading, String outcome, String bounds, String words) {
        String head =
                Wrap.pad(id, ID) + Wrap.pad(reading, READING) + Wrap.pad(outcome, OUTCOME) + Wrap.pad(bounds, BOUNDS);
        return String.join("\n", Wrap.after(head, words, COLUMNS)) + "\n";
    }

    private LedgerText() {}
}
