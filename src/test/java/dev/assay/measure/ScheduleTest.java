package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private final GroupPlan few = group("few", 1, 1);
    private final GroupPlan many = group("many", 2, 4);
    private final Schedule schedule = new Schedule(List.of(few, many));

    private static GroupPlan group(String id, int sets, int mostSets) {
        return new GroupPlan(
                id,
                "",
                "r50k_base",
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                sets,
                mostSets,
                1,
                1,
                10);
    }

    private List<String> rest() {
        List<String> order = new ArrayList<>();
        for (Optional<Plan.SetPlan> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            order.add(next.get().group().id() + next.get().set());
            schedule.ended(next.get());
        }
        return order;
    }

    @Test
    void theGroupThatIsBehindComesFirst() {
        assertEquals(30, schedule.missingSeconds());
        assertEquals(List.of("few0", "many0", "many1"), rest());
        assertEquals(30, schedule.plannedSeconds());
        assertEquals(0, schedule.missingSeconds());
    }

    @Test
    void moreSetsAreMadeWhereTheyAreAskedFor() {
        rest();
        schedule.want(many, 4);
        assertEquals(2, schedule.missing(many));
        assertEquals(5, schedule.allWanted());
        assertEquals(List.of("many2", "many3"), rest());
        assertEquals(5, schedule.allFinished());
    }

    @Test
    void aStoppedRunKeepsItsCountsAndNoNumberComesTwice() {
        // One set of "many" had ended, the second was cut short: its number, 1, is used up.
        schedule.past("many", 1, 2);
        schedule.past("few", 1, 1);
        assertEquals(List.of("many2"), rest());
    }
}
