package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.run.Warning;
import dev.assay.stats.Collected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a run was made, with what, and of whom: machine and settings, and the contenders. */
final class MachineSection {
    static final String ID = "machine";
    static final String CONTENDERS = "contenders";

    private static final String COLLECTIONS =
            "Of the JVM that runs a contender or calls it, over its steady slices. A pause stops every"
                    + " thread and is part of the times above; a concurrent cycle stops nobody. Collector and heap are fixed for timing, so this"
                    + " says nothing about the pauses of a service.";

    /** Returns machine, versions and warnings in a few lines, then everything that was recorded, folded away. */
    static Section section(ReportModel findings) {
        Header header = findings.header();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.bullets(List.of(
                "Environment grade " + header.grade() + ": " + header.gradeReason() + ".",
                "Machine: " + RunSection.machine(header),
                "Runtimes: "
                        + header.contenders().stream()
                                .filter(Header.ContenderRow::available)
                                .map(row -> LedgerWords.known(row.runtime()))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")),
                "Assay " + header.assay() + ", seed " + header.seed())));
        blocks.addAll(EnvironmentSection.warnings(findings));
        List<Block> recorded = new ArrayList<>();
        recorded.add(table(header.machine()));
        recorded.add(new Block.Heading("settings", "Settings"));
        Map<String, String> settings = new TreeMap<>(header.settings());
        settings.putAll(header.protocol().settings());
        recorded.add(table(settings));
        recorded.addAll(EnvironmentSection.spans(findings));
        blocks.add(new Block.Details("Everything that was recorded of machine, settings and load", recorded));
        return new Section(ID, "Machine and versions", blocks);
    }

    /** Returns how many contenders there are, and those that are absent by reason. */
    static Section absent(String id, ReportModel findings) {
        Header header = findings.header();
        List<Block.Item> items = new ArrayList<>();
        long there = header.contenders().stream()
                .filter(Header.ContenderRow::available)
                .count();
        items.add(new Block.Item(
                "",
                List.of(),
                List.of(
                        Span.text(there + " of " + header.contenders().size() + " were there: "),
                        Span.link(CONTENDERS, "versions, options and conformance"),
                        Span.text("."))));
        findings.absent()
                .forEach((reason, ids) -> items.add(
                        new Block.Item("", List.of("absent"), List.of(Span.text(Warning.some(ids) + ": " + reason)))));
        return new Section(id, "Who took part", List.of(new Block.Bullets(items)));
    }

    /** Returns one row per contender, absent ones with the reason. */
    static Section contenders(ReportModel findings) {
        Header header = findings.header();
        List<List<String>> rows = new ArrayList<>();
        for (Header.ContenderRow row : header.contenders()) {
            rows.add(List.of(
                    row.id().toString(),
                    row.kind(),
                    row.language(),
                    LedgerWords.known(row.version()),
                    LedgerWords.known(row.runtime()),
                    ReportModel.options(row),
                    LedgerWords.known(row.output()),
                    findings.standing(row)));
        }
        List<Block> blocks = new ArrayList<>(List.of(Block.table(
                List.of("id", "kind", "language", "version", "runtime", "options", "output", header.answers()), rows)));
        blocks.addAll(collections(Collected.of(findings.run())));
        return new Section(CONTENDERS, "Contenders", blocks);
    }

    private static List<Block> collections(List<Collected> collected) {
        List<List<String>> rows = new ArrayList<>();
        for (Collected row : collected) {
            rows.add(List.of(
                    row.contender().toString(),
                    Figures.nanos(row.nanos()),
                    Figures.number(row.perMinute(row.pauses())),
                    Figures.percent(row.share(row.pauseNanos()), 2),
                    row.cycles()
                            .map(cycles -> Figures.number(row.perMinute(cycles.count())))
                            .orElse(row.amongPauses() ? "among the pauses" : "not recorded"),
                    row.cycles()
                            .map(cycles -> Figures.percent(row.share(cycles.nanos()), 2))
                            .orElse("–")));
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block.Details(
                        "Garbage collection while timed",
                        List.of(
                                Block.paragraph(Block.Tone.QUIET, COLLECTIONS),
                                Block.table(
                                        List.of(
                                                "contender",
                                                "timed",
                                                "pauses per minute",
                                                "share of time paused",
                                                "concurrent cycles per minute",
                                                "share of time in cycles"),
                                        rows))));
    }

    private static Block.Table table(Map<String, String> map) {
        return Block.table(
                List.of("what", "value"),
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(one -> List.of(one.getKey(), one.getValue()))
                                .toList());
    }

    private MachineSection() {}
}
