package dev.assay.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which fork set comes next. The groups take turns, the one that is furthest behind first, so that what drifts over the hours hits all
 * alike; each gets the sets up to its first look, and more only where {@link #want} asks for them.
 */
public final class Schedule {
    private final List<GroupPlan> groups;
    private final Map<String, Integer> wanted = new HashMap<>();
    private final Map<String, Integer> finished = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    public Schedule(List<GroupPlan> groups) {
        this.groups = List.copyOf(groups);
        for (GroupPlan group : groups) {
            wanted.put(group.id(), group.sets());
            past(group.id(), 0, 0);
        }
    }

    /**
     * Takes note of what a stopped run has done.
     *
     * @param done sets that were finished
     * @param number of the next set; those that were begun and not finished keep theirs
     */
    public void past(String group, int done, int number) {
        finished.put(group, done);
        numbers.put(group, number);
    }

    /** Returns the next fork set, or nothing if every group has what is wanted. */
    public Optional<Plan.SetPlan> next() {
        Optional<GroupPlan> behind = Optional.empty();
        for (GroupPlan group : groups) {
            boolean lacks = missing(group) > 0;
            if (lacks && (behind.isEmpty() || finished(group) < finished(behind.get()))) {
                behind = Optional.of(group);
            }
        }
        return behind.map(group -> new Plan.SetPlan(group, numbers.get(group.id())));
    }

    /** Takes note of a set's end, whatever became of its forks. */
    public void ended(Plan.SetPlan set) {
        finished.merge(set.group().id(), 1, Integer::sum);
        numbers.put(set.group().id(), set.set() + 1);
    }

    /** Asks for so many sets of a group in all. */
    public void want(GroupPlan group, int sets) {
        wanted.merge(group.id(), sets, Math::max);
    }

    /** Returns the sets of a group that have ended. */
    public int finished(GroupPlan group) {
        return finished.get(group.id());
    }

    /** Returns the sets of a group that are wanted and have not ended. */
    public int missing(GroupPlan group) {
        return wanted.get(group.id()) - finished(group);
    }

    /** Returns all sets that have ended. */
    public int allFinished() {
        return groups.stream().mapToInt(this::finished).sum();
    }

    /** Returns all sets that are wanted, those included that have ended. */
    public int allWanted() {
        return groups.stream()
                .mapToInt(group -> Math.max(finished(group), wanted.get(group.id())))
                .sum();
    }

    /** Returns how long the ended sets should have taken, by the plan. */
    public double plannedSeconds() {
        return groups.stream()
                .mapToDouble(group -> finished(group) * group.setSeconds())
                .sum();
    }

    /** Returns how long the missing sets take, by the plan. */
    public double missingSeconds() {
        return groups.stream()
                .mapToDouble(group -> Math.max(0, missing(group)) * group.setSeconds())
                .sum();
    }
}
