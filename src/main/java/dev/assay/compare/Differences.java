package dev.assay.compare;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the headers of several runs tell differently, the most suspicious first. A line that only some runs tell is no difference: older
 * runs record less, and nothing can be said of what was not recorded.
 *
 * @param told lines with at least two values
 * @param untold fields that only some runs tell
 */
public record Differences(List<Difference> told, List<String> untold) {
    /* What a ratio rests on most. Of CPython and rustc each contender tells those that it was made with. */
    private static final List<String> TOOLS = List.of("jdk", "jvm", "jvm build");

    private static final List<String> TOLD_BY_CONTENDERS = List.of("python3", "python3 build", "rustc");

    /* Choices that say which deck or claim was measured, or repeat what the contenders tell. */
    private static final String INTERPRETER = "interpreter";

    private static final int DIGEST = 12;

    public Differences {
        told = List.copyOf(told);
        untold = List.copyOf(untold);
    }

    static Differences of(List<ComparedRun> runs) {
        return new Builder(runs).build();
    }

    /** Returns the lines of these contenders, and of no others. */
    public List<Difference> of(ContenderId numerator, ContenderId denominator) {
        return told.stream()
                .filter(one ->
                        one.contenders().contains(numerator) || one.contenders().contains(denominator))
                .toList();
    }

    private static final class Builder {
        private final List<ComparedRun> runs;
        private final List<Difference> told = new ArrayList<>();
        private final Set<String> untold = new LinkedHashSet<>();

        Builder(List<ComparedRun> runs) {
            this.runs = runs;
        }

        Differences build() {
            line(Difference.Kind.VALIDITY, "controls", run -> run.valid() ? "passed" : "failed: nothing is decided");
            line(
                    Difference.Kind.VALIDITY,
                    "fork sets",
                    run -> run.cutShort() ? "cut short by the limit" : "as planned");
            MachineId.SAME.forEach(label -> machine(Difference.Kind.MACHINE, label));
            // A run has a letter, too.
            line(
                    Difference.Kind.NOISE,
                    "environment",
                    run -> "grade " + run.header().grade());
            TOOLS.forEach(label -> machine(Difference.Kind.TOOL, label));
            contenders();
            line(Difference.Kind.INSTRUMENT, "Assay", run -> run.header().assay());
            line(Difference.Kind.INSTRUMENT, "effort", run -> run.header().effort());
            settings();
            Set<String> labels = new TreeSet<>();
            runs.forEach(run -> labels.addAll(run.header().machine().keySet()));
            labels.removeAll(MachineId.SAME);
            labels.removeAll(TOOLS);
            TOLD_BY_CONTENDERS.forEach(labels::remove);
            labels.forEach(label -> machine(Difference.Kind.DAY, label));
            told.sort(Comparator.comparing(Difference::kind));
            return new Differences(told, List.copyOf(untold));
        }

        private void line(Difference.Kind kind, String field, Function<ComparedRun, String> value) {
            add(kind, field, List.of(), runs.stream().map(value).toList());
        }

        private void machine(Difference.Kind kind, String label) {
            line(kind, label, run -> {
                String value = run.machine().line(label);
                return value.equals(MachineId.NOT_RECORDED) ? Difference.NONE : value;
            });
        }

        private void settings() {
            Set<String> keys = new TreeSet<>();
            runs.forEach(run -> keys.addAll(run.header().settings().keySet()));
            keys.removeIf(key -> key.startsWith(INTERPRETER));
            for (String key : keys) {
                line(Difference.Kind.INSTRUMENT, key, run -> run.header()
                        .settings()
                        .getOrDefault(key, Difference.NONE));
            }
            Set<String> encodings = new TreeSet<>();
            runs.forEach(
                    run -> encodings.addAll(run.header().protocol().references().keySet()));
            for (String encoding : encodings) {
                line(Difference.Kind.INSTRUMENT, "reference of " + encoding, run -> {
                    var reference = run.header().protocol().references().get(encoding);
                    return reference == null ? Difference.NONE : reference.words();
                });
            }
        }

        /* Contenders that tell the same of the same line are one difference: a new CPython is that of thirty of them. */
        private void contenders() {
            Map<ContenderId, List<Header.ContenderRow>> byId = new LinkedHashMap<>();
            Map<List<Object>, List<ContenderId>> lines = new LinkedHashMap<>();
            List<Map<ContenderId, Header.ContenderRow>> rows = runs.stream()
                    .map(run -> {
                        Map<ContenderId, Header.ContenderRow> available = new LinkedHashMap<>();
                        run.header().contenders().stream()
                                .filter(Header.ContenderRow::available)
                                .forEach(row -> {
                                    available.put(row.id(), row);
                                    byId.computeIfAbsent(row.id(), id -> new ArrayList<>())
                                            .add(row);
                                });
                        return available;
                    })
                    .toList();
            for (ContenderId id : byId.keySet()) {
                Map<String, List<String>> told = new TreeMap<>();
                for (int i = 0; i < rows.size(); i++) {
                    Header.ContenderRow row = rows.get(i).get(id);
                    for (Map.Entry<String, String> line : lines(row).entrySet()) {
                        told.computeIfAbsent(line.getKey(), field -> new ArrayList<>(none()))
                                .set(i, line.getValue());
                    }
                }
                told.forEach((field, values) -> lines.computeIfAbsent(List.of(field, values), key -> new ArrayList<>())
                        .add(id));
            }
            lines.forEach((key, ids) -> {
                @SuppressWarnings("unchecked")
                List<String> values = (List<String>) key.get(1);
                String field = (String) key.get(0);
                add(kind(field), field, ids, values);
            });
        }

        private List<String> none() {
            return runs.stream().map(run -> Difference.NONE).toList();
        }

        private static Difference.Kind kind(String field) {
            return switch (field) {
                case "runtime" -> Difference.Kind.TOOL;
                case "version" -> Difference.Kind.LIBRARY;
                case "source" -> Difference.Kind.SOURCE;
                default -> Difference.Kind.BUILD;
            };
        }

        private static Map<String, String> lines(Header.ContenderRow row) {
            Map<String, String> lines = new LinkedHashMap<>();
            if (row == null) {
                return lines;
            }
            put(lines, "version", row.version());
            put(lines, "runtime", row.runtime());
            // Of a library the source is its version; of what is built here it is a digest, of which the first digits
            // tell it apart.
            if (row.source() != null && !row.source().equals(row.version())) {
                put(
                        lines,
                        "source",
                        row.source().matches("[0-9a-f]{64}") ? row.source().substring(0, DIGEST) : row.source());
            }
            if (row.build() != null) {
                row.build().forEach((key, value) -> put(lines, key, value));
            }
            if (row.options() != null) {
                row.options().forEach((key, value) -> put(lines, "option " + key, value));
            }
            put(lines, "output", row.output());
            return lines;
        }

        private static void put(Map<String, String> lines, String field, String value) {
            if (value != null && !value.isBlank()) {
                lines.put(field, value);
            }
        }

        private void add(Difference.Kind kind, String field, List<ContenderId> contenders, List<String> values) {
            long different = values.stream()
                    .filter(value -> !value.equals(Difference.NONE))
                    .distinct()
                    .count();
            if (different > 1) {
                told.add(new Difference(kind, field, contenders, values));
            } else if (different == 1 && contenders.isEmpty() && values.contains(Difference.NONE)) {
                untold.add(field);
            }
        }
    }
}
