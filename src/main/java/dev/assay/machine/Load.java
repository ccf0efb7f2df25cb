package dev.assay.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reading of how busy the machine is: counters since boot, so that two readings tell what happened between them.
 *
 * @param stalledMicros time in which some task waited for a processor (PSI cpu "some")
 * @param stealTicks time that the hypervisor gave to others
 * @param totalTicks all processor time, idle included
 * @param runnable load average of the last minute
 */
public record Load(
        long atNanos,
        OptionalLong stalledMicros,
        OptionalLong stealTicks,
        OptionalLong totalTicks,
        OptionalDouble runnable) {
    private static final Pattern SOME = Pattern.compile("(?m)^some .*total=(\\d+)");

    /** Nothing has happened yet: the start of a sum over several spans of time. */
    public static final Load NONE =
            new Load(0, OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), OptionalDouble.empty());

    /** Returns this with the span between two readings added, so that {@code sum.stalledSince(NONE)} speaks of all spans. */
    public Load plus(Load earlier, Load later) {
        return new Load(
                atNanos + later.atNanos - earlier.atNanos,
                plus(stalledMicros, earlier.stalledMicros, later.stalledMicros),
                plus(stealTicks, earlier.stealTicks, later.stealTicks),
                plus(totalTicks, earlier.totalTicks, later.totalTicks),
                later.runnable);
    }

    private static OptionalLong plus(OptionalLong sum, OptionalLong earlier, OptionalLong later) {
        return sum.isEmpty() || earlier.isEmpty() || later.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(sum.getAsLong() + later.getAsLong() - earlier.getAsLong());
    }

    /** Returns the reading at a time of a monotonic clock. */
    public static Load read(SystemFiles files, long nowNanos) {
        Optional<Matcher> some =
                files.read("/proc/pressure/cpu").map(SOME::matcher).filter(Matcher::find);
        Optional<long[]> ticks = files.read("/proc/stat").flatMap(Load::ticks);
        return new Load(
                nowNanos,
                some.map(found -> OptionalLong.of(Long.parseLong(found.group(1))))
                        .orElse(OptionalLong.empty()),
                ticks.map(counts -> OptionalLong.of(counts[0])).orElse(OptionalLong.empty()),
                ticks.map(counts -> OptionalLong.of(counts[1])).orElse(OptionalLong.empty()),
                files.read("/proc/loadavg")
                        .map(text -> OptionalDouble.of(Double.parseDouble(text.split(" ")[0])))
                        .orElse(OptionalDouble.empty()));
    }

    /** Returns the share of the time since an earlier reading in which some task waited for a processor. */
    public OptionalDouble stalledSince(Load earlier) {
        if (stalledMicros.isEmpty() || earlier.stalledMicros.isEmpty() || atNanos <= earlier.atNanos) {
            return OptionalDouble.empty();
        }
        double micros = stalledMicros.getAsLong() - earlier.stalledMicros.getAsLong();
        return OptionalDouble.of(micros * 1_000 / (atNanos - earlier.atNanos));
    }

    /** Returns the share of processor time since an earlier reading that went to other machines. */
    public OptionalDouble stolenSince(Load earlier) {
        if (stealTicks.isEmpty() || earlier.stealTicks.isEmpty()) {
            return OptionalDouble.empty();
        }
        long all = totalTicks.orElse(0) - earlier.totalTicks.orElse(0);
        return all <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (stealTicks.getAsLong() - earlier.stealTicks.getAsLong()) / all);
    }

    /* First line of /proc/stat: cpu user nice system idle iowait irq softirq steal guest guest_nice; guest is in user already. */
    private static Optional<long[]> ticks(String stat) {
        String[] words = stat.lines().findFirst().orElse("").split("\\s+");
        if (words.length < 9 || !words[0].equals("cpu")) {
            return Optional.empty();
        }
        long total = 0;
        for (int i = 1; i <= 8; i++) {
            total += Long.parseLong(words[i]);
        }
        return Optional.of(new long[] {Long.parseLong(words[8]), total});
    }
}
