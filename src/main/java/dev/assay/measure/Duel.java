package dev.assay.measure;

import dev.assay.contender.Commands;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two contenders, one deck, two minutes: the plan of a run that says nothing else than which of the two is faster, and by how much. Sets are
 * short and many, since the set is the unit of replication.
 */
public final class Duel {
    /** The comparison group of the run. */
    public static final String GROUP = "duel";

    /** With one cell a round warms a JVM by 60 ms only, see the effort proof in plan.toml. */
    private static final int WARMUP_ROUNDS = 10;

    private static final int ROUNDS = 8;
    private static final int SLICE_MILLIS = 50;
    private static final int REWARM_MILLIS = 10;
    private static final int LEAST_SETS = 6;
    private static final int MOST_SETS = 16;
    private static final double SECONDS = 100;
    /** A contender that is slower than the plan knew, as a command may be, gets its time: the sets were asked for. */
    private static final int LIMIT_SECONDS = 600;

    private static final double PATIENCE = 3;

    private Duel() {}

    /**
     * Returns the plan.
     *
     * @param first numerator of the ratio of times; {@code second} is its denominator
     * @param asked number of fork sets, or empty for as many as fill two minutes
     */
    public static Plan plan(
            Planner planner,
            ContenderId first,
            ContenderId second,
            String encoding,
            DeckId deck,
            OptionalInt asked,
            long seed) {
        asked.ifPresent(Duel::requireSets);
        List<ContenderId> both = List.of(first, second);
        List<ContenderId> warmed = new ArrayList<>(both);
        // What a command runs in nobody knows: it may be a JVM, which needs every warm-up round.
        warmed.removeIf(id -> planner.row(id)
                .filter(row -> row.bridge().equals("process") && !row.options().containsKey(Commands.OPTION))
                .isPresent());
        List<Cell> cells = List.of(
                Cell.of(deck, Mode.THROUGHPUT, List.of()), Cell.spike(deck, PositiveControl.PER_CENT, List.of()));
        GroupPlan draft = group(both, warmed, encoding, cells, LEAST_SETS, 0);
        double seconds = planner.setSeconds(draft, SLICE_MILLIS, REWARM_MILLIS);
        int sets = asked.orElse((int) Math.min(MOST_SETS, Math.max(LEAST_SETS, Math.floor(SECONDS / seconds))));
        GroupPlan group = group(both, warmed, encoding, cells, sets, seconds);
        List<Plan.SetPlan> order = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            order.add(new Plan.SetPlan(group, set));
        }
        return new Plan(
                GROUP,
                (int) (LIMIT_SECONDS + PATIENCE * sets * seconds),
                SLICE_MILLIS * 1_000_000L,
                REWARM_MILLIS * 1_000_000L,
                seed,
                List.of(group),
                order,
                List.of(),
                List.of(),
                0,
                new Plan.Cold(List.of(), Optional.empty(), 0, 0),
                sets * seconds,
                Optional.empty());
    }

    /**
     * Refuses a number of fork sets.
     *
     * @throws IllegalArgumentException if a duel cannot have that many
     */
    public static void requireSets(int sets) {
        if (sets < 2 || sets > 1_000) {
            throw new IllegalArgumentException(
                    "sets (" + sets + ") must be 2 to 1000, since one set has no interval; choose another number");
        }
    }

    private static GroupPlan group(
            List<ContenderId> both,
            List<ContenderId> warmed,
            String encoding,
            List<Cell> cells,
            int sets,
            double seconds) {
        return new GroupPlan(
                GROUP,
                "Which of the two is faster?",
                encoding,
                both,
                both,
                true,
                warmed,
                List.of(),
                cells,
                sets,
                sets,
                WARMUP_ROUNDS,
                ROUNDS,
                seconds);
    }
}
