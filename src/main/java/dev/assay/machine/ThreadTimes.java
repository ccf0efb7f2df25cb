package dev.assay.machine;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the threads of a process have run: a reading, to be held against another of the same process. The kernel counts it in ns
 * ({@code schedstat}), where {@code /proc/PID/stat} moves in steps
 * of 10 ms; a thread that ended between the readings is not in the difference. It costs about 10 µs a thread.
 */
public final class ThreadTimes {
    private final PerThread threads;

    private ThreadTimes(PerThread threads) {
        this.threads = threads;
    }

    /** Reads the threads of a process; its id, or {@code self}. */
    public static ThreadTimes of(SystemFiles files, String process) {
        return new ThreadTimes(new PerThread(files, process, "schedstat", ThreadTimes::parse));
    }

    /** Returns the CPU time since, ns, or −1 where the system does not tell. */
    public long ranNanosSince(ThreadTimes earlier) {
        return threads.since(earlier.threads, 0);
    }

    /* Time on a processor, time in its queue, number of times it ran. */
    private static Optional<long[]> parse(String schedstat) {
        String[] words = schedstat.split("\\s+");
        if (words.length < 3) {
            return Optional.empty();
        }
        OptionalLong ran = Told.number(words[0]);
        return ran.isEmpty() ? Optional.empty() : Optional.of(new long[] {ran.getAsLong()});
    }
}
