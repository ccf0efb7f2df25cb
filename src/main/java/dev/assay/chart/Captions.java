package dev.assay.chart;

import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.UserText;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/** The line under a chart that says where it holds. */
final class Captions {
    static String of(Header header, String... scope) {
        List<String> parts = new ArrayList<>(List.of(scope));
        UserText.of(header).map(text -> text.label(header.answers())).ifPresent(parts::add);
        int least =
                header.groups().stream().mapToInt(Header.GroupRow::sets).min().orElse(0);
        int most =
                header.groups().stream().mapToInt(Header.GroupRow::sets).max().orElse(0);
        parts.add((least == most ? "" + most : least + " to " + most) + " fork sets");
        parts.add(header.effort() + " run of " + header.started().split("T")[0]);
        parts.add(MachineId.of(header).name());
        parts.add("environment grade " + header.grade());
        return "Scope: " + String.join(" · ", parts) + ".";
    }

    /**
     * Returns a header whose groups hold the sets that were made in place of those planned, for a caption speaks of what there is. Groups
     * without a ratio, of which nothing is drawn, are left out.
     */
    static Header made(Header header, Summary summary) {
        List<Header.GroupRow> made = header.groups().stream()
                .map(group -> group.withSets(sets(group, summary)))
                .filter(group -> group.sets() > 0)
                .toList();
        return made.isEmpty() ? header : header.withGroups(made);
    }

    private static int sets(Header.GroupRow group, Summary summary) {
        return (int) summary.ratios().stream()
                .filter(row ->
                        row.cell().group().equals(group.id()) && row.cell().mode() == Mode.THROUGHPUT)
                .flatMap(row -> row.sets().stream())
                .distinct()
                .count();
    }

    /** Returns the caption of a chart of one verdict, whose scope already names sets, machine and grade. */
    static String of(Header header, Verdict verdict) {
        return "Scope: " + verdict.scope() + " · " + header.effort() + " run of "
                + header.started().split("T")[0] + ".";
    }

    private Captions() {}
}
