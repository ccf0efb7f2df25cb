package dev.assay.report;

import dev.assay.run.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a run was made, with what, and of whom: machine and settings, and the contenders. */
final class Machines {
    static final String ID = "machine";
    static final String CONTENDERS = "contenders";

    /** Returns machine, versions and warnings in a few lines, then everything that was recorded, folded away. */
    static Section section(Findings findings) {
        Header header = findings.header();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.bullets(List.of(
                "Environment grade " + header.grade() + ": " + header.gradeReason() + ".",
                "Machine: " + Findings.pairs(header.machine()),
                "Runtimes: "
                        + header.contenders().stream()
                                .filter(Header.ContenderRow::available)
                                .map(row -> Ledgers.known(row.runtime()))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")),
                "Assay " + header.assay() + ", seed " + header.seed())));
        blocks.addAll(Surroundings.warnings(findings));
        List<Block> recorded = new ArrayList<>();
        recorded.add(table(header.machine()));
        recorded.add(new Block.Heading("settings", "Settings"));
        Map<String, String> settings = new TreeMap<>(header.settings());
        settings.putAll(header.protocol().settings());
        recorded.add(table(settings));
        recorded.addAll(Surroundings.spans(findings));
        blocks.add(new Block.Details("Everything that was recorded of machine, settings and load", recorded));
        return new Section(ID, "Machine and versions", blocks);
    }

    /** Returns one row per contender, absent ones with the reason. */
    static Section contenders(Findings findings) {
        Header header = findings.header();
        List<List<String>> rows = new ArrayList<>();
        for (Header.ContenderRow row : header.contenders()) {
            rows.add(List.of(
                    row.id(),
                    row.kind(),
                    row.language(),
                    Ledgers.known(row.version()),
                    Ledgers.known(row.runtime()),
                    Findings.options(row),
                    Ledgers.known(row.output()),
                    findings.standing(row)));
        }
        return new Section(
                CONTENDERS,
                "Contenders",
                List.of(Block.table(
                        List.of("id", "kind", "language", "version", "runtime", "options", "output", header.answers()),
                        rows)));
    }

    private static Block.Table table(Map<String, String> map) {
        return Block.table(
                List.of("what", "value"),
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(one -> List.of(one.getKey(), one.getValue()))
                                .toList());
    }

    private Machines() {}
}
