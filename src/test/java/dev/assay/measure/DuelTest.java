package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header.ContenderRow;
import dev.assay.run.Header.DeckRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class DuelTest {
    private final Planner planner = new Planner(
            Definitions.parse("""
                    [[cost]]
                    contender = "slow@process"
                    pass_millis = 900
                    start_millis = 2000
                    """),
            List.of(
                    row("a@jvm", "jvm"),
                    row("b@process", "process"),
                    row("slow@process", "process"),
                    command("first@process")),
            List.of(new DeckRow("en-prose", 1024, 128, 131_072, "")));

    private static ContenderRow row(String id, String bridge) {
        return new ContenderRow(
                ContenderId.of(id),
                "peer",
                "",
                bridge,
                "1",
                "",
                Map.of(),
                Map.of(),
                "",
                "",
                List.of("cl100k_base"),
                true,
                null);
    }

    private static ContenderRow command(String id) {
        return new ContenderRow(
                ContenderId.of(id),
                "peer",
                "",
                "process",
                "1",
                "",
                Map.of(),
                Map.of("command", "./mine"),
                "",
                "",
                List.of("cl100k_base"),
                true,
                null);
    }

    private Plan plan(String first, String second, OptionalInt sets) {
        return Duel.plan(
                planner,
                ContenderId.of(first),
                ContenderId.of(second),
                "cl100k_base",
                new DeckId("en-prose", 1024),
                sets,
                1);
    }

    @Test
    void twoMinutesAreFilledWithSetsOfTwoContendersAndTheirTwins() {
        Plan plan = plan("a@jvm", "b@process", OptionalInt.empty());
        GroupPlan group = plan.groups().get(0);
        assertEquals(List.of(ContenderId.of("a@jvm"), ContenderId.of("b@process")), group.contenders());
        assertEquals(List.of(ContenderId.of("a@jvm")), group.inJvm());
        assertEquals(4, group.forks(0).size());
        assertEquals(
                List.of("run", "spike"), group.cells().stream().map(Cell::word).toList());
        assertTrue(plan.seconds() > 60 && plan.seconds() <= 100, () -> plan.seconds() + " s");
        assertEquals(group.sets(), plan.sets().size());
    }

    @Test
    void aCommandMayBeAJvmAndHasEveryWarmUpRound() {
        GroupPlan group =
                plan("first@process", "b@process", OptionalInt.empty()).groups().get(0);
        Cell run = group.cells().get(0);
        assertTrue(group.visits(Fork.main(ContenderId.of("first@process")), run, 1));
        assertFalse(group.visits(Fork.main(ContenderId.of("b@process")), run, 1));
    }

    @Test
    void aSlowContenderHasSixSetsAllTheSame() {
        assertEquals(
                6, plan("slow@process", "a@jvm", OptionalInt.empty()).sets().size());
    }

    @Test
    void theNumberOfSetsCanBeAskedFor() {
        assertEquals(2, plan("a@jvm", "b@process", OptionalInt.of(2)).sets().size());
        assertEquals(
                "sets (1) must be 2 to 1000, since one set has no interval; choose another number",
                assertThrows(IllegalArgumentException.class, () -> plan("a@jvm", "b@process", OptionalInt.of(1)))
                        .getMessage());
    }
}
