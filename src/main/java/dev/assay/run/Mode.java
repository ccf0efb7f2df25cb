package dev.assay.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a cell is measured. The words of files are older than these names and stay: the member {@code verb} of a slice holds
 * {@link #text()} until a later schema renames it.
 */
public enum Mode {
    /** Whole passes, timed by the contender's own clock: no bridge is in the number of a process. */
    THROUGHPUT("run"),

    /** One request per op, with its ids coming back across the pipe, timed by the caller. */
    ROUND_TRIP("encode"),

    /** Every op timed by itself; never a throughput. */
    LATENCY("times"),

    /** Throughput with the contender's word cache emptied before each pass; the passes alone are timed. */
    COLD_CACHE("first"),

    /** Of a ratio of footprints, which are taken in processes of their own; no slice has it. */
    MEMORY("memory");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    /** Returns its word in files. */
    @JsonValue
    public String text() {
        return text;
    }

    /**
     * Returns the mode of a word in a file.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Mode of(String text) {
        // No stream and no map: a run file asks some million times.
        return switch (text) {
            case "run" -> THROUGHPUT;
            case "encode" -> ROUND_TRIP;
            case "times" -> LATENCY;
            case "first" -> COLD_CACHE;
            case "memory" -> MEMORY;
            default ->
                throw new IllegalArgumentException(
                        "mode (" + Visible.text(text) + ") must be one of run, encode, times, first, memory");
        };
    }
}
