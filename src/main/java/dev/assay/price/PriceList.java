package dev.assay.price;

import dev.assay.run.Header;
import dev.assay.run.MachineId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured of each implementation.
 *
 * @param assay version of Assay
 * @param taken ISO-8601, UTC
 * @param machine some of the fingerprint, as in a run's header
 * @param text what was encoded after each edit, in words
 * @param repeats builds of each kind an implementation
 * @param rows one an implementation, those too that were not measured
 */
public record PriceList(
        String assay, String taken, Map<String, String> machine, String text, int repeats, List<Row> rows) {
    /** Version of the file. */
    public static final int SCHEMA = 1;

    /** Id of the claim whose findings these are. */
    public static final String CLAIM = "price";

    /** What must be as in the run beside which a list lies: the labels of the fingerprint that name a machine and not its day. */
    public static final List<String> SAME = List.of(
            MachineId.CPU,
            MachineId.MICROARCHITECTURE,
            MachineId.VENDOR,
            MachineId.FAMILY,
            MachineId.MODEL,
            MachineId.STEPPING,
            MachineId.INSTRUCTIONS,
            "cores",
            "memory",
            "architecture",
            "system");

    public PriceList {
        machine = Map.copyOf(machine);
        rows = List.copyOf(rows);
    }

    /**
     * The price of one implementation.
     *
     * @param id such as {@code cpp-clang}
     * @param language as a run's header has it
     * @param source digest of the language's sources, as in a run's header
     * @param missing why nothing was built; empty if it was. Lines are counted all the same
     * @param tools compiler or runtime with version and flags, label to value
     * @param built what a clean build builds, in words; empty where there is nothing to build
     * @param edited the file and constant that was edited, and the artefact that it changed
     * @param clean seconds of each clean build, in the order of the rounds; empty where there is nothing to build
     * @param edit seconds from each edit to the right ids, likewise
     * @param lines that hold code, by {@link Part#label}
     * @param artefacts what is shipped
     * @param needs what must be there to run, in words
     */
    public record Row(
            String id,
            String language,
            String source,
            Optional<String> missing,
            Map<String, String> tools,
            String built,
            String edited,
            List<Double> clean,
            List<Double> edit,
            Map<String, Integer> lines,
            List<Artefact> artefacts,
            String needs) {
        public Row {
            tools = Collections.unmodifiableMap(new TreeMap<>(tools));
            lines = Map.copyOf(lines);
            clean = List.copyOf(clean);
            edit = List.copyOf(edit);
            artefacts = List.copyOf(artefacts);
        }
    }

    /**
     * A file, or files of a kind together.
     *
     * @param stripped bytes without symbols; −1 where there are none, or nothing to take them away with
     */
    public record Artefact(String name, long bytes, long stripped) {}

    /**
     * Refuses a run of another machine or of other sources.
     *
     * @throws IllegalArgumentException naming the field and both values
     */
    public void requireFor(Header run) {
        // What one side does not tell agrees only with what the other does not tell either.
        MachineId here = new MachineId(machine);
        MachineId there = MachineId.of(run);
        for (String label : SAME) {
            same(label + " of the machine", here.line(label), there.line(label));
        }
        for (Row row : rows) {
            run.contenders().stream()
                    .filter(one -> one.kind().equals("first-party")
                            && one.language().equalsIgnoreCase(row.language())
                            && one.available())
                    .findFirst()
                    .ifPresent(one -> same("source of " + one.id(), row.source(), one.source()));
        }
    }

    private static void same(String field, String ours, String theirs) {
        if (!Objects.equals(ours, theirs)) {
            throw new IllegalArgumentException(field + " (" + ours + " of the prices, " + theirs
                    + " of the run) must be equal; take the prices where the run was measured, from the same sources");
        }
    }
}
