package dev.assay.run;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a contender's options tell of the release that it is: the one place that writes and reads them.
 *
 * @param library such as {@code transformers}
 * @param version as its registry writes it
 * @param released the day on which the registry got it
 * @param control what was held apart in this cell, in words; empty for a release as it is
 */
public record ReleasedAs(String library, String version, LocalDate released, String control) {
    private static final String LIBRARY = "library";
    private static final String VERSION = "release";
    private static final String RELEASED = "released";
    private static final String CONTROL = "control";

    /** Returns the options that tell it. */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(LIBRARY, library);
        options.put(VERSION, version);
        options.put(RELEASED, released.toString());
        if (!control.isEmpty()) {
            options.put(CONTROL, control);
        }
        return options;
    }

    /** Returns what a contender tells; empty of one that is no release, or tells no day. */
    public static Optional<ReleasedAs> of(Header.ContenderRow row) {
        Map<String, String> options = row.options();
        if (!options.keySet().containsAll(List.of(LIBRARY, VERSION, RELEASED))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReleasedAs(
                    options.get(LIBRARY),
                    options.get(VERSION),
                    LocalDate.parse(options.get(RELEASED)),
                    options.getOrDefault(CONTROL, "")));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
