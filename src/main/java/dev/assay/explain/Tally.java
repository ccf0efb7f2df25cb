package dev.assay.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name and place, as they come in. */
public final class Tally {
    private record Key(String name, String place) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : place.compareTo(other.place);
        }
    }

    private final Map<Key, Long> counts = new TreeMap<>();

    /** Adds to a count; {@code place} is the file that holds what is named, or empty. */
    public void add(String name, String place, long count) {
        counts.merge(new Key(name, place), count, Long::sum);
    }

    /** Returns the largest, descending, each with its share of all. */
    public List<Share> largest(int most) {
        double total = counts.values().stream().mapToLong(Long::longValue).sum();
        return Share.largest(counts, key -> new String[] {key.name(), key.place()}, total, most);
    }
}
