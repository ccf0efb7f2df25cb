package dev.assay.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two counters of every live thread of a process. They are kept by thread, since the counters of a thread that ends leave with it, and a
 * difference of two sums could then be negative.
 */
final class PerThread {
    private final Map<String, long[]> counters = new HashMap<>();

    /** Reads one file of every thread; a thread whose file is gone or strange is left out. */
    PerThread(SystemFiles files, String process, String file, Function<String, Optional<long[]>> parser) {
        String tasks = "/proc/" + process + "/task";
        for (String thread : files.list(tasks)) {
            files.read(tasks + "/" + thread + "/" + file).flatMap(parser).ifPresent(pair -> counters.put(thread, pair));
        }
    }

    /** Reads one thread from the file at that path. */
    PerThread(SystemFiles files, String path, Function<String, Optional<long[]>> parser) {
        files.read(path).flatMap(parser).ifPresent(pair -> counters.put(path, pair));
    }

    /** Returns what was added to a counter, over the threads that live now; −1 where the system does not tell. */
    long since(PerThread earlier, int index) {
        if (counters.isEmpty() || earlier.counters.isEmpty()) {
            return -1;
        }
        long sum = 0;
        for (Map.Entry<String, long[]> entry : counters.entrySet()) {
            long[] before = earlier.counters.get(entry.getKey());
            long change = entry.getValue()[index] - (before == null ? 0 : before[index]);
            if (change > Long.MAX_VALUE - Math.max(0, sum)) {
                return -1;
            }
            sum += change;
        }
        // A counter never goes back; one that did was another thread's or nobody's.
        return sum < 0 ? -1 : sum;
    }
}
