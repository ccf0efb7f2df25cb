package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sets of 10 s by the plan that take 20 s, on a clock that only they move. */
final class CourseTest {
    private static final double SECONDS = 20;

    private final GroupPlan group = new GroupPlan(
            "g", "", "r50k_base", List.of(), List.of(), false, List.of(), List.of(), List.of(), 3, 5, 1, 1, 10);
    private final Schedule schedule = new Schedule(List.of(group));
    private final List<String> done = new ArrayList<>();
    private double now;

    private Course.Ended run(double limit, double other) throws IOException, InterruptedException {
        return Course.run(schedule, limit, other, new Course.Sets() {
            @Override
            public double spentSeconds() {
                return now;
            }

            @Override
            public void run(Plan.SetPlan set, double pace) {
                done.add("set " + set.set() + " at pace " + pace);
                now += SECONDS;
            }

            @Override
            public void look(double pace, double secondsLeft) {
                done.add("look with " + secondsLeft + " s left");
                if (secondsLeft >= 2 * SECONDS) {
                    schedule.want(group, 5);
                }
            }
        });
    }

    @Test
    void aLookAsksForMoreSetsAndTheLastOneForNone() throws Exception {
        Course.Ended ended = run(165, 5);
        // 3 sets and 5 s of other work leave 165 − 60 − 5 = 100 s; after two more 60 s, which this look wants no set
        // of.
        assertEquals(
                List.of(
                        "set 0 at pace 1.0",
                        "set 1 at pace 2.0",
                        "set 2 at pace 2.0",
                        "look with 100.0 s left",
                        "set 3 at pace 2.0",
                        "set 4 at pace 2.0",
                        "look with 60.0 s left"),
                done);
        assertEquals(new Course.Ended(2, Optional.empty()), ended);
    }

    @Test
    void aRunThatItsLimitStopsIsLookedAtTooAndAskedForNothing() throws Exception {
        // Set 2 would end at 40 + 2 × 10 + 5 > 64 s.
        Course.Ended ended = run(64, 5);
        assertEquals(List.of("set 0 at pace 1.0", "set 1 at pace 2.0", "look with 0.0 s left"), done);
        assertEquals(new Course.Ended(2, Optional.of(new Plan.SetPlan(group, 2))), ended);
    }
}
