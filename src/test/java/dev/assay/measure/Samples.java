package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Mode;
import java.util.List;

/** A small group for tests: a JVM contender, a process, a twin, two cells. */
final class Samples {
    static final Cell SMALL = Cell.of(new DeckId("x", 64), Mode.THROUGHPUT, List.of());
    static final Cell LARGE = Cell.of(new DeckId("x", 1024), Mode.THROUGHPUT, List.of());
    static final Fork JVM = Fork.main(ContenderId.of("a@jvm"));
    static final Fork PROCESS = Fork.main(ContenderId.of("b@process"));
    static final Fork TWIN = Fork.twin(ContenderId.of("a@jvm"));

    static GroupPlan group(int warmupRounds, int rounds) {
        return group(warmupRounds, rounds, false, List.of(SMALL, LARGE));
    }

    static GroupPlan everyTwin(int warmupRounds, int rounds) {
        return group(warmupRounds, rounds, true, List.of(SMALL, Cell.spike(new DeckId("x", 64), 2, List.of())));
    }

    static GroupPlan allVerbs(int warmupRounds, int rounds) {
        return group(
                warmupRounds,
                rounds,
                false,
                List.of(
                        SMALL,
                        LARGE,
                        Cell.spike(new DeckId("x", 64), PositiveControl.PER_CENT, List.of()),
                        Cell.of(new DeckId("x", 1024), Mode.ROUND_TRIP, List.of()),
                        Cell.of(new DeckId("x", 1024), Mode.LATENCY, List.of())));
    }

    static GroupPlan withFirst(int warmupRounds, int rounds) {
        return group(
                warmupRounds,
                rounds,
                false,
                List.of(
                        SMALL,
                        LARGE,
                        Cell.of(
                                new DeckId("x", 1024),
                                Mode.COLD_CACHE,
                                List.of(ContenderId.of("a@jvm"), ContenderId.of("b@process")))));
    }

    private static GroupPlan group(int warmupRounds, int rounds, boolean everyTwin, List<Cell> cells) {
        return new GroupPlan(
                "g",
                "p",
                "r50k_base",
                List.of(ContenderId.of("a@jvm"), ContenderId.of("b@process")),
                List.of(ContenderId.of("a@jvm"), ContenderId.of("b@process")),
                everyTwin,
                List.of(ContenderId.of("a@jvm")),
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
