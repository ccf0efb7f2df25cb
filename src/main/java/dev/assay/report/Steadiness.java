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
     * Returns one warning for all that had not settled, and one for all that do not do the same in at least four forks of five: in short
     * runs they are many, and what follows from it is the same for each. Which they are the table tells.
     */
    static List<Warning> warnings(Summary summary) {
        List<Warning> warnings = new ArrayList<>();
        List<Settling> rows = summary.settlings();
        List<String> moved = rows.stream()
                .filter(Settling::moved)
                .map(row -> row.contender() + " in group " + row.group() + " ("
                        + Units.interval(row.late().orElseThrow()) + " times as long)")
                .toList();
        if (!moved.isEmpty()) {
            warnings.add(new Warning(
                    Warning.some(moved) + " took another time in the late half of the steady rounds than in the early half",
                    "not settled, so the ratios hold for this length of a run only",
                    "use --effort rigorous, which warms up longer"));
        }
        long mixed = rows.stream().filter(Settling::mixed).count();
        if (mixed > 0) {
            warnings.add(new Warning(
                    mixed + " of " + rows.size() + " contenders, counted in each group, did not behave alike in all forks,"
                            + " see Warm-up and steady state in the report",
                    "the ratios of these average unlike forks",
                    "use --effort rigorous, whose forks are long enough to tell them apart"));
        }
        return warnings;
    }

    private Steadiness() {}
}
