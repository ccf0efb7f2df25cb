package dev.assay.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a fork was in its set. No enum, since a positive control is one by its share of work; but every role is one object, so that they may
 * be compared by {@code ==} and a million slices share a few. Their order is that of all tables: the contender itself, its twin, the
 * positive control by which the run is judged, then others by their share.
 */
public final class Role implements Comparable<Role> {
    private static final Map<String, Role> ALL = new HashMap<>();

    /** The contender itself. */
    public static final Role MAIN = new Role("main", 0);

    /** Its A/A twin, the negative control: a second fork of the same contender. */
    public static final Role TWIN = new Role("twin", 1);

    /** That twin doing more work than it reports, by the share that the header's protocol tells and by which the run is judged. */
    public static final Role CONTROL = new Role("spike", 2);

    private static final int FIRST_OTHER = 3;
    private static final int MOST_PER_CENT = 99;

    static {
        // Files have older words for positive controls, and keep them.
        IntStream.rangeClosed(1, MOST_PER_CENT)
                .forEach(perCent -> new Role(CONTROL.word + "-" + perCent, FIRST_OTHER + perCent));
    }

    private static final double HUNDRED = 100;

    /** What a word must be to name one, for a message. */
    static final String RULE = "be one of main, twin, spike, spike-N (N per cent)";

    private final String word;
    private final int place;

    private Role(String word, int place) {
        this.word = word;
        this.place = place;
        ALL.put(word, this);
    }

    /**
     * Returns the role of a word in a file.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Role of(String word) {
        return find(word)
                .orElseThrow(() -> new IllegalArgumentException("role (" + Visible.text(word) + ") must " + RULE));
    }

    /** Returns the same, if there is one. */
    static Optional<Role> find(String word) {
        return Optional.ofNullable(ALL.get(word));
    }

    /** Returns the role of a positive control of so many per cent, where a run is judged by one of {@code judgedBy}. */
    public static Role control(int perCent, int judgedBy) {
        return perCent == judgedBy ? CONTROL : of(CONTROL.word + "-" + perCent);
    }

    /** Returns whether it does more work than it reports. */
    public boolean isControl() {
        return place >= CONTROL.place;
    }

    /**
     * Returns its true ratio to the main fork of its contender and set.
     *
     * @param judgedBy that of the positive control by which the run is judged, see {@link Protocol#controlTruth}
     */
    public double truth(double judgedBy) {
        if (this == CONTROL) {
            return judgedBy;
        }
        return isControl() ? 1 + (place - FIRST_OTHER) / HUNDRED : 1;
    }

    @Override
    public int compareTo(Role other) {
        return Integer.compare(place, other.place);
    }

    /* That of the word, so that tables built over roles have the same order in every JVM. */
    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** Returns its word in files. */
    @Override
    @JsonValue
    public String toString() {
        return word;
    }
}
