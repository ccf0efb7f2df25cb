package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Longer;
import dev.assay.run.Warning;
import dev.assay.stats.SteadyStateCheck;
import dev.assay.stats.SteadyStateCheck.Course;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the report says of warm-up and steady state. */
final class Steadiness {
    static final String ID = "steadiness";

    private static final List<String> COLUMNS = List.of(
            "contender",
            "group",
            "flat",
            "warm-up",
            "slowdown",
            "unsteady",
            "not judged",
            "in common",
            "time, late half of early half (95 % CI)");

    private static final String MEANING =
            "Forks by what their times did, held against the other forks of their set and averaged over cells. Warm-up: slower in"
                    + " the first round than in the late half of the steady ones; slowdown: faster; unsteady: another time in the early half"
                    + " of the steady rounds than in the late; flat: no such change was seen. Only changes above 5 % and above twice their"
                    + " standard error count.";

    private static final String TABLE = "see “Warm-up and steady state” in report.html";

    static Optional<Section> section(Summary summary) {
        return summary.settlings().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        ID,
                        "Warm-up and steady state",
                        List.of(Block.paragraph(Block.Tone.QUIET, MEANING), Block.table(COLUMNS, rows(summary)))));
    }

    /* One row per contender and group: the number of forks of each course. */
    private static List<List<String>> rows(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (SteadyStateCheck row : summary.settlings()) {
            rows.add(List.of(
                    row.contender().toString(),
                    row.group(),
                    Figures.count(row.count(Course.FLAT)),
                    Figures.count(row.count(Course.WARM_UP)),
                    Figures.count(row.count(Course.SLOWDOWN)),
                    Figures.count(row.count(Course.UNSTEADY)),
                    Figures.count(row.count(Course.NOT_JUDGED)),
                    row.common().map(Course::label).orElse(row.mixed() ? "mixed" : "–"),
                    row.late().map(Numbers::factor).orElse("–")));
        }
        return rows;
    }

    /**
     * Returns at most two warnings, since what follows is the same for each contender; the table names them.
     *
     * @param effort of the run, which decides what can be advised
     */
    static List<Warning> warnings(Summary summary, String effort) {
        List<Warning> warnings = new ArrayList<>();
        List<SteadyStateCheck> rows = summary.settlings();
        List<SteadyStateCheck> moved =
                rows.stream().filter(SteadyStateCheck::moved).toList();
        if (!moved.isEmpty()) {
            warnings.add(new Warning(
                    named(moved, rows) + " ran at another speed in the late half of the steady rounds than in the early"
                            + " half, by more than 5 %",
                    "they had not settled, so their ratios hold for runs of this length",
                    Longer.forks(effort) + "; " + TABLE));
        }
        List<SteadyStateCheck> mixed =
                rows.stream().filter(SteadyStateCheck::mixed).toList();
        if (!mixed.isEmpty()) {
            warnings.add(new Warning(
                    named(mixed, rows) + " warmed up differently from fork to fork",
                    "their ratios are means over unlike forks",
                    Longer.forks(effort) + "; " + TABLE));
        }
        return warnings;
    }

    /* Up to three by name: a list of seventeen is not read. */
    private static String named(List<SteadyStateCheck> some, List<SteadyStateCheck> all) {
        return some.size() > 3
                ? some.size() + " of " + all.size() + " contenders, counted per group,"
                : some.stream()
                        .map(row -> row.contender() + " in group " + row.group())
                        .collect(Collectors.joining(", "));
    }

    private Steadiness() {}
}
