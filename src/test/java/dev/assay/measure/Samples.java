package dev.assay.measure;

import java.util.List;

/** A small group for tests: a JVM contender, a process, a twin, two cells. */
final class Samples {
    static final Cell SMALL = new Cell("x", 64, "run", List.of());
    static final Cell LARGE = new Cell("x", 1024, "run", List.of());
    static final Fork JVM = Fork.main("a@jvm");
    static final Fork PROCESS = Fork.main("b@process");
    static final Fork TWIN = Fork.twin("a@jvm");

    static GroupPlan group(int warmupRounds, int rounds) {
        return new GroupPlan(
                "g",
                "p",
                "r50k_base",
                List.of("a@jvm", "b@process"),
                List.of("a@jvm", "b@process"),
                List.of("a@jvm"),
                List.of(),
                List.of(SMALL, LARGE),
                2,
                2,
                warmupRounds,
                rounds,
                1);
    }

    private Samples() {}
}
