package dev.assay.machine;

import dev.assay.run.Environment;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reading of how busy the machine is, and with whom: counters since boot, so that two readings tell what happened between them. One
 * reading takes 1 to 7 ms with a hundred processes, so it is taken between turns.
 */
public final class Load {
    private static final Pattern SOME = Pattern.compile("(?m)^some .*total=(\\d+)");

    private enum Counter {
        PROCESSOR,
        BUSY,
        STOLEN,
        OWN,
        STALLED,
        THROTTLED,
        HEAT
    }

    private final long atNanos;
    private final int processors;
    private final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    private final double average;
    private final String governor;
    private final String power;

    private Load(SystemFiles files, long root, long nowNanos) {
        atNanos = nowNanos;
        BitSet allowed = ProcStat.allowed(files).orElse(new BitSet());
        processors = allowed.cardinality();
        files.read("/proc/stat")
                .flatMap(stat -> ProcStat.processors(stat, allowed))
                .ifPresent(time -> {
                    counters.put(Counter.PROCESSOR, time.all());
                    counters.put(Counter.BUSY, time.busy());
                    counters.put(Counter.STOLEN, time.stolen());
                });
        put(Counter.OWN, ProcessTree.cpuNanos(files, root));
        files.read("/proc/pressure/cpu")
                .map(SOME::matcher)
                .filter(Matcher::find)
                .map(found -> Told.number(found.group(1)))
                .ifPresent(micros -> micros.ifPresent(count -> counters.put(Counter.STALLED, nanos(count))));
        put(Counter.THROTTLED, Limits.throttledPeriods(files));
        put(Counter.HEAT, Limits.heatEvents(files));
        average = files.read("/proc/loadavg")
                .flatMap(text -> Told.decimal(text.split(" ")[0]))
                .orElse(Double.NaN);
        governor = Limits.governor(files).orElse(Fingerprint.NOT_RECORDED);
        power = Limits.power(files).orElse(Fingerprint.NOT_RECORDED);
    }

    /**
     * Takes a reading.
     *
     * @param root id of the process that, with all its descendants, is the run
     * @param nowNanos now, by a monotonic clock
     */
    public static Load read(SystemFiles files, long root, long nowNanos) {
        return new Load(files, root, nowNanos);
    }

    /** Returns what the hypervisor has stolen so far from the processors that this process may use, ns, or empty. It costs 30 to 50 µs. */
    public static OptionalLong stolenNanos(SystemFiles files) {
        Optional<Long> stolen = ProcStat.allowed(files)
                .flatMap(allowed -> files.read("/proc/stat").flatMap(stat -> ProcStat.processors(stat, allowed)))
                .map(ProcStat.Processors::stolen);
        return stolen.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /**
     * Returns what happened since an earlier reading.
     *
     * @param when {@code before}, {@code rounds} or {@code after}
     * @param group comparison group, or empty
     * @param set fork set, or −1
     * @param runStartNanos start of the run by the same clock
     */
    public Environment since(Load earlier, String when, String group, int set, long runStartNanos) {
        return new Environment(
                when,
                group,
                set,
                Math.max(0, (earlier.atNanos - runStartNanos) / 1_000_000),
                Math.max(1, atNanos - earlier.atNanos),
                processors == 0 ? -1 : processors,
                change(Counter.PROCESSOR, earlier),
                change(Counter.BUSY, earlier),
                change(Counter.STOLEN, earlier),
                change(Counter.OWN, earlier),
                change(Counter.STALLED, earlier),
                change(Counter.THROTTLED, earlier),
                change(Counter.HEAT, earlier),
                average,
                governor,
                power);
    }

    /* A count that a long does not hold is larger than any that can be; it is its own bound then. */
    private static long nanos(long micros) {
        return micros > Long.MAX_VALUE / 1000 ? Long.MAX_VALUE : micros * 1000;
    }

    private void put(Counter counter, OptionalLong value) {
        value.ifPresent(count -> counters.put(counter, count));
    }

    /* Steal of some kernels goes back by a tick now and then, and a process that ended unseen takes its time with it. */
    private long change(Counter counter, Load earlier) {
        Long now = counters.get(counter);
        Long before = earlier.counters.get(counter);
        return now == null || before == null ? -1 : Math.max(0, now - before);
    }
}
