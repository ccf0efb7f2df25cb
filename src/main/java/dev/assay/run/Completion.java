package dev.assay.run;

import java.util.List;

/**
 * How far the fork sets of a run came. Runs of before this line was written do not tell, and count as complete; a run that was stopped
 * and gone on with may tell twice, and the last time counts.
 *
 * @param limitSeconds how long the run might measure
 * @param groups one row per comparison group of the plan
 */
public record Completion(int limitSeconds, List<Sets> groups) implements Line {
    public Completion {
        groups = List.copyOf(groups);
    }

    /**
     * The fork sets of a group.
     *
     * @param wanted those that the plan or an open verdict asked for
     * @param secondsPerSet how long one took, or was expected to take where none was made
     */
    public record Sets(String group, int made, int wanted, double secondsPerSet) {
        /** Returns whether the limit ended them early. */
        public boolean cutShort() {
            return made < wanted;
        }
    }

    /** Returns the rows of groups whose sets the limit ended early. */
    public List<Sets> cutShort() {
        return groups.stream().filter(Sets::cutShort).toList();
    }

    /** Returns the sets of all groups that were made. */
    public int made() {
        return groups.stream().mapToInt(Sets::made).sum();
    }

    /** Returns the sets of all groups that were asked for. */
    public int wanted() {
        return groups.stream().mapToInt(Sets::wanted).sum();
    }
}
