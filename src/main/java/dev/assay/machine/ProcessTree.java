package dev.assay.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process and everything that descends from it. */
public final class ProcessTree {
    private ProcessTree() {}

    /**
     * Returns the CPU time of a process and its descendants, ns in steps of 10 ms, or empty where the system does not tell. Threads and
     * children that have ended count, unless their parent ended before it waited for them; so both readings of a difference belong to a
     * time in which no process in the middle of the tree ends. It reads one file of every process of the machine: about 1 ms for 100.
     */
    public static OptionalLong cpuNanos(SystemFiles files, long root) {
        Map<Long, List<Long>> children = new HashMap<>();
        Map<Long, Long> nanos = new HashMap<>();
        for (String name : files.list("/proc")) {
            OptionalLong number = Told.positive(name);
            if (number.isEmpty()) {
                continue;
            }
            // Empty for a process that has ended since it was listed.
            Optional<ProcStat.Owned> process =
                    files.read("/proc/" + name + "/stat").flatMap(ProcStat::process);
            if (process.isPresent()) {
                long id = number.getAsLong();
                nanos.put(id, process.get().cpuNanos());
                children.computeIfAbsent(process.get().parent(), parent -> new ArrayList<>())
                        .add(id);
            }
        }
        if (!nanos.containsKey(root)) {
            return OptionalLong.empty();
        }
        long sum = 0;
        Deque<Long> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            long id = left.remove();
            // Removed, so that processes which call each other parent, or numbers used again meanwhile, are not gone
            // round for ever.
            Long own = nanos.remove(id);
            if (own == null) {
                continue;
            }
            sum = sum > Long.MAX_VALUE - own ? Long.MAX_VALUE : sum + own;
            left.addAll(children.getOrDefault(id, List.of()));
        }
        return OptionalLong.of(sum);
    }
}
