package dev.assay.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What a ratio is of. The words are those of claim files, {@code summary.csv} and {@code summary.json}; inside, a slip in a word would be a
 * row that nobody finds.
 */
public enum Quantity {
    /** Time per op, or per pass. */
    TIME("time"),

    /** Peak resident set of the whole process. */
    FOOTPRINT("footprint"),

    /** What of it lies above that of the empty runtime. */
    FOOTPRINT_ABOVE_EMPTY("footprint-above-empty"),

    /** Time across the pipe ÷ time without it, of one contender. */
    ROUND_TRIP_OVER_RUN("encode-over-run"),

    /** Time of a pass with an empty word cache ÷ time of a steady one, of one contender. */
    FIRST_OVER_RUN("first-over-run");

    /** Those that a claim may be about: the others compare a contender with itself. */
    public static final List<Quantity> CLAIMED = List.of(TIME, FOOTPRINT, FOOTPRINT_ABOVE_EMPTY);

    private final String word;

    Quantity(String word) {
        this.word = word;
    }

    /**
     * Returns the quantity of a word in a file.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Quantity of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "quantity (" + word + ") must be one of " + List.of(values()) + "; correct the file"));
    }

    /** Returns whether it is bytes of memory; the others are times. */
    public boolean isMemory() {
        return this == FOOTPRINT || this == FOOTPRINT_ABOVE_EMPTY;
    }

    /** Returns its word in files. */
    @Override
    public String toString() {
        return word;
    }
}
