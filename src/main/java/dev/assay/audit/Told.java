package dev.assay.audit;

import java.util.List;

/**
 * What a file holds, in the words of no format.
 *
 * @param version of the harness, or empty
 * @param order in which the benchmarks were run
 * @param environment what the file tells of the machine and the versions, such as {@code CPU: …}; empty where it tells nothing
 * @param machineTold whether the kind of processor is among it
 * @param personal members that name a host, a user or a folder
 * @param warnings what the file itself shows to be wrong, a clause each
 */
record Told(
        Harness harness,
        String version,
        Harness.Order order,
        List<Series> series,
        List<String> environment,
        boolean machineTold,
        List<String> personal,
        List<String> warnings) {
    Told {
        series = List.copyOf(series);
        environment = List.copyOf(environment);
        personal = List.copyOf(personal);
        warnings = List.copyOf(warnings);
    }
}
