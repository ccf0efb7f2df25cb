package dev.assay.claim;

import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of a run one by one, by a name that two runs of one plan share. */
public final class CellVerdicts {
    private CellVerdicts() {}

    /**
     * Returns the outcome of every reading that has bounds and was tested, in the order of the ledger.
     *
     * @param pooled whether a reading counts as a whole; else each of its cells counts, judged by its own interval
     */
    public static Map<String, Verdict.Outcome> of(RunFile run, boolean pooled) {
        Summary summary = Summarizer.summarize(run);
        Map<String, Verdict.Outcome> outcomes = new LinkedHashMap<>();
        for (Verdict verdict : Ledger.judge(run, summary)) {
            if (verdict.cells().isEmpty() || Double.isNaN(verdict.lower())) {
                continue;
            }
            String name = verdict.id() + " " + verdict.reading();
            if (pooled) {
                outcomes.put(name, verdict.outcome());
                continue;
            }
            Judge judge = new Judge(verdict.lower(), verdict.upper());
            for (Summary.Ratio row : verdict.cells()) {
                Summary.Cell cell = row.cell();
                String where = cell.mode() == Mode.MEMORY
                        ? ""
                        : ", " + cell.deck().corpus() + " " + cell.deck().size() + " B";
                outcomes.put(
                        name + ": " + row.quantity() + where,
                        judge.state(row.ratio(), Judge.floor(summary.controls(), List.of(row)))
                                .outcome());
            }
        }
        return outcomes;
    }
}
