package dev.assay.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between the environment of a run and another one, what may move a ratio first.
 *
 * @param sameKind whether both are of one kind of machine as far as anybody can tell; one that does not tell its microarchitecture is none
 * @param lines none where nothing that both tell differs
 */
public record EnvironmentDiff(boolean sameKind, List<Line> lines) {
    private static final String JDK = "jdk";
    private static final List<String> NOT_OF_RATIOS = List.of("rustc", "python3", "python3 build");

    public EnvironmentDiff {
        lines = List.copyOf(lines);
    }

    /**
     * One difference.
     *
     * @param what label of the fingerprint, or what of a contender
     * @param contenders whose it is; empty for the machine's
     * @param moves whether two runs that differ in it are of two things, and their ratios may well be two
     */
    public record Line(String what, List<ContenderId> contenders, String first, String again, boolean moves) {}

    /** Returns whether a second run is of the same kind of machine, and of the same contenders as they were built and run. */
    public boolean direct() {
        return sameKind && lines.stream().noneMatch(Line::moves);
    }

    /** Returns what differs between the environments of two runs. */
    public static EnvironmentDiff of(Header first, Header again) {
        return of(first, again.machine(), again.contenders());
    }

    /**
     * Returns what differs between that of a run and one in which nothing was measured yet.
     *
     * @param machine fingerprint, label to value
     */
    public static EnvironmentDiff of(Header first, Map<String, String> machine, List<Header.ContenderRow> contenders) {
        MachineId one = MachineId.of(first);
        MachineId other = new MachineId(machine);
        List<Line> lines = new ArrayList<>();
        lines.addAll(contenders(first, contenders));
        Set<String> labels = new LinkedHashSet<>(MachineId.SAME);
        labels.add(JDK);
        labels.addAll(new TreeSet<>(one.told().keySet()));
        // Of the tools, each contender tells those that it was made with.
        labels.removeAll(NOT_OF_RATIOS);
        List<Line> machines = labels.stream()
                .filter(label -> told(one, label) && told(other, label))
                .filter(label -> !one.line(label).equals(other.line(label)))
                .map(label -> new Line(
                        label,
                        List.of(),
                        one.line(label),
                        other.line(label),
                        MachineId.SAME.contains(label) || label.equals(JDK)))
                .toList();
        machines.stream().filter(Line::moves).forEach(lines::add);
        machines.stream().filter(line -> !line.moves()).forEach(lines::add);
        return new EnvironmentDiff(
                one.differences(other).isEmpty()
                        && told(one, MachineId.MICROARCHITECTURE)
                        && told(other, MachineId.MICROARCHITECTURE),
                lines);
    }

    private static boolean told(MachineId machine, String label) {
        return !machine.line(label).equals(MachineId.NOT_RECORDED);
    }

    private static List<Line> contenders(Header first, List<Header.ContenderRow> again) {
        Map<ContenderId, Header.ContenderRow> others =
                again.stream().collect(Collectors.toMap(Header.ContenderRow::id, row -> row, (a, b) -> a));
        Set<ContenderId> measured = first.groups().stream()
                .flatMap(group -> group.contenders().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Line, List<ContenderId>> found = new LinkedHashMap<>();
        for (Header.ContenderRow row : first.contenders()) {
            if (measured.contains(row.id()) && row.available()) {
                Header.ContenderRow other = others.get(row.id());
                if (other == null || !other.available()) {
                    add(found, row, "contender", "measured", other == null ? "not declared" : "absent");
                } else {
                    same(found, row, other, "source", one -> String.valueOf(one.source()));
                    same(found, row, other, "version", Header.ContenderRow::version);
                    same(found, row, other, "runtime", Header.ContenderRow::runtime);
                    builds(found, row, other);
                }
            }
        }
        return found.entrySet().stream()
                .map(one -> new Line(
                        one.getKey().what(),
                        one.getValue(),
                        one.getKey().first(),
                        one.getKey().again(),
                        true))
                .toList();
    }

    private static void same(
            Map<Line, List<ContenderId>> found,
            Header.ContenderRow row,
            Header.ContenderRow other,
            String what,
            Function<Header.ContenderRow, String> value) {
        if (!Objects.equals(value.apply(row), value.apply(other))) {
            add(found, row, what, value.apply(row), value.apply(other));
        }
    }

    /* What an older program did not record of a build did not differ for that. */
    private static void builds(Map<Line, List<ContenderId>> found, Header.ContenderRow row, Header.ContenderRow other) {
        row.build().forEach((key, value) -> {
            String there = other.build().get(key);
            if (there != null && !there.equals(value)) {
                add(found, row, key, value, there);
            }
        });
    }

    private static void add(
            Map<Line, List<ContenderId>> found, Header.ContenderRow row, String what, String first, String again) {
        found.computeIfAbsent(new Line(what, List.of(), first, again, true), key -> new ArrayList<>())
                .add(row.id());
    }
}
