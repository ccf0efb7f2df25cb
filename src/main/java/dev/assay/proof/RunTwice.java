package dev.assay.proof;

import dev.assay.claim.CellVerdicts;
import dev.assay.claim.Replication;
import dev.assay.claim.Verdict;
import dev.assay.run.RunFile;
import dev.assay.text.MarkdownTable;
import java.util.Map;

/**
 * Two runs of one plan: what share of the verdicts is the same, and whether one is reversed. This puts the instrument on trial; what a second
 * run says of each claim is {@link Replication}'s, by the same rule.
 */
public final class RunTwice {
    private RunTwice() {}

    /**
     * Returns the tables: shares of single cells and of pooled readings, then every difference.
     *
     * @throws IllegalArgumentException if the runs judge nothing in common
     */
    public static String table(RunFile first, RunFile second) {
        MarkdownTable shares = new MarkdownTable("verdicts", "in both runs", "the same", "share", "reversed");
        MarkdownTable differences = new MarkdownTable("verdict", "first run", "second run");
        int differing = 0;
        for (boolean pooled : new boolean[] {false, true}) {
            Map<String, Verdict.Outcome> one = CellVerdicts.of(first, pooled);
            Map<String, Verdict.Outcome> other = CellVerdicts.of(second, pooled);
            int both = 0;
            int same = 0;
            int reversed = 0;
            for (Map.Entry<String, Verdict.Outcome> entry : one.entrySet()) {
                Verdict.Outcome again = other.get(entry.getKey());
                if (again != null) {
                    both++;
                    same += entry.getValue() == again ? 1 : 0;
                    reversed +=
                            Replication.Outcome.of(entry.getValue(), again) == Replication.Outcome.CONTRADICTED ? 1 : 0;
                    if (entry.getValue() != again) {
                        differing++;
                        differences.row(entry.getKey(), entry.getValue().label(), again.label());
                    }
                }
            }
            if (both == 0) {
                throw new IllegalArgumentException(
                        "verdicts (0 in both runs) must be at least one; measure the same groups"
                                + " twice, with an effort that judges");
            }
            shares.row(
                    pooled ? "readings, pooled" : "single cells",
                    Integer.toString(both),
                    Integer.toString(same),
                    MarkdownTable.share(same, both),
                    Integer.toString(reversed));
        }
        return shares + (differing == 0 ? "" : "\n" + differences);
    }
}
