package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.run.Warning;
import dev.assay.stats.Settling;
import dev.assay.stats.Settling.Course;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/** What the report says of warm-up and steady state. */
final class Steadiness {
    static final List<String> COLUMNS = List.of(
            "contender", "group", "flat", "warm-up", "slowdown", "unsteady", "not judged", "in common", "late ÷ early");

    /** Returns one row a contender and group: the number of forks of each course. */
    static List<List<String>> rows(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (Settling row : summary.settlings()) {
            rows.add(List.of(
                    row.contender(),
                    row.group(),
                    Units.count(row.count(Course.FLAT)),
                    Units.count(row.count(Course.WARM_UP)),
                    Units.count(row.count(Course.SLOWDOWN)),
                    Units.count(row.count(Course.UNSTEADY)),
                    Units.count(row.count(Course.NOT_JUDGED)),
                    row.common().map(Course::label).orElse(row.mixed() ? "mixed" : "–"),
                    row.late().map(Units::interval).orElse("–")));
        }
        return rows;
    }

    /**
     * Returns one line for each contender that has not settled, and one for all that do not do the same in at least four forks of five:
     * in short runs they are many, and what follows from it is the same for each.
     */
    static List<Warning> warnings(Summary summary) {
        List<Warning> warnings = new ArrayList<>();
        List<String> mixed = new ArrayList<>();
        for (Settling row : summary.settlings()) {
            String who = row.contender() + " in group " + row.group();
            if (row.moved()) {
                warnings.add(new Warning(
                        who + " takes " + Units.interval(row.late().orElseThrow())
                                + " times as long in the late half of its steady rounds as in the early half, more than 5 % off",
                        "it had not settled, and its ratios hold for this length of a run only",
                        "give the group more warm-up rounds"));
            }
            if (row.mixed()) {
                mixed.add(who);
            }
        }
        if (!mixed.isEmpty()) {
            warnings.add(new Warning(
                    "mixed: of " + String.join(", of ", mixed)
                            + " fewer than four of five forks did the same from the first round to the last (see the table of courses)",
                    "their ratios are means over unlike forks",
                    "give the groups more rounds, which would tell them apart"));
        }
        return warnings;
    }

    private Steadiness() {}
}
