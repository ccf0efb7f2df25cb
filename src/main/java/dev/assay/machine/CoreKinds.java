package dev.assay.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The kinds of processors that this process may use. One chip may hold fast and slow ones, of another make or another clock; turns on
 * both would differ by that, and an average over them describes neither.
 *
 * @param kinds the fastest at first; one where all are alike, none where the system does not tell
 */
public record CoreKinds(List<Kind> kinds) {
    /** The label of the fingerprint's line. */
    public static final String LABEL = "core kinds";

    private static final String CPU = "/sys/devices/system/cpu/cpu";

    /* Favoured cores of one kind differ by a few per cent of clock. */
    private static final double ALIKE = 0.9;

    /**
     * Processors that are alike.
     *
     * @param name such as {@code fast} or {@code slow}
     * @param basis by what they are told, such as {@code cpu_capacity 1024}
     * @param processors by number, ascending
     */
    public record Kind(String name, String basis, List<Integer> processors) {
        public Kind {
            processors = List.copyOf(processors);
        }

        /** Returns such as {@code 8 fast (cpu_capacity 1024)}. */
        public String text() {
            return processors.size() + " " + name + " (" + basis + ")";
        }
    }

    public CoreKinds {
        kinds = List.copyOf(kinds);
    }

    /** Returns those of the processors that this process may use. */
    public static CoreKinds of(SystemFiles files) {
        List<Integer> allowed = Processors.allowed(files);
        List<List<Kind>> told = List.of(
                byName(files, allowed),
                byNumber(allowed, "cpu_capacity", cpu -> number(files, CPU + cpu + "/cpu_capacity"), 1, ""),
                byNumber(
                        allowed, "up to", cpu -> number(files, CPU + cpu + "/cpufreq/cpuinfo_max_freq"), 1000, " MHz"));
        // Whoever tells of several knows more than one who tells of one.
        return new CoreKinds(told.stream()
                .max(Comparator.comparingInt((List<Kind> kinds) -> Math.min(2, kinds.size())))
                .orElse(List.of()));
    }

    /** Returns whether they are known to differ. */
    public boolean unlike() {
        return kinds.size() > 1;
    }

    /** Returns the fingerprint's line, empty where the system does not tell. */
    public Optional<String> text() {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(unlike() ? kinds.stream().map(Kind::text).collect(Collectors.joining(", ")) : "one");
    }

    /* Linux on Intel has a folder for each kind of core. A processor in neither, or in both, makes the two lists worthless. */
    private static List<Kind> byName(SystemFiles files, List<Integer> allowed) {
        BitSet fast = listed(files, "cpu_core");
        BitSet slow = listed(files, "cpu_atom");
        if (allowed.isEmpty() || !allowed.stream().allMatch(cpu -> fast.get(cpu) != slow.get(cpu))) {
            return List.of();
        }
        List<Kind> kinds = new ArrayList<>();
        List<Integer> quick = allowed.stream().filter(fast::get).toList();
        List<Integer> other = allowed.stream().filter(slow::get).toList();
        if (!quick.isEmpty()) {
            kinds.add(new Kind("fast", "cpu_core", quick));
        }
        if (!other.isEmpty()) {
            kinds.add(new Kind("slow", "cpu_atom", other));
        }
        return kinds;
    }

    private static BitSet listed(SystemFiles files, String folder) {
        return files.read("/sys/devices/" + folder + "/cpus")
                .flatMap(Told::processors)
                .orElse(new BitSet());
    }

    private static OptionalLong number(SystemFiles files, String file) {
        return files.read(file).map(Told::positive).orElse(OptionalLong.empty());
    }

    /* From the largest number down; a kind ends where the next is more than a tenth below its first. One that is not told makes all worthless. */
    private static List<Kind> byNumber(
            List<Integer> allowed, String what, IntFunction<OptionalLong> told, long unit, String unitName) {
        record Rated(int cpu, long number) {}
        List<Rated> rated = new ArrayList<>();
        for (int cpu : allowed) {
            told.apply(cpu).ifPresent(number -> rated.add(new Rated(cpu, number)));
        }
        if (rated.size() < allowed.size()) {
            return List.of();
        }
        rated.sort(Comparator.comparingLong(Rated::number).reversed().thenComparingInt(Rated::cpu));
        List<List<Rated>> groups = new ArrayList<>();
        for (Rated one : rated) {
            if (groups.isEmpty()
                    || one.number()
                            < ALIKE * groups.get(groups.size() - 1).get(0).number()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(one);
        }
        List<Kind> kinds = new ArrayList<>();
        for (List<Rated> group : groups) {
            String name = kinds.isEmpty() ? "fast" : kinds.size() == groups.size() - 1 ? "slow" : "middling";
            kinds.add(new Kind(
                    name,
                    what + " " + group.get(0).number() / unit + unitName,
                    group.stream().map(Rated::cpu).sorted().toList()));
        }
        return kinds;
    }
}
