package dev.assay.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What chance decides of a fork set besides the order of its turns, so that no contender owes its figures to a place: where memory
 * happens to lie moves a program's speed as much as an optimisation does (Mytkowicz and others, ASPLOS 2009).
 *
 * @param launchOrder the forks in the order of their start
 * @param padding bytes that lengthen each fork's arguments, or its child's environment, and so move its stack; 0 … 4095
 * @param rotation inputs by which every deck is begun later, modulo their number; the same for all forks of the set
 */
public record Randomization(List<Fork> launchOrder, Map<Fork, Integer> padding, int rotation) {
    private static final int PAGE = 4096;
    private static final int MOST_ROTATION = 1 << 16;

    /** Returns the draws of a set; the same seed, group and set give the same. */
    public static Randomization of(GroupPlan group, int set, long seed) {
        // Not the generator of the turns, which would change with every draw added here.
        SplittableRandom random = Turns.random(~seed, group, set);
        List<Fork> order = new ArrayList<>(group.forks(set));
        Turns.shuffle(order, random);
        Map<Fork, Integer> padding = new LinkedHashMap<>();
        order.forEach(fork -> padding.put(fork, random.nextInt(PAGE)));
        return new Randomization(List.copyOf(order), Map.copyOf(padding), random.nextInt(MOST_ROTATION));
    }
}
