package dev.assay.machine;

import java.util.Optional;

/**
 * How often the threads of a process have given up a processor, and how often they were made to: a reading, to be held against another
 * of the same process. It costs 15 to 30 µs a thread, so a JVM with 14 threads takes 260 to 460 µs, a worker with one about 25 µs.
 */
public final class Switches {
    private static final String VOLUNTARY = "voluntary_ctxt_switches:";
    private static final String INVOLUNTARY = "nonvoluntary_ctxt_switches:";

    private final PerThread threads;

    private Switches(PerThread threads) {
        this.threads = threads;
    }

    /** Reads the threads of a process; its id, or {@code self}. */
    public static Switches of(SystemFiles files, String process) {
        return new Switches(new PerThread(files, process, "status", Switches::parse));
    }

    /** Returns how often threads gave up a processor since, or −1 where the system does not tell. */
    public long voluntarySince(Switches earlier) {
        return threads.since(earlier.threads, 0);
    }

    /** Returns how often threads were made to give one up since, or −1 where the system does not tell. */
    public long involuntarySince(Switches earlier) {
        return threads.since(earlier.threads, 1);
    }

    private static Optional<long[]> parse(String status) {
        long[] pair = {-1, -1};
        for (String line : status.lines().toList()) {
            if (line.startsWith(VOLUNTARY)) {
                pair[0] = Long.parseLong(line.substring(VOLUNTARY.length()).strip());
            } else if (line.startsWith(INVOLUNTARY)) {
                pair[1] = Long.parseLong(line.substring(INVOLUNTARY.length()).strip());
            }
        }
        return pair[0] < 0 || pair[1] < 0 ? Optional.empty() : Optional.of(pair);
    }
}
