package dev.assay.machine;

import dev.assay.run.MachineId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What identifies a kind of machine and its software: label to value, in a fixed order. It never holds a host name, a user or a path.
 */
public final class Fingerprint {
    /** Stands where the system does not tell. */
    public static final String NOT_RECORDED = MachineId.NOT_RECORDED;

    private static final Pattern SELECTED = Pattern.compile("\\[([^\\]]+)\\]");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");
    private static final String CPU = "/sys/devices/system/cpu/cpu0/";

    private Fingerprint() {}

    /**
     * Returns the fingerprint.
     *
     * @param cores processors that this process may use
     * @param property a system property of the JVM, or empty
     * @param tool what a command prints as its version, or empty if it is not on the PATH
     * @param python version and build of the interpreter that runs the contenders, as {@code python3} and {@code python3 build}
     */
    public static Map<String, String> of(
            SystemFiles files,
            int cores,
            Function<String, Optional<String>> property,
            Function<List<String>, Optional<String>> tool,
            Map<String, String> python) {
        Optional<String> cpuinfo = files.read("/proc/cpuinfo");
        Map<String, String> prints = new LinkedHashMap<>();
        put(prints, MachineId.CPU, cpuinfo.flatMap(text -> field(text, "model name")));
        CpuInfo cpu = CpuInfo.of(cpuinfo.orElse(""));
        put(prints, MachineId.MICROARCHITECTURE, cpu.microarchitecture());
        put(prints, MachineId.VENDOR, cpu.vendor());
        put(prints, MachineId.FAMILY, cpu.family());
        put(prints, MachineId.MODEL, cpu.model());
        put(prints, MachineId.STEPPING, cpu.stepping());
        put(prints, "microcode", cpu.microcode());
        put(prints, MachineId.INSTRUCTIONS, cpu.instructionSets());
        prints.put("cores", Integer.toString(cores));
        put(prints, "threads per core", siblings(cpuinfo));
        put(prints, CoreKinds.LABEL, CoreKinds.of(files).text());
        put(prints, "l1 cache", l1(files));
        put(prints, "l2 cache", files.read(CPU + "cache/index2/size").filter(Fingerprint::isSize));
        put(prints, "l3 cache", files.read(CPU + "cache/index3/size").filter(Fingerprint::isSize));
        put(
                prints,
                "memory",
                files.read("/proc/meminfo")
                        .flatMap(text -> field(text, "MemTotal"))
                        .flatMap(Fingerprint::gibibytes));
        put(prints, "architecture", property.apply("os.arch"));
        put(prints, "system", property.apply("os.name"));
        put(prints, "kernel", property.apply("os.version"));
        put(
                prints,
                "virtualised",
                cpuinfo.flatMap(text -> field(text, "flags"))
                        .filter(flags -> flags.matches("[\\w ]+"))
                        .map(flags -> (" " + flags + " ").contains(" hypervisor ") ? "yes" : "no"));
        put(prints, "governor", Limits.governor(files));
        put(prints, "turbo", Limits.turbo(files));
        put(prints, "power", Limits.power(files));
        put(prints, "cpu quota", Limits.quota(files));
        put(prints, "pinning", pinning(files));
        put(prints, "mitigations", Limits.mitigations(files));
        put(
                prints,
                "page size",
                files.read("/proc/self/smaps")
                        .flatMap(text -> field(text, "KernelPageSize"))
                        .filter(size -> size.matches("[1-9][0-9]{0,8} kB")));
        put(
                prints,
                "transparent huge pages",
                files.read("/sys/kernel/mm/transparent_hugepage/enabled").flatMap(Fingerprint::selected));
        put(prints, "aslr", files.read("/proc/sys/kernel/randomize_va_space").filter(text -> text.matches("[0-9]")));
        put(
                prints,
                "clock source",
                files.read("/sys/devices/system/clocksource/clocksource0/current_clocksource")
                        .filter(text -> text.matches("[\\w.-]+")));
        put(prints, "jdk", property.apply("java.vm.version"));
        put(prints, "jvm", property.apply("java.vm.name"));
        put(prints, "jvm build", property.apply("java.vendor.version"));
        put(prints, "rustc", tool.apply(List.of("rustc", "--version")).flatMap(Fingerprint::version));
        put(prints, "python3", Optional.ofNullable(python.get("python3")));
        put(prints, "python3 build", Optional.ofNullable(python.get("python3 build")));
        return prints;
    }

    private static void put(Map<String, String> prints, String label, Optional<String> value) {
        prints.put(label, value.flatMap(Told::line).orElse(NOT_RECORDED));
    }

    private static Optional<String> field(String text, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(name) + "\\s*:\\s*(.+)$")
                .matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> siblings(Optional<String> cpuinfo) {
        Optional<String> threads = cpuinfo.flatMap(text -> field(text, "siblings"));
        Optional<String> cores = cpuinfo.flatMap(text -> field(text, "cpu cores"));
        OptionalLong many = threads.map(Told::positive).orElse(OptionalLong.empty());
        OptionalLong few = cores.map(Told::positive).orElse(OptionalLong.empty());
        // Where some cores have two threads and others one, as where a hypervisor makes them up, the quotient is
        // nobody's.
        return many.isEmpty() || few.isEmpty() || many.getAsLong() % few.getAsLong() != 0
                ? Optional.empty()
                : Optional.of(Long.toString(many.getAsLong() / few.getAsLong()));
    }

    /* As the kernel writes it: 32K. A cache of nothing is none. */
    private static boolean isSize(String text) {
        return text.matches("[1-9][0-9]{0,8}[KMG]?");
    }

    private static Optional<String> l1(SystemFiles files) {
        Map<String, String> sizes = new LinkedHashMap<>();
        for (String index : files.list(CPU + "cache")) {
            String folder = CPU + "cache/" + index;
            if (files.read(folder + "/level").orElse("").equals("1")) {
                files.read(folder + "/type")
                        .filter(type -> type.matches("Data|Instruction|Unified"))
                        .ifPresent(type -> files.read(folder + "/size")
                                .filter(Fingerprint::isSize)
                                .ifPresent(size -> sizes.put(type.toLowerCase(Locale.ROOT), size)));
            }
        }
        List<String> words = sizes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    /* Isolated processors are kept free of others by the kernel; pinned ones only keep this process where it is. */
    private static Optional<String> pinning(SystemFiles files) {
        Optional<BitSet> allowed = ProcStat.allowed(files);
        Optional<BitSet> online = files.read("/sys/devices/system/cpu/online").flatMap(Told::processors);
        if (allowed.isEmpty()
                || online.isEmpty()
                || allowed.get().isEmpty()
                || online.get().isEmpty()) {
            return Optional.empty();
        }
        BitSet shared = allowed.get();
        int mine = shared.cardinality();
        shared.andNot(files.read("/sys/devices/system/cpu/isolated")
                .flatMap(Told::processors)
                .orElse(new BitSet()));
        int all = online.get().cardinality();
        if (mine > 0 && shared.isEmpty()) {
            return Optional.of("isolated, " + mine + " of " + all + " processors");
        }
        return Optional.of(mine < all ? "pinned, " + mine + " of " + all + " processors" : "none");
    }

    private static Optional<String> gibibytes(String memTotal) {
        OptionalLong kibibytes = Told.positive(memTotal.replaceFirst("\\s*kB$", ""));
        return kibibytes.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round(kibibytes.getAsLong() / 1024.0 / 1024.0) + " GiB");
    }

    private static Optional<String> selected(String text) {
        Matcher matcher = SELECTED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> version(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
