package dev.assay.claim;

import dev.assay.run.ContenderId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Two contenders that differ in exactly one trait, so that their ratio is that trait's doing.
 *
 * @param from the slower in the path's order
 * @param fromTraits what could make its time differ, value by trait
 * @param to its successor
 * @param toTraits the same traits of the successor
 */
public record Step(ContenderId from, Map<String, String> fromTraits, ContenderId to, Map<String, String> toTraits) {
    /** @throws IllegalArgumentException unless exactly one trait has different values, naming those that have */
    public Step {
        fromTraits = Map.copyOf(fromTraits);
        toTraits = Map.copyOf(toTraits);
        List<String> differing = differing(fromTraits, toTraits);
        if (differing.size() != 1) {
            throw new IllegalArgumentException("step " + from + " → " + to + " ("
                    + (differing.isEmpty() ? "no trait" : String.join(", ", differing))
                    + ") must differ in exactly one trait; put a contender between them, or name the pair a leap");
        }
    }

    /** Returns the trait that differs. */
    public String trait() {
        return differing(fromTraits, toTraits).get(0);
    }

    /** Returns what the trait was before the step. */
    public String before() {
        return fromTraits.getOrDefault(trait(), "");
    }

    /** Returns what it is after the step. */
    public String after() {
        return toTraits.getOrDefault(trait(), "");
    }

    /** Returns the traits whose values differ, by name; one that only one side has differs. */
    static List<String> differing(Map<String, String> one, Map<String, String> other) {
        TreeSet<String> traits = new TreeSet<>(one.keySet());
        traits.addAll(other.keySet());
        traits.removeIf(trait -> Objects.equals(one.get(trait), other.get(trait)));
        return List.copyOf(traits);
    }
}
