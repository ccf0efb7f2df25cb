package dev.assay.measure;

import dev.assay.machine.CoreKinds;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Where forks take their turns: all of a fork set on one processor, the next set on the next one. Two processors seldom run equally fast
 * at the same time, above all where others' machines work beside them, and which fork is on which is chance: left to the system, that
 * chance is a part of every ratio. One processor alone for the whole run would be another kind of chance.
 *
 * @param processors by number, ascending; none if forks stay where the system puts them
 * @param parallel contenders that work on several threads at once, and so may use every processor
 * @param why what the run's settings say, if there are no processors
 * @param kind what they say of the kind of those that there are; empty if all are alike
 */
public record PinningOrder(List<Integer> processors, List<ContenderId> parallel, String why, String kind) {
    /** The key of the run's setting that tells where turns were taken. */
    public static final String SETTING = "turns";

    private static final String THREADS = "threads";

    public PinningOrder {
        processors = List.copyOf(processors);
        parallel = List.copyOf(parallel);
    }

    /**
     * Returns the placing of a run.
     *
     * @param allowed processors that the run may use, none where the system does not tell
     * @param cores their kinds: of unlike ones the fastest take the turns
     * @param hindrance why no thread can be moved, if none can
     */
    public static PinningOrder of(
            List<Integer> allowed, CoreKinds cores, Optional<String> hindrance, List<Header.ContenderRow> contenders) {
        List<ContenderId> parallel = contenders.stream()
                .filter(Header.ContenderRow::available)
                .filter(row -> !row.options().getOrDefault(THREADS, "1").equals("1"))
                .map(Header.ContenderRow::id)
                .toList();
        if (allowed.size() == 1) {
            return new PinningOrder(List.of(), parallel, "on the one processor that the run may use", "");
        }
        if (allowed.isEmpty() || hindrance.isPresent()) {
            String why = hindrance.orElse("the system does not tell which there are");
            return new PinningOrder(
                    List.of(),
                    parallel,
                    "on any processor: " + why
                            + (cores.unlike()
                                    ? "; they are unlike: " + cores.text().orElse("")
                                    : ""),
                    "");
        }
        if (!cores.unlike()) {
            return new PinningOrder(allowed, parallel, "", "");
        }
        CoreKinds.Kind fastest = cores.kinds().get(0);
        return new PinningOrder(
                fastest.processors(),
                parallel,
                "",
                "; these are the " + fastest.name() + " ones of unlike cores: "
                        + cores.text().orElse(""));
    }

    /** Returns the processor of a set; sets of a group take them in turn, beginning with one that the seed draws. */
    public OptionalInt of(GroupPlan group, int set, long seed) {
        if (processors.isEmpty()) {
            return OptionalInt.empty();
        }
        // A generator of its own: the draws of set 0 must not depend on whether there is a program that moves threads.
        SplittableRandom random = Turns.random(Long.rotateLeft(seed, 32), group, 0);
        return OptionalInt.of(processors.get((random.nextInt(processors.size()) + set) % processors.size()));
    }

    /** Returns the processor of a contender's forks in a set: that of the set, or none if it needs several. */
    public OptionalInt of(ContenderId contender, GroupPlan group, int set, long seed) {
        return parallel.contains(contender) ? OptionalInt.empty() : of(group, set, seed);
    }

    /** Returns what the run's settings say. */
    public String text(Plan plan) {
        return text(plan.groups().stream()
                .flatMap(group -> group.contenders().stream())
                .collect(Collectors.toSet()));
    }

    String text(Set<ContenderId> timed) {
        if (processors.isEmpty()) {
            return why;
        }
        String text = "all of a fork set on one processor, in turn "
                + processors.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + kind;
        String free = parallel.stream()
                .filter(timed::contains)
                .map(ContenderId::toString)
                .collect(Collectors.joining(", "));
        return free.isEmpty() ? text : text + "; on any: " + free;
    }
}
