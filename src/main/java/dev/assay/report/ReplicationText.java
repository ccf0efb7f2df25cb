package dev.assay.report;

import dev.assay.claim.Replication;
import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.run.EnvironmentDiff;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Visible;
import dev.assay.run.Warning;
import dev.assay.stats.Interval;
import dev.assay.stats.Prediction;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a second run says of the first, for a terminal: what is worst comes first, and the last line says what came of it. */
public final class ReplicationText {
    private static final int OUTCOME = 14;
    private static final int LONGEST = 30;

    private ReplicationText() {}

    /** Returns what differs between two environments, a line each, before anything is measured or judged. */
    public static List<String> differences(EnvironmentDiff diff) {
        List<String> lines = new ArrayList<>();
        if (diff.lines().isEmpty()) {
            lines.add("environment  nothing that both runs tell differs");
        }
        String head = "environment  ";
        for (EnvironmentDiff.Line line : diff.lines()) {
            String whose = line.contenders().isEmpty() ? "" : " of " + Warning.some(line.contenders());
            lines.addAll(
                    Wrap.after(head, line.what() + whose + ": " + brief(line.first()) + " → " + brief(line.again())));
            head = " ".repeat(head.length());
        }
        return lines;
    }

    /* Digests and lists of flags are told apart by their beginning. */
    private static String brief(String value) {
        String shown = value.isEmpty() ? "nothing" : Visible.text(value);
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…";
    }

    /** Returns the page. */
    public static List<String> lines(
            String first,
            Header firstHeader,
            String again,
            Header againHeader,
            EnvironmentDiff diff,
            Replication found) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrap.after("first run    ", run(first, firstHeader)));
        lines.addAll(Wrap.after("second run   ", run(again, againHeader)));
        lines.addAll(differences(diff));
        lines.addAll(Wrap.after("kind         ", kind(diff)));
        for (Replication.Outcome outcome : List.of(
                Replication.Outcome.CONTRADICTED, Replication.Outcome.UNDECIDED, Replication.Outcome.REPLICATED)) {
            List<Replication.Row> rows = found.rows().stream()
                    .filter(row -> row.outcome() == outcome)
                    .toList();
            if (!rows.isEmpty()) {
                lines.add("");
            }
            rows.forEach(row -> lines.addAll(Wrap.after(Wrap.pad(outcome.label(), OUTCOME), sentence(row))));
        }
        lines.addAll(left(found));
        lines.add("");
        lines.addAll(Wrap.after("", sum(found)));
        return lines;
    }

    private static String kind(EnvironmentDiff diff) {
        if (diff.direct()) {
            return "direct: one kind of machine and the same sources, so figures count beside verdicts";
        }
        return diff.lines().stream().anyMatch(EnvironmentDiff.Line::moves)
                ? "on another machine or of other versions: ratios may move, so verdicts alone count"
                : "a run does not tell its microarchitecture, so they may be of two machines: verdicts alone count";
    }

    private static String run(String name, Header header) {
        return Visible.text(name + ": " + header.effort() + ", " + header.started() + ", "
                + MachineId.of(header).name() + ", grade " + header.grade());
    }

    private static String sentence(Replication.Row row) {
        Verdict first = row.first();
        String again = row.again().map(verdict -> verdict.outcome().label()).orElse("");
        StringBuilder text = new StringBuilder(name(first));
        first.factor().ifPresent(factor -> text.append(", claimed ").append(factor.claimed()));
        text.append(": ").append(first.outcome().label());
        text.append(again.equals(first.outcome().label()) ? " both times" : ", then " + again);
        if (!row.why().isEmpty()) {
            text.append(" (").append(row.why()).append(')');
        }
        row.figure().ifPresent(figure -> text.append(". ").append(figure(first, figure, row.moved())));
        return text.append('.').toString();
    }

    private static String name(Verdict verdict) {
        return verdict.id() + (verdict.reading().isEmpty() ? "" : " (" + verdict.reading() + ")");
    }

    /* Both in the direction of the first, so that they can be held against each other. */
    private static String figure(Verdict verdict, Prediction figure, boolean moved) {
        Summary.Ratio cell = verdict.cells().get(0);
        boolean turned = figure.expected().estimate() < 1;
        Factor.Kind kind = Factor.Kind.of(cell.quantity());
        Interval expected = turned ? figure.expected().inverted() : figure.expected();
        Factor found = Factor.facing(turned, cell, figure.found(), Double.NaN, Double.NaN);
        return found.who() + ": " + Figures.number(expected.estimate()) + "× " + kind.words()
                + (kind == Factor.Kind.MEMORY ? " of " : " as ") + found.than()
                + ", predicted " + Numbers.range(expected, Figures::number) + ", found " + found.figures()
                + (moved ? ": it moved" : "");
    }

    /* What is not compared has few reasons and many readings; a ratio may have moved all the same, and the sum counts it. */
    private static List<String> left(Replication found) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        found.rows().stream()
                .filter(row -> row.outcome() == Replication.Outcome.NOT_COMPARED)
                .forEach(row -> byReason.computeIfAbsent(row.why(), key -> new ArrayList<>())
                        .add(name(row.first())));
        List<String> lines = new ArrayList<>();
        byReason.forEach((why, names) -> {
            lines.add("");
            lines.addAll(Wrap.after("not compared  ", String.join(", ", names) + ": " + why));
        });
        found.rows().stream()
                .filter(row -> row.outcome() == Replication.Outcome.NOT_COMPARED && row.moved())
                .forEach(row -> lines.addAll(Wrap.after(
                        " ".repeat(OUTCOME),
                        name(row.first()) + ": "
                                + figure(row.first(), row.figure().orElseThrow(), true) + ".")));
        return lines;
    }

    private static String sum(Replication found) {
        long compared = found.rows().stream()
                .filter(row -> row.outcome() != Replication.Outcome.NOT_COMPARED)
                .count();
        if (compared == 0) {
            return "Undecided: the two runs judge no reading in common.";
        }
        String counts = Arrays.stream(Replication.Outcome.values())
                .filter(outcome -> outcome != Replication.Outcome.NOT_COMPARED)
                .map(outcome -> found.count(outcome) + " " + outcome.label())
                .collect(Collectors.joining(", "));
        long moved = found.rows().stream().filter(Replication.Row::moved).count();
        String whole = found.outcome().label();
        return whole.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + whole.substring(1) + ": of " + compared
                + (compared == 1 ? " reading " : " readings ") + counts + "; " + moved
                + (moved == 1 ? " ratio" : " ratios") + " moved beyond prediction and noise floors.";
    }
}
