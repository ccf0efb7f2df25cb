package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private final GroupPlan few = group("few", 1, 1, 10);
    private final GroupPlan many = group("many", 2, 4, 10);
    private final Schedule schedule = new Schedule(List.of(few, many), Map.of());

    private static GroupPlan group(String id, int sets, int mostSets, double setSeconds) {
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
                setSeconds);
    }

    private List<String> rest() {
        return rest(schedule, Double.POSITIVE_INFINITY, 1);
    }

    /* Runs what the schedule gives until nothing more fits; sets take so many times as long as planned. */
    private static List<String> rest(Schedule schedule, double seconds, double slower) {
        List<String> order = new ArrayList<>();
        double left = seconds;
        for (Optional<Plan.SetPlan> next = schedule.next(left); next.isPresent(); next = schedule.next(left)) {
            GroupPlan group = next.get().group();
            order.add(group.id() + next.get().set());
            schedule.ended(next.get(), slower * group.setSeconds());
            left -= slower * group.setSeconds();
        }
        return order;
    }

    @Test
    void theGroupThatIsBehindComesFirstWhileThereIsTimeForAll() {
        assertEquals(30, schedule.missingSeconds());
        assertEquals(List.of("few0", "many0", "many1"), rest(schedule, 30, 1));
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

    @Test
    void whereTimeIsShortTheMostVerdictsPerMinuteComeFirst() {
        GroupPlan none = group("none", 2, 2, 1);
        GroupPlan dear = group("dear", 2, 2, 30);
        GroupPlan cheap = group("cheap", 2, 2, 20);
        Schedule tight = new Schedule(List.of(none, dear, cheap), Map.of("dear", 4, "cheap", 2));
        // Of 102 s that are planned there are 100. Dear takes 60 s for 4 verdicts, 15 s each, cheap 40 s for 2, 20 s
        // each; none decides nothing, though its sets are the shortest.
        assertEquals(List.of("dear0", "dear1", "cheap0", "cheap1"), rest(tight, 100, 1));
    }

    @Test
    void aGroupThatCannotReachItsLookWaitsBehindOneThatCan() {
        GroupPlan large = group("large", 4, 4, 20);
        GroupPlan small = group("small", 2, 2, 20);
        Schedule tight = new Schedule(List.of(large, small), Map.of("large", 9, "small", 1));
        // Large needs 80 s for 9 verdicts, but there are 65; what small leaves, 25 s, is for a set of large.
        assertEquals(List.of("small0", "small1", "large0"), rest(tight, 65, 1));
    }

    @Test
    void everyGroupHasItsFirstLookBeforeAnyHasASecond() {
        GroupPlan one = group("one", 2, 4, 10);
        GroupPlan other = group("other", 2, 4, 10);
        // Twice as slow as planned, which the first set tells: 80 s of 85 are for the first looks, and of the second
        // ones 40 s pay for one, which is that of the group with three verdicts.
        Schedule slow = new Schedule(List.of(one, other), Map.of("one", 1, "other", 3));
        List<String> first = rest(slow, 85, 2);
        slow.want(one, 4);
        slow.want(other, 4);
        assertEquals(List.of("one0", "other0", "one1", "other1"), first);
        assertEquals(List.of("other2", "other3"), rest(slow, 40, 2));
    }

    @Test
    void whatASetTakesIsThatOfItsGroupAndElseAsPlannedAtThePaceOfOthers() {
        schedule.ended(new Plan.SetPlan(many, 0), 30);
        assertEquals(30, schedule.secondsPerSet(many));
        // Sets of 10 s took 30 s, so one of another group will as well.
        assertEquals(30, schedule.secondsPerSet(few));
        schedule.ended(new Plan.SetPlan(few, 0), 14);
        assertEquals(14, schedule.secondsPerSet(few));
        assertEquals(30, schedule.missingSeconds());
    }
}
