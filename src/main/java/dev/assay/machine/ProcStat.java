package dev.assay.machine;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code /proc/stat} and {@code /proc/PID/stat} count, since boot and since the start of the process. Both count in ticks of 10 ms:
 * {@code USER_HZ} is 100 on every architecture that a JVM runs on.
 */
final class ProcStat {
    static final long TICK_NANOS = 10_000_000;

    /* Fifty years of one processor, in ticks: what tells of more tells nothing, and the ns of four such counters are still a long. */
    private static final long MOST_TICKS = 50L * 366 * 24 * 3600 * 100;

    private static final int FIRST = 1;
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    private static final int STEAL = 8;
    private static final int OWN_USER = 11;
    private static final int REAPED_SYSTEM = 14;

    private ProcStat() {}

    /**
     * Processor time since boot, ns, summed over some processors.
     *
     * @param all all of it, idle included
     * @param busy without idle time, waiting for a disk, and steal
     * @param stolen given to others by the hypervisor
     */
    record Processors(long all, long busy, long stolen) {}

    /** Returns the sum over those lines {@code cpuN} of {@code /proc/stat} whose number is in the set. */
    static Optional<Processors> processors(String stat, BitSet numbers) {
        long all = 0;
        long busy = 0;
        long stolen = 0;
        int found = 0;
        for (String line : stat.lines().toList()) {
            // user nice system idle iowait irq softirq steal guest guest_nice; guest is in user already.
            String[] words = line.split("\\s+");
            if (words.length <= STEAL || !words[0].matches("cpu[0-9]{1,5}") || !numbers.get(number(words[0]))) {
                continue;
            }
            found++;
            for (int i = FIRST; i <= STEAL; i++) {
                long ticks = ticks(words[i]);
                if (ticks < 0) {
                    return Optional.empty();
                }
                all += ticks;
                busy += i == IDLE || i == WAITING_FOR_DISK || i == STEAL ? 0 : ticks;
            }
            stolen += ticks(words[STEAL]);
        }
        return found < numbers.cardinality() || found == 0 || all > Long.MAX_VALUE / TICK_NANOS
                ? Optional.empty()
                : Optional.of(new Processors(all * TICK_NANOS, busy * TICK_NANOS, stolen * TICK_NANOS));
    }

    private static long ticks(String word) {
        OptionalLong ticks = Told.number(word);
        return ticks.isEmpty() || ticks.getAsLong() > MOST_TICKS ? -1 : ticks.getAsLong();
    }

    private static int number(String cpu) {
        return Integer.parseInt(cpu.substring(3));
    }

    /**
     * A process as its {@code stat} tells it.
     *
     * @param parent id of the parent
     * @param cpuNanos of all its threads, ended ones too, and of all children that ended and were waited for
     */
    record Owned(long parent, long cpuNanos) {}

    /** Returns what the text of {@code /proc/PID/stat} says. The name, in brackets, may hold blanks and brackets itself. */
    static Optional<Owned> process(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+");
        if (words.length <= REAPED_SYSTEM) {
            return Optional.empty();
        }
        OptionalLong parent = Told.number(words[1]);
        long sum = 0;
        for (int i = OWN_USER; i <= REAPED_SYSTEM; i++) {
            long ticks = ticks(words[i]);
            if (ticks < 0 || parent.isEmpty()) {
                return Optional.empty();
            }
            sum += ticks;
        }
        return Optional.of(new Owned(parent.getAsLong(), sum * TICK_NANOS));
    }

    /** Returns the processors that this process may use. */
    static Optional<BitSet> allowed(SystemFiles files) {
        return allowed(files, "self");
    }

    /** Returns the processors that a process or thread may use, by its id. */
    static Optional<BitSet> allowed(SystemFiles files, String thread) {
        return files.read("/proc/" + thread + "/status")
                .flatMap(status -> status.lines()
                        .filter(line -> line.startsWith("Cpus_allowed_list:"))
                        .findFirst())
                .flatMap(line -> Told.processors(line.substring(line.indexOf(':') + 1)));
    }
}
