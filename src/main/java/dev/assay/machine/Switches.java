package dev.assay.machine;

import java.util.Optional;

/**
 * How often threads have given up a processor, and how often they were made to: a reading, to be held against another of the same process
 * or thread. It costs 15 to 30 µs a thread: a JVM with 14 threads takes 230 to 460 µs, which is much beside a turn, so a JVM reads the
 * one thread that works in the turn, and a worker, which has one or two, is read whole.
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

    /** Reads the calling thread only; both readings of a difference must be taken on it. */
    public static Switches ofThisThread(SystemFiles files) {
        return new Switches(new PerThread(files, "/proc/thread-self/status", Switches::parse));
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
                pair[0] = Told.number(line.substring(VOLUNTARY.length())).orElse(-1);
            } else if (line.startsWith(INVOLUNTARY)) {
                pair[1] = Told.number(line.substring(INVOLUNTARY.length())).orElse(-1);
            }
        }
        return pair[0] < 0 || pair[1] < 0 ? Optional.empty() : Optional.of(pair);
    }
}
