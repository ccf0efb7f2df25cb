package dev.assay.compare;

import java.util.List;

/**
 * A kind of machine, and the runs that were made on it.
 *
 * @param name for people
 * @param certain whether its runs tell a microarchitecture; without one they are of one kind only as far as the other lines tell
 * @param runs places among the runs, in the order of time
 */
public record Machine(String name, boolean certain, List<Integer> runs) {
    public Machine {
        runs = List.copyOf(runs);
    }
}
