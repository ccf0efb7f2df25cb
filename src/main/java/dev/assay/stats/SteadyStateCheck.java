package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the steady slices of a contender in a group were steady.
 *
 * @param forks each fork of the contender, in the order of the sets, the twin after the original
 * @param common the course of at least four judged forks in five; empty if there is none, or no fork was judged
 * @param late time in the late half of the steady rounds ÷ time in the early half, held against the other forks of the set: geometric
 *     mean over the cells of each set's original, then over sets; empty if no fork was judged
 * @param moved whether {@code late} differs from 1 by more than the limit of the rule and its interval does not hold 1
 */
public record SteadyStateCheck(
        ContenderId contender,
        String group,
        String encoding,
        List<Fork> forks,
        Optional<Course> common,
        Optional<Interval> late,
        boolean moved) {
    public SteadyStateCheck {
        forks = List.copyOf(forks);
    }

    /** What a fork's times did from its first round to its last, relative to the other forks of its set. */
    public enum Course {
        /** No change was seen. */
        FLAT,
        /** It was slower in its first round than in the late steady rounds. */
        WARM_UP,
        /** It was faster in its first round. */
        SLOWDOWN,
        /** It changed within the steady rounds. */
        UNSTEADY,
        /** Fewer than two steady rounds, two cells or two forks. */
        NOT_JUDGED;

        /** Returns the word used in files and tables. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("warm up", "warm-up");
        }
    }

    /**
     * One fork.
     *
     * @param role the contender itself or its twin
     */
    public record Fork(int set, Role role, Course course) {}

    /** Returns the number of forks that took a course. */
    public int count(Course course) {
        return (int) forks.stream().filter(fork -> fork.course() == course).count();
    }

    /** Returns whether forks were judged and too few of them agree. */
    public boolean mixed() {
        return common.isEmpty() && count(Course.NOT_JUDGED) < forks.size();
    }
}
