package dev.assay.measure;

import dev.assay.run.ContenderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of an effort a run takes.
 *
 * @param groups the groups to run; empty for the effort's own
 * @param memory contenders that get memory forks; without a value all that are timed
 * @param cold contenders that get cold forks; without a value those that the effort names
 * @param minutes limit of measuring in place of the effort's, which then does not grow on a slower machine: it was asked for
 */
public record RunScope(
        List<String> groups,
        Optional<Set<ContenderId>> memory,
        Optional<Set<ContenderId>> cold,
        Optional<Integer> minutes) {
    public RunScope {
        groups = List.copyOf(groups);
        memory = memory.map(Set::copyOf);
        cold = cold.map(Set::copyOf);
    }

    /** Returns these groups, with all that an effort does besides its fork sets. */
    public static RunScope of(List<String> groups) {
        return new RunScope(groups, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same within so many minutes. */
    public RunScope within(Optional<Integer> most) {
        return new RunScope(groups, memory, cold, most);
    }

    boolean hasMemory(ContenderId contender) {
        return memory.map(some -> some.contains(contender)).orElse(true);
    }

    boolean hasCold(ContenderId contender) {
        return cold.map(some -> some.contains(contender)).orElse(true);
    }
}
