package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Role;
import dev.assay.stats.Controls;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.util.ArrayList;
import java.util.List;

/** The controls of a run: what the machine makes of no difference, and whether a known one is found. */
final class ControlTable {
    static final String ID = "controls";

    private static final List<String> COLUMNS = List.of(
            "control against original", "kind of contender", "corpus", "size", "time (95 % CI)", "noise floor", "sets");

    private static final String MEANING =
            "A negative control (A/A) is a second fork of a contender in the same set, so its true ratio is 1. What A/A shows beyond that, the"
                    + " instrument and this machine made out of nothing. Its end furthest from 1, at least 1.02, is the noise floor. A verdict"
                    + " nearer to its bound than that is inconclusive: noise floor. What is judged cell by cell has the floor of its cell.";

    /** Returns A/A and positive control in a few words, for the line below a title. */
    static String line(Controls controls) {
        return controls.twin()
                        .map(interval -> "A/A " + Numbers.factor(interval))
                        .orElse("A/A not finished")
                + " · "
                + controls.spike()
                        .map(interval -> "positive control (+" + perCent(controls) + ") " + Numbers.factor(interval))
                        .orElse("no positive control was run");
    }

    /** Returns what controls are, the rows over all decks, then those by size and by deck. */
    static Section section(ReportModel findings) {
        Controls controls = findings.summary().controls();
        List<Controls.Row> rows = controls.rows();
        return new Section(
                ID,
                "Controls",
                List.of(
                        Block.paragraph(Block.Tone.QUIET, MEANING),
                        Block.paragraph(Block.Tone.QUIET, positive(controls)),
                        table(
                                controls,
                                rows.stream().filter(Controls.Row::overall).toList()),
                        new Block.Details(
                                "By size and by cell",
                                List.of(table(
                                        controls,
                                        rows.stream()
                                                .filter(row -> !row.overall())
                                                .toList())))));
    }

    private static String positive(Controls controls) {
        if (controls.spike().isEmpty()) {
            return "No positive control was run.";
        }
        String truth = Figures.number(controls.spikeTruth());
        return "A positive control does " + perCent(controls) + " more work than it reports, so its true ratio is "
                + truth + ". An interval that holds " + truth
                + " and leaves out 1 is a small difference found and measured rightly.";
    }

    private static Block.Table table(Controls controls, List<Controls.Row> own) {
        List<List<String>> rows = new ArrayList<>();
        for (Controls.Row row : own) {
            rows.add(List.of(
                    row.role() == Role.TWIN
                            ? "negative (A/A), truth 1×"
                            : "positive, truth " + Figures.number(controls.truth(row.role())) + "×",
                    row.kind().orElse("all kinds"),
                    WhereText.corpus(row.where()),
                    WhereText.size(row.where()),
                    Numbers.factor(row.ratio()),
                    Figures.number(row.floor()) + "×",
                    Figures.count(row.ratio().n())));
        }
        return Block.table(COLUMNS, rows);
    }

    private static String perCent(Controls controls) {
        return Figures.percent(controls.spikeTruth() - 1, 0);
    }

    private ControlTable() {}
}
