package dev.assay.report;

import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.run.End;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.Where;
import dev.assay.stats.Controls;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger over all runs takes of one of them. The slices are let go, so that many runs fit into little memory.
 *
 * @param folder its name, the one by which notes and links know the run
 * @param sets fork sets that were made, of all groups
 */
record LedgerRun(
        String folder,
        Header header,
        End end,
        long sets,
        Controls controls,
        List<Summary.Ratio> pooled,
        List<Verdict> verdicts) {
    LedgerRun {
        pooled = List.copyOf(pooled);
        verdicts = List.copyOf(verdicts);
    }

    static LedgerRun of(String folder, RunFile run, Summary summary, List<Verdict> verdicts) {
        return new LedgerRun(
                folder,
                run.header(),
                run.end(),
                run.slices().stream()
                        .map(slice -> Map.entry(slice.group(), slice.set()))
                        .distinct()
                        .count(),
                summary.controls(),
                pooled(summary),
                verdicts);
    }

    /** Returns the ratios of times over all cells of their groups. */
    static List<Summary.Ratio> pooled(Summary summary) {
        return summary.ratios().stream()
                .filter(ratio -> ratio.cell().where().equals(Where.ALL)
                        && ratio.cell().mode() == Mode.THROUGHPUT
                        && ratio.quantity() == Quantity.TIME)
                .toList();
    }

    /** Returns the day. */
    String day() {
        return header.started().substring(0, 10);
    }

    /** Returns machine, day and effort in a few words; a standard effort needs none. */
    String title() {
        return MachineId.of(header).brief() + ", " + day()
                + (header.effort().equals("standard") ? "" : ", " + header.effort());
    }

    boolean invalid() {
        return !Validity.faults(controls).isEmpty();
    }

    /** Returns the verdicts that rest on a measured ratio. */
    List<Verdict> tested() {
        return verdicts.stream().filter(LedgerRun::measured).toList();
    }

    Optional<Verdict> tested(String claim, String reading) {
        return tested().stream()
                .filter(verdict ->
                        verdict.id().equals(claim) && verdict.reading().equals(reading))
                .findFirst();
    }

    private static boolean measured(Verdict verdict) {
        return verdict.ratio().isPresent() && !verdict.cells().isEmpty();
    }

    /** Returns the groups that no verdict of the run rests on; their ratios are findings all the same. */
    List<Header.GroupRow> groupsWithoutClaim() {
        return groupsWithoutClaim(header, tested());
    }

    static List<Header.GroupRow> groupsWithoutClaim(Header header, List<Verdict> tested) {
        List<String> judged = tested.stream()
                .flatMap(verdict -> verdict.cells().stream().limit(1))
                .map(cell -> cell.cell().group())
                .toList();
        return header.groups().stream()
                .filter(group -> !judged.contains(group.id()))
                .toList();
    }

    /** Returns the versions that times depend on most, those of absent tools left out. */
    List<String> versions() {
        MachineId machine = MachineId.of(header);
        List<String> versions = new ArrayList<>();
        add(versions, "JDK", machine.line("jdk"));
        add(versions, "rustc", machine.line("rustc"));
        header.contenders().stream()
                .filter(row -> row.available() && row.kind().equals("first-party"))
                .filter(row -> "C++".equals(row.language()) && row.build() != null)
                .map(row -> row.build().get("compiler"))
                .filter(compiler -> compiler != null && !compiler.isBlank())
                .distinct()
                .sorted()
                .forEach(versions::add);
        add(versions, "CPython", machine.line("python3"));
        return versions;
    }

    private static void add(List<String> versions, String tool, String version) {
        if (!version.equals(MachineId.NOT_RECORDED)) {
            versions.add(tool + " " + version);
        }
    }
}
