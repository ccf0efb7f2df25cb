package dev.assay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which kind of machine a run was made on, by the lines of its fingerprint that name a machine and not its day. Two runs are never taken
 * for one machine because a single line agrees: a hypervisor hides the model behind such a name as {@code AMD EPYC}, which four
 * generations of cores share.
 *
 * <p>A run of before family, model and stepping were recorded keeps a microarchitecture that is not recorded. Its caches were recorded, but a
 * hypervisor may make them up, and every committed run of that time is of a virtual machine: to read a generation off them would be a guess.
 *
 * @param told the fingerprint, label to value
 */
public record MachineId(Map<String, String> told) {
    /** Stands where the system does not tell. */
    public static final String NOT_RECORDED = "not recorded";

    /** The processor's name as the system tells it; a hypervisor may mask it. */
    public static final String CPU = "cpu";

    /** The short name made of family, model and stepping, such as {@code EPYC Zen 4}. */
    public static final String MICROARCHITECTURE = "microarchitecture";

    /* What the microarchitecture is derived from. Of arm the model is the part, the stepping variant and revision; it has no family. */
    public static final String VENDOR = "cpu vendor";
    public static final String FAMILY = "cpu family";
    public static final String MODEL = "cpu model";
    public static final String STEPPING = "cpu stepping";

    /** The instruction sets that tokenizers use. */
    public static final String INSTRUCTIONS = "instruction sets";

    /** The lines that name a machine and not its day. Microcode and kernel are of a day: they are shown and do not decide. */
    public static final List<String> SAME = List.of(
            CPU,
            MICROARCHITECTURE,
            VENDOR,
            FAMILY,
            MODEL,
            STEPPING,
            INSTRUCTIONS,
            "l1 cache",
            "l2 cache",
            "l3 cache",
            "cores",
            "memory",
            "architecture",
            "system");

    public MachineId {
        told = Map.copyOf(told);
    }

    /** Returns that of a run. */
    public static MachineId of(Header header) {
        return new MachineId(header.machine());
    }

    /** Returns a line of the fingerprint; one that an older run lacks is not recorded. */
    public String line(String label) {
        return told.getOrDefault(label, NOT_RECORDED);
    }

    /** Returns the name for people: {@code EPYC Zen 4}, with the processor's own name where that holds a model's number. */
    public String name() {
        String cpu = line(CPU);
        String kind = line(MICROARCHITECTURE);
        if (kind.equals(NOT_RECORDED)) {
            return cpu.equals(NOT_RECORDED)
                    ? "processor " + NOT_RECORDED
                    : cpu + " (" + MICROARCHITECTURE + " " + kind + ")";
        }
        return cpu.matches(".*[0-9].*") ? kind + " (" + cpu + ")" : kind;
    }

    /** Returns the name in the fewest words, for the head of a column: {@code EPYC Zen 4}, {@code Intel Xeon}. */
    public String brief() {
        String kind = line(MICROARCHITECTURE);
        if (!kind.equals(NOT_RECORDED)) {
            return kind;
        }
        String cpu = line(CPU)
                .replaceAll("\\([^)]*\\)|@.*|\\b(CPU|Processor)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return cpu.isEmpty() || cpu.equals(NOT_RECORDED) ? "processor " + NOT_RECORDED : cpu;
    }

    /** Returns the middle part of a results folder's name, such as {@code epyc-zen-4-2c}: kind of processor, and cores. */
    public String folder() {
        String kind = line(MICROARCHITECTURE);
        String name = kind.equals(NOT_RECORDED) ? masked() : plain(kind);
        return name + "-" + told.getOrDefault("cores", "0") + "c";
    }

    /* The first two words: vendor and brand. */
    private String masked() {
        String cpu = line(CPU);
        String[] words = plain(cpu.equals(NOT_RECORDED) ? told.getOrDefault("architecture", "unknown") : cpu)
                .split("-");
        return words.length < 2 ? words[0] : words[0] + "-" + words[1];
    }

    private static String plain(String name) {
        return name.replaceAll("\\([^)]*\\)", " ")
                .replaceAll("@.*", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replace(' ', '-');
    }

    /** Returns what both tell and tell differently, a line each: {@code l2 cache 512K / 1024K}; none where nothing is known to differ. */
    public List<String> differences(MachineId other) {
        List<String> differences = new ArrayList<>();
        for (String label : SAME) {
            if (tells(label) && other.tells(label) && !line(label).equals(other.line(label))) {
                differences.add(label + " " + line(label) + " / " + other.line(label));
            }
        }
        return differences;
    }

    /** Returns in words whether two runs are of one kind of machine; without a microarchitecture on both sides they may not be. */
    public String beside(MachineId other) {
        List<String> differences = differences(other);
        if (!differences.isEmpty()) {
            return "not one machine: " + String.join(", ", differences);
        }
        return tells(MICROARCHITECTURE) && other.tells(MICROARCHITECTURE)
                ? "one kind of machine, as far as the systems tell"
                : "perhaps not one machine: the " + MICROARCHITECTURE + " was not recorded in both";
    }

    private boolean tells(String label) {
        return !line(label).equals(NOT_RECORDED);
    }
}
