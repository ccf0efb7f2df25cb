package dev.assay.machine;

import dev.assay.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds processors back: a quota, heat, a battery, a clock that varies. */
final class Limits {
    private static final String CPU = "/sys/devices/system/cpu";
    private static final String POWER = "/sys/class/power_supply";
    private static final String GROUPS = "/sys/fs/cgroup";

    /* More often than once a millisecond for thirty years nothing has happened. */
    private static final long MOST_EVENTS = 1L << 40;

    private static final double NO_QUOTA = Double.POSITIVE_INFINITY;

    private Limits() {}

    /**
     * Returns the folders of this process's control groups that may limit its processor time, from its own to the root's. Inside a
     * container the path is one of the host and its folder is not there; the root's then is the container's own.
     */
    private static List<String> groups(SystemFiles files) {
        List<String> folders = new ArrayList<>();
        for (String line : files.read("/proc/self/cgroup").orElse("").lines().toList()) {
            String[] parts = line.split(":", 3);
            boolean whole = parts.length == 3 && parts[2].startsWith("/");
            boolean second = whole && parts[0].equals("0") && parts[1].isEmpty();
            boolean first = whole && List.of(parts[1].split(",")).contains("cpu");
            if (!first && !second) {
                continue;
            }
            String path = parts[2].equals("/") ? "" : parts[2];
            while (true) {
                folders.add(GROUPS + (first ? "/cpu" : "") + path);
                if (path.isEmpty()) {
                    break;
                }
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
        return folders;
    }

    /** Returns the tightest quota in words, {@code none} or such as {@code 1.50 processors}; version 1 and 2 of control groups. */
    static Optional<String> quota(SystemFiles files) {
        Optional<Double> tightest = Optional.empty();
        boolean told = false;
        for (String group : groups(files)) {
            Optional<String> pair = files.read(group + "/cpu.max").or(() -> files.read(group + "/cpu.cfs_quota_us")
                    .flatMap(quota -> files.read(group + "/cpu.cfs_period_us").map(period -> quota + " " + period)));
            Optional<Double> share = pair.flatMap(Limits::share);
            told |= share.isPresent();
            if (share.isPresent() && share.get() < NO_QUOTA && share.get() < tightest.orElse(Double.MAX_VALUE)) {
                tightest = share;
            }
        }
        String none = told ? "none" : "";
        return Optional.of(tightest.map(share -> Figures.fixed(share, 2) + " processors")
                        .orElse(none))
                .filter(text -> !text.isEmpty());
    }

    /* Quota and period; max, or -1 of version 1, is no quota. */
    private static Optional<Double> share(String pair) {
        String[] words = pair.strip().split("\\s+");
        OptionalLong period = words.length == 2 ? Told.positive(words[1]) : OptionalLong.empty();
        if (period.isEmpty()) {
            return Optional.empty();
        }
        if (words[0].equals("max") || words[0].equals("-1")) {
            return Optional.of(NO_QUOTA);
        }
        OptionalLong quota = Told.positive(words[0]);
        return quota.isEmpty() ? Optional.empty() : Optional.of((double) quota.getAsLong() / period.getAsLong());
    }

    /** Returns how many periods a quota has cut short so far, over all groups above this process. */
    static OptionalLong throttledPeriods(SystemFiles files) {
        List<Long> counts = new ArrayList<>();
        for (String group : groups(files)) {
            files.read(group + "/cpu.stat")
                    .flatMap(text -> text.lines()
                            .filter(line -> line.startsWith("nr_throttled "))
                            .findFirst())
                    .ifPresent(line ->
                            Told.number(line.substring(line.indexOf(' '))).ifPresent(counts::add));
        }
        return sum(counts);
    }

    /** Returns how often a processor has slowed down for heat so far. */
    static OptionalLong heatEvents(SystemFiles files) {
        List<Long> counts = new ArrayList<>();
        for (String name : files.list(CPU)) {
            for (String counter : List.of("core_throttle_count", "package_throttle_count")) {
                files.read(CPU + "/" + name + "/thermal_throttle/" + counter)
                        .ifPresent(text -> Told.number(text).ifPresent(counts::add));
            }
        }
        return sum(counts);
    }

    private static OptionalLong sum(List<Long> counts) {
        return counts.isEmpty() || counts.stream().anyMatch(count -> count > MOST_EVENTS)
                ? OptionalLong.empty()
                : OptionalLong.of(counts.stream().mapToLong(Long::longValue).sum());
    }

    /** Returns {@code mains} or {@code battery}. A machine without any supply in its list does not tell. */
    static Optional<String> power(SystemFiles files) {
        boolean mains = false;
        boolean discharging = false;
        boolean battery = false;
        for (String supply : files.list(POWER)) {
            String type = files.read(POWER + "/" + supply + "/type").orElse("");
            // The battery of a mouse or a headset is of scope Device.
            if (files.read(POWER + "/" + supply + "/scope").orElse("System").equals("Device")) {
                continue;
            }
            mains |= !type.equals("Battery")
                    && files.read(POWER + "/" + supply + "/online").orElse("0").equals("1");
            battery |= type.equals("Battery");
            discharging |= type.equals("Battery")
                    && files.read(POWER + "/" + supply + "/status").orElse("").equals("Discharging");
        }
        if (discharging) {
            return Optional.of("battery");
        }
        return mains || battery ? Optional.of("mains") : Optional.empty();
    }

    /** Returns the governor of every processor, once each: {@code performance}, or such as {@code performance, powersave}. */
    static Optional<String> governor(SystemFiles files) {
        List<String> found = files.list(CPU).stream()
                .filter(name -> name.matches("cpu\\d+"))
                .flatMap(name -> files.read(CPU + "/" + name + "/cpufreq/scaling_governor").stream())
                .filter(governor -> governor.matches("[\\w.-]{1,40}"))
                .distinct()
                .sorted()
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    /** Returns {@code on} or {@code off}. Intel's driver says whether it is off, the others whether it is on. */
    static Optional<String> turbo(SystemFiles files) {
        return files.read(CPU + "/intel_pstate/no_turbo")
                .flatMap(off -> onOrOff(off, "0"))
                .or(() -> files.read(CPU + "/cpufreq/boost").flatMap(on -> onOrOff(on, "1")));
    }

    private static Optional<String> onOrOff(String switched, String on) {
        return switched.matches("[01]") ? Optional.of(switched.equals(on) ? "on" : "off") : Optional.empty();
    }

    /** Returns which flaws of the processor the kernel works around, and which it leaves open; slowness differs between them. */
    static Optional<String> mitigations(SystemFiles files) {
        String folder = CPU + "/vulnerabilities";
        List<String> mitigated = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int told = 0;
        for (String name : files.list(folder)) {
            String text = files.read(folder + "/" + name).orElse("");
            told += text.matches("(?s)(Vulnerable|Mitigation|Not affected|Unknown).*") ? 1 : 0;
            if (text.startsWith("Vulnerable")) {
                open.add(name);
            } else if (text.startsWith("Mitigation")) {
                mitigated.add(name);
            }
        }
        return told == 0
                ? Optional.empty()
                : Optional.of("mitigated: " + listed(mitigated) + "; open: " + listed(open));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(" ", names);
    }
}
