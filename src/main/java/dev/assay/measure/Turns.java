package dev.assay.measure;

import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The order of the turns of one fork set. In every round each fork visits each of its cells once. What is compared is visited back to
 * back, so that what drifts hits it alike: of one deck, {@code run}, {@code encode} and the spikes, of all forks, in random order. The
 * decks come in random order too. Service times are compared with each other alone and come by themselves: they would only part the rest.
 *
 * <p>No fork follows itself, as far as its visits allow. A fork that has just had a turn is faster in the next one, by 2 to 4 % in the
 * recorded run {@code pair}, whose order was the plain shuffle; only a fork with more visits than the others, a twin with its spikes,
 * could gain by that. Neighbours are told apart by drawing again, so that every order without them stays equally likely.
 *
 * <p>An earlier order shuffled the modes of a deck as it did the decks. Then a spike was visited seconds from what it is compared with,
 * and its interval was twice as wide as that of A/A.
 */
public final class Turns {
    /* An order without neighbours is one in fifteen where three twins have four visits each of fifteen: 200 draws all but never miss it. */
    private static final int DRAWS = 200;

    private Turns() {}

    /** Returns all turns of a set; the same seed, group and set give the same order. */
    public static List<Turn> of(GroupPlan group, int set, long seed) {
        SplittableRandom random = random(seed, group, set);
        List<Fork> forks = group.forks(set);
        List<Turn> turns = new ArrayList<>();
        for (int round = 0; round < group.allRounds(); round++) {
            List<List<Integer>> blocks = blocks(group);
            shuffle(blocks, random);
            for (List<Integer> block : blocks) {
                List<Turn> visits = new ArrayList<>();
                for (int cell : block) {
                    for (Fork fork : forks) {
                        if (group.visits(fork, group.cells().get(cell), round)) {
                            visits.add(new Turn(round, cell, fork));
                        }
                    }
                }
                turns.addAll(ordered(visits, turns, random));
            }
        }
        return turns;
    }

    /*
     * A random order in which no fork follows itself, or of many random ones that with the fewest such neighbours. Two forks alone are free
     * to follow themselves from block to block: else the first order drawn would be that of the whole set.
     */
    private static List<Turn> ordered(List<Turn> visits, List<Turn> earlier, SplittableRandom random) {
        boolean alone = visits.stream().map(Turn::fork).distinct().count() < 3;
        Fork before = alone || earlier.isEmpty()
                ? null
                : earlier.get(earlier.size() - 1).fork();
        List<Turn> best = List.of();
        int fewest = Integer.MAX_VALUE;
        for (int draw = 0; draw < DRAWS && fewest > 0; draw++) {
            List<Turn> order = new ArrayList<>(visits);
            shuffle(order, random);
            int neighbours = neighbours(order, before);
            if (neighbours < fewest) {
                fewest = neighbours;
                best = order;
            }
        }
        return best;
    }

    private static int neighbours(List<Turn> order, Fork before) {
        int neighbours = 0;
        Fork last = before;
        for (Turn turn : order) {
            neighbours += turn.fork().equals(last) ? 1 : 0;
            last = turn.fork();
        }
        return neighbours;
    }

    /* Cells, by number, that are visited back to back. */
    private static List<List<Integer>> blocks(GroupPlan group) {
        Map<List<Object>, List<Integer>> blocks = new LinkedHashMap<>();
        for (int number = 0; number < group.cells().size(); number++) {
            Cell cell = group.cells().get(number);
            blocks.computeIfAbsent(List.of(cell.deck(), cell.mode() == Mode.LATENCY), key -> new ArrayList<>())
                    .add(number);
        }
        return new ArrayList<>(blocks.values());
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
