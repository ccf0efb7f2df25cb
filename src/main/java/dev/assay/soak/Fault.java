package dev.assay.soak;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes wrong in one trial.
 *
 * @param kind who goes wrong
 * @param name of the fault; of a worker's it is the word that {@code faulty_worker.py} knows
 * @param expected how the tool must end
 */
record Fault(Kind kind, String name, Expected expected) {
    /** Who goes wrong. */
    enum Kind {
        WORKER,
        SIGNAL,
        SURROUNDINGS,
        RUN
    }

    /** How the tool must end. */
    enum Expected {
        /** A figure, as if nothing had been. */
        FIGURE,
        /** No figure, one line that says why, and an exit code that is not 0. */
        REFUSAL,
        /** Stopped by a signal, before its end or just after. */
        STOPPED,
        /** All that was recorded before, and the rest besides. */
        NOTHING_LOST
    }

    private static final List<String> REFUSED = List.of(
            "clock-tenth",
            "clock-tenfold",
            "clock-micros",
            "clock-millis",
            "clock-one",
            "clock-zero",
            "clock-negative",
            "null-option",
            "null-build",
            "debug-build",
            "protocol",
            "long-hello",
            "banner",
            "exits-at-once",
            "wrong-id",
            "negative-warm",
            "killed",
            "exits",
            "prints",
            "garbage",
            "closes",
            "wrong-last",
            "one-token-more",
            "fewer-ops",
            "error",
            "long-error",
            "huge-frame");

    /** Returns every fault that a trial can draw. */
    static List<Fault> all() {
        return Stream.of(
                        of(Kind.WORKER, Expected.FIGURE, "none", "daemon", "errors"),
                        REFUSED.stream().map(name -> new Fault(Kind.WORKER, name, Expected.REFUSAL)),
                        of(Kind.SIGNAL, Expected.STOPPED, "TERM", "INT", "KILL"),
                        of(
                                Kind.SURROUNDINGS,
                                Expected.REFUSAL,
                                "short-library",
                                "exchanged-vocabulary",
                                "results-is-a-file",
                                "mistyped-property",
                                "full-disk"),
                        of(Kind.SURROUNDINGS, Expected.FIGURE, "hanging-taskset", "hanging-python"),
                        of(Kind.RUN, Expected.NOTHING_LOST, "killed-run", "killed-run-damaged-journal"))
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<Fault> of(Kind kind, Expected expected, String... names) {
        return Arrays.stream(names).map(name -> new Fault(kind, name, expected));
    }
}
