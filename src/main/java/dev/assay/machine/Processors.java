package dev.assay.machine;

import java.util.List;
import java.util.Optional;

/** The processors of this machine, and which threads of a process do its work. */
public final class Processors {
    private Processors() {}

    /** Returns the numbers of those that this process may use, ascending; none where the system does not tell. */
    public static List<Integer> allowed(SystemFiles files) {
        return allowed(files, "self");
    }

    /** Returns the numbers of those that a process or thread may use, by its id; none where the system does not tell. */
    public static List<Integer> allowed(SystemFiles files, String thread) {
        return ProcStat.allowed(files, thread)
                .map(set -> set.stream().boxed().toList())
                .orElse(List.of());
    }

    /**
     * Returns the ids of the threads that do the work of a process: those that carry its name. A thread has the name of the one that
     * started it unless it is given another, as a JVM does with all but the one that runs {@code main}: its compilers and collectors are
     * none of them.
     */
    public static List<String> workers(SystemFiles files, long process) {
        String folder = "/proc/" + process;
        Optional<String> name = files.read(folder + "/comm");
        return files.list(folder + "/task").stream()
                .filter(thread -> name.isPresent()
                        && files.read(folder + "/task/" + thread + "/comm").equals(name))
                .toList();
    }

    /** Returns the id of the calling thread, or empty where the system does not tell. */
    public static Optional<String> thisThread(SystemFiles files) {
        // "Pid" of a thread's status is its own id.
        return files.read("/proc/thread-self/status").flatMap(status -> status.lines()
                .filter(line -> line.startsWith("Pid:"))
                .map(line -> line.substring("Pid:".length()).strip())
                .filter(id -> Told.positive(id).isPresent())
                .findFirst());
    }
}
