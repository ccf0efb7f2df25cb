package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sets of 10 s by the plan that take 20 s, on a clock that only they move. */
final class SetLoopTest {
    private static final double SECONDS = 20;

    private final GroupPlan group = new GroupPlan(
            "g", "", "r50k_base", List.of(), List.of(), false, List.of(), List.of(), List.of(), 3, 5, 1, 1, 10);
    private final Schedule schedule = new Schedule(List.of(group), Map.of("g", 1));
    private final List<String> done = new ArrayList<>();
    private double now;

    private SetLoop run(double limit, double other) throws IOException, InterruptedException {
        SetLoop course = new SetLoop(schedule, limit, other);
        course.run(new SetLoop.Sets() {
            @Override
            public double spentSeconds() {
                return now;
            }

            @Override
            public void run(Plan.SetPlan set) {
                done.add("set " + set.set());
                for (double into = 0; into <= SECONDS; into += 5) {
                    double left = course.secondsLeft(now + into, into);
                    assertTrue(left >= 0 && left <= limit - now - into, left + " s shown at " + (now + into) + " s");
                }
                now += SECONDS;
            }

            @Override
            public void look(double secondsLeft) {
                done.add("look with " + secondsLeft + " s left");
                if (secondsLeft >= 2 * SECONDS) {
                    schedule.want(group, 5);
                }
            }
        });
        return course;
    }

    @Test
    void aLookAsksForMoreSetsAndTheLastOneForNone() throws Exception {
        run(165, 5);
        // 3 sets and 5 s of other work leave 165 − 60 − 5 = 100 s; after two more 60 s, which this look wants no set
        // of.
        assertEquals(
                List.of("set 0", "set 1", "set 2", "look with 100.0 s left", "set 3", "set 4", "look with 60.0 s left"),
                done);
    }

    @Test
    void aRunThatItsLimitStopsIsLookedAtTooAndAskedForNothing() throws Exception {
        // Set 2 would end at 60 + 5 > 64 s.
        run(64, 5);
        assertEquals(List.of("set 0", "set 1", "look with 0.0 s left"), done);
        assertEquals(1, schedule.missing(group));
    }

    @Test
    void theTimeLeftIsWhatIsPlannedUntilTheLimitLeavesLess() throws Exception {
        SetLoop course = run(64, 5);
        // One set is missing, which takes 20 s as the others did, and 5 s follow; of these 25 s the limit leaves 24.
        assertEquals(24, course.secondsLeft(40, 0));
        // At 30 s it leaves 34, and 12 s into the set 8 + 5 are planned.
        assertEquals(13, course.secondsLeft(30, 12));
        assertEquals(0, course.secondsLeft(70, 0));
    }
}
