package dev.assay.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of what was counted.
 *
 * @param name of a function, or of a program or library
 * @param place of a function: the file that holds it; else empty
 * @param share of all, 0 to 1
 */
public record Share(String name, String place, double share) {
    /** Returns whether the function has a name. */
    public boolean named() {
        return !name.equals(CallgrindProfile.NO_NAME);
    }

    /** What has less is not worth a line. */
    private static final double LEAST = 0.001;

    /** Returns the largest, descending; equal ones by name, so that two runs print the same. */
    static <K extends Comparable<K>> List<Share> largest(
            Map<K, Long> counts, Function<K, String[]> words, double total, int most) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST * total)
                .sorted(Comparator.comparing((Map.Entry<K, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(entry -> {
                    String[] parts = words.apply(entry.getKey());
                    return new Share(parts[0], parts[1], entry.getValue() / total);
                })
                .toList();
    }
}
