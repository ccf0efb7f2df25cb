package dev.assay.export;

import dev.assay.run.Completion;
import java.util.List;

/** How many fork sets were made of those that the plan and open verdicts wanted; only where the run tells. */
record ForkSets(int limitSeconds, int made, int wanted, List<Group> groups) {
    /** The same of one comparison group. */
    record Group(String group, int made, int wanted) {}

    static ForkSets of(Completion completion) {
        return new ForkSets(
                completion.limitSeconds(),
                completion.made(),
                completion.wanted(),
                completion.groups().stream()
                        .map(sets -> new Group(sets.group(), sets.made(), sets.wanted()))
                        .toList());
    }
}
