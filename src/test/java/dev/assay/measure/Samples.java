package dev.assay.measure;

import dev.assay.run.Fixture;
import java.util.List;

/** A small group for tests: a JVM contender, a process, a twin, two cells. */
final class Samples {
    static final Cell SMALL = new Cell("x", 64, "run", List.of());
    static final Cell LARGE = new Cell("x", 1024, "run", List.of());
    static final Fork JVM = Fork.main("a@jvm");
    static final Fork PROCESS = Fork.main("b@process");
    static final Fork TWIN = Fork.twin("a@jvm");

    static GroupPlan group(int warmupRounds, int rounds) {
        return group(warmupRounds, rounds, false, List.of(SMALL, LARGE));
    }

    static GroupPlan everyTwin(int warmupRounds, int rounds) {
        return group(warmupRounds, rounds, true, List.of(SMALL, new Cell("x", 64, "spike-2", List.of())));
    }

    static GroupPlan allVerbs(int warmupRounds, int rounds) {
        return group(
                warmupRounds,
                rounds,
                false,
                List.of(
                        SMALL,
                        LARGE,
                        new Cell("x", 64, "spike", List.of()),
                        new Cell("x", 1024, "encode", List.of()),
                        new Cell("x", 1024, "times", List.of())));
    }

    static GroupPlan withFirst(int warmupRounds, int rounds) {
        return group(
                warmupRounds,
                rounds,
                false,
                List.of(SMALL, LARGE, new Cell("x", 1024, "first", List.of("a@jvm", "b@process"))));
    }

    private static GroupPlan group(int warmupRounds, int rounds, boolean everyTwin, List<Cell> cells) {
        return new GroupPlan(
                "g",
                "p",
                "r50k_base",
                List.of("a@jvm", "b@process"),
                List.of("a@jvm", "b@process"),
                everyTwin,
                List.of("a@jvm"),
                List.of(),
                cells,
                2,
                2,
                warmupRounds,
                rounds,
                1);
    }

    /** Returns the end of a turn of one pass and op: 7 tokens, the last of them 3. */
    static Message.Done done(long nanos) {
        return new Message.Done(Fixture.with(Fixture.SLICE.result(), "nanos", nanos, "tokens", 7L), -1, -1);
    }

    private Samples() {}
}
