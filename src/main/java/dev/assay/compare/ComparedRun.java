package dev.assay.compare;

import dev.assay.claim.Ledger;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.stats.Controls;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;

/**
 * A run as it takes part in a comparison. Its slices are let go, so that a hundred runs fit into little memory.
 *
 * @param name as the user named it
 * @param cutShort whether the time limit denied it fork sets
 * @param ratios of single cells, and of memory: what rows over several cells are pooled from
 * @param verdicts those that rest on a measured ratio
 */
public record ComparedRun(
        String name,
        Header header,
        Controls controls,
        boolean valid,
        boolean cutShort,
        List<Summary.Ratio> ratios,
        List<Verdict> verdicts) {
    public ComparedRun {
        ratios = List.copyOf(ratios);
        verdicts = List.copyOf(verdicts);
    }

    /** Takes of a run what a comparison needs. */
    public static ComparedRun of(String name, RunFile run) {
        Summary summary = Summarizer.forComparison(run);
        boolean cutShort = run.completion()
                .filter(completion -> !completion.cutShort().isEmpty())
                .isPresent();
        return of(name, run.header(), summary, cutShort, Ledger.judge(run, summary));
    }

    static ComparedRun of(String name, Header header, Summary summary, boolean cutShort, List<Verdict> verdicts) {
        return new ComparedRun(
                name,
                header,
                summary.controls(),
                Validity.faults(summary.controls()).isEmpty(),
                cutShort,
                summary.ratios().stream()
                        .filter(ratio -> ratio.cell().single() || ratio.cell().mode() == Mode.MEMORY)
                        .toList(),
                verdicts.stream()
                        .filter(verdict ->
                                verdict.ratio().isPresent() && !verdict.cells().isEmpty())
                        .toList());
    }

    /** Returns which kind of machine it was made on. */
    public MachineId machine() {
        return MachineId.of(header);
    }

    /** Returns its day. */
    public String day() {
        return header.started().substring(0, 10);
    }
}
