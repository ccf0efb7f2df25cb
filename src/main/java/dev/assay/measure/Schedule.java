package dev.assay.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which fork set comes next. Each group gets the sets up to its first look, and more only where {@link #want} asks for them, which
 * happens once every group has had its first look.
 *
 * <p>While the time suffices for all that is wanted, groups take turns, the one that is furthest behind first, so that what drifts over
 * the hours hits all alike. Where it does not, taking turns would leave every group short of its look. Then the group with the most
 * verdicts per minute comes first and is finished before the next is begun (Smith's rule); one that cannot reach its look in the time
 * left waits behind those that can.
 *
 * <p>The order follows from counts and times alone. No estimate has a say in it, so no verdict gets more sets for the side it is on.
 */
public final class Schedule {
    private final List<GroupPlan> groups;
    private final Map<String, Integer> verdicts;
    private final Map<String, Integer> wanted = new HashMap<>();
    private final Map<String, Integer> finished = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private final Map<String, Integer> timed = new HashMap<>();

    /** @param verdicts how many verdicts rest on the sets of a group, by group; a group that is missing has none */
    public Schedule(List<GroupPlan> groups, Map<String, Integer> verdicts) {
        this.groups = List.copyOf(groups);
        this.verdicts = Map.copyOf(verdicts);
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

    /**
     * Returns the next fork set; empty if every group has what is wanted, or if no set fits into the time that is left.
     *
     * @param secondsLeft for fork sets
     */
    public Optional<Plan.SetPlan> next(double secondsLeft) {
        List<GroupPlan> lacking =
                groups.stream().filter(group -> missing(group) > 0).toList();
        Comparator<GroupPlan> behind = Comparator.comparingInt(this::finished);
        Optional<GroupPlan> next;
        if (missingSeconds() <= secondsLeft) {
            next = lacking.stream().min(behind);
        } else {
            Comparator<GroupPlan> need = Comparator.comparingDouble(this::secondsPerVerdict);
            List<GroupPlan> reachable = new ArrayList<>(lacking.stream()
                    .filter(group -> secondsToLook(group) <= secondsLeft)
                    .toList());
            // Where no look can be reached any more, two sets have an interval at least, and one has none.
            next = reachable.isEmpty()
                    ? lacking.stream()
                            .filter(group -> secondsPerSet(group) <= secondsLeft)
                            .min(behind.thenComparing(need))
                    : reachable.stream().min(need);
        }
        return next.map(group -> new Plan.SetPlan(group, numbers.get(group.id())));
    }

    /* Infinite for a group on which no verdict rests. */
    private double secondsPerVerdict(GroupPlan group) {
        return secondsToLook(group) / verdicts.getOrDefault(group.id(), 0);
    }

    private double secondsToLook(GroupPlan group) {
        return missing(group) * secondsPerSet(group);
    }

    /**
     * Takes note of a set's end, whatever became of its forks.
     *
     * @param took how long it took
     */
    public void ended(Plan.SetPlan set, double took) {
        finished.merge(set.group().id(), 1, Integer::sum);
        numbers.put(set.group().id(), set.set() + 1);
        seconds.merge(set.group().id(), took, Double::sum);
        timed.merge(set.group().id(), 1, Integer::sum);
    }

    /** Asks for so many sets of a group in all. */
    public void want(GroupPlan group, int sets) {
        wanted.merge(group.id(), sets, Math::max);
    }

    /** Returns how many verdicts rest on the sets of a group. */
    public int verdicts(GroupPlan group) {
        return verdicts.getOrDefault(group.id(), 0);
    }

    /** Returns the sets of a group that are wanted in all. */
    public int wanted(GroupPlan group) {
        return Math.max(finished(group), wanted.get(group.id()));
    }

    /** Returns the sets of a group that have ended. */
    public int finished(GroupPlan group) {
        return finished.get(group.id());
    }

    /** Returns the sets of a group that are wanted and have not ended. */
    public int missing(GroupPlan group) {
        return wanted(group) - finished(group);
    }

    /** Returns all sets that have ended. */
    public int allFinished() {
        return groups.stream().mapToInt(this::finished).sum();
    }

    /** Returns all sets that are wanted, those included that have ended. */
    public int allWanted() {
        return groups.stream().mapToInt(this::wanted).sum();
    }

    /**
     * Returns how long a set of a group takes: as those of the group took, or as planned at the pace of those of others. A pace of all
     * groups would carry what one group alone was planned wrongly into the others.
     */
    public double secondsPerSet(GroupPlan group) {
        int known = timed.getOrDefault(group.id(), 0);
        return known > 0 ? seconds.get(group.id()) / known : group.setSeconds() * pace();
    }

    /* Time that sets took ÷ time that they were planned to take. */
    private double pace() {
        double planned = groups.stream()
                .mapToDouble(group -> timed.getOrDefault(group.id(), 0) * group.setSeconds())
                .sum();
        double took = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        return planned == 0 ? 1 : took / planned;
    }

    /** Returns how long the missing sets take. */
    public double missingSeconds() {
        return groups.stream().mapToDouble(this::secondsToLook).sum();
    }
}
