package dev.assay.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of the turns of one fork set. In every round each fork visits each of its cells once; the cells (verbs included) come in
 * random order, and within a cell the forks run back to back in random order, so that what drifts hits all of them alike.
 */
public final class Turns {
    private Turns() {}

    /** Returns all turns of a set; the same seed, group and set give the same order. */
    public static List<Turn> of(GroupPlan group, int set, long seed) {
        SplittableRandom random = random(seed, group, set);
        List<Fork> forks = group.forks(set);
        List<Turn> turns = new ArrayList<>();
        for (int round = 0; round < group.allRounds(); round++) {
            List<Integer> cells = new ArrayList<>();
            for (int cell = 0; cell < group.cells().size(); cell++) {
                cells.add(cell);
            }
            shuffle(cells, random);
            for (int cell : cells) {
                List<Fork> order = new ArrayList<>(forks);
                shuffle(order, random);
                for (Fork fork : order) {
                    if (group.visits(fork, group.cells().get(cell), round)) {
                        turns.add(new Turn(round, cell, fork));
                    }
                }
            }
        }
        return turns;
    }

    static SplittableRandom random(long seed, GroupPlan group, int set) {
        return new SplittableRandom(seed ^ ((long) group.id().hashCode() << 32 | set));
    }

    /** Shuffles by Fisher and Yates with a generator whose sequence the platform fixes. */
    static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
