package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.SteadyStateCheck.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three forks a set, two cells, one warm-up round and two steady ones, unless a test says otherwise; times by hand. */
class SteadyStateChecksTest {
    private static final double CLOSE = 1e-9;

    private final List<Slice> slices = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    /** Adds a fork's slices in one cell, nanoseconds of each round; the first so many rounds are warm-up. */
    private void cell(int set, String id, String role, String corpus, int warmup, long... nanos) {
        for (int round = 0; round < nanos.length; round++) {
            slices.add(Fixture.with(
                    Fixture.SLICE,
                    "seq",
                    slices.size(),
                    "set",
                    set,
                    "round",
                    round,
                    "contender",
                    id,
                    "role",
                    role,
                    "corpus",
                    corpus,
                    "warmup",
                    round < warmup,
                    "nanos",
                    nanos[round]));
        }
    }

    private void fork(int set, String id, long... nanos) {
        cell(set, id, "main", "x", 1, nanos);
        cell(set, id, "main", "y", 1, nanos);
    }

    private void set(int set, long... nanosOfA) {
        fork(set, "a@jvm", nanosOfA);
        fork(set, "b@jvm", 50, 50, 50);
        fork(set, "c@jvm", 70, 70, 70);
    }

    private SteadyStateCheck row(String id) {
        RunFile run = Fixture.with(Fixture.RUN, "slices", slices, "events", events);
        return SteadyStateChecks.of(run, SlicesByCell.of(slices)).stream()
                .filter(row -> row.contender().equals(ContenderId.of(id)))
                .findFirst()
                .orElseThrow();
    }

    private List<Course> courses(String id) {
        return row(id).forks().stream().map(SteadyStateCheck.Fork::course).toList();
    }

    @Test
    void aForkThatWasSlowerInItsFirstRoundWarmedUp() {
        set(0, 1060, 1000, 1000);
        set(1, 1040, 1000, 1000);
        assertEquals(List.of(Course.WARM_UP, Course.FLAT), courses("a@jvm"));
        assertEquals(List.of(Course.FLAT, Course.FLAT), courses("b@jvm"));
    }

    @Test
    void aForkThatWasFasterInItsFirstRoundSlowedDown() {
        set(0, 940, 1000, 1000);
        assertEquals(List.of(Course.SLOWDOWN), courses("a@jvm"));
    }

    @Test
    void aChangeWithinTheSteadyRoundsIsUnsteadyWhateverTheFirstRoundDid() {
        set(0, 2000, 1060, 1000);
        set(1, 2000, 1000, 1060);
        assertEquals(List.of(Course.UNSTEADY, Course.UNSTEADY), courses("a@jvm"));
    }

    @Test
    void aDriftThatAllShareIsNoCourse() {
        fork(0, "a@jvm", 3000, 1000, 1500);
        fork(0, "b@jvm", 150, 50, 75);
        fork(0, "c@jvm", 210, 70, 105);
        assertEquals(List.of(Course.FLAT), courses("a@jvm"));
        assertEquals(List.of(Course.FLAT), courses("c@jvm"));
    }

    @Test
    void whoWasWarmDoesNotSlowDownBecauseOthersWarmUp() {
        // First reading: changes ln 4, ln 2, 0, 0; their median ln(2)/2 makes c and d look faster at first. Without a
        // and b it is 0.
        fork(0, "a@jvm", 400, 100, 100);
        fork(0, "b@jvm", 200, 100, 100);
        fork(0, "c@jvm", 100, 100, 100);
        fork(0, "d@jvm", 100, 100, 100);
        assertEquals(List.of(Course.WARM_UP), courses("a@jvm"));
        assertEquals(List.of(Course.WARM_UP), courses("b@jvm"));
        assertEquals(List.of(Course.FLAT), courses("c@jvm"));
    }

    @Test
    void aChangeWithinTwiceItsStandardErrorDoesNotCount() {
        // Steady changes of a: ln 1.2 in x and −ln 1.2 in y, around a mean of 0 with one degree of freedom. Each is a
        // difference of two
        // slices, so σ² of a slice is 2 · ln²1.2 / 2 = ln²1.2. The first round's change, of two slices over two cells,
        // has the standard
        // error ln 1.2 · √(2/2) = 0.182: ln 1.4 = 0.336 does not reach twice that, ln 1.5 = 0.405 does.
        for (int set = 0; set < 2; set++) {
            long first = set == 0 ? 1400 : 1500;
            cell(set, "a@jvm", "main", "x", 1, first, 1200, 1000);
            cell(set, "a@jvm", "main", "y", 1, first * 12 / 10, 1000, 1200);
            fork(set, "b@jvm", 50, 50, 50);
            fork(set, "c@jvm", 70, 70, 70);
        }
        assertEquals(List.of(Course.FLAT, Course.WARM_UP), courses("a@jvm"));
    }

    @Test
    void steadyRoundsAreHalvedAndTheMiddleOneIsLate() {
        // Steady 1030, then 1000 and 970: early ÷ late is 1030 ÷ √(1000 · 970) = 1.0458, below the limit; with 980, 960
        // it is 1.062.
        fork(0, "a@jvm", 1000, 1030, 1000, 970);
        fork(0, "b@jvm", 50, 50, 50, 50);
        fork(0, "c@jvm", 70, 70, 70, 70);
        fork(1, "a@jvm", 1000, 1030, 980, 960);
        fork(1, "b@jvm", 50, 50, 50, 50);
        fork(1, "c@jvm", 70, 70, 70, 70);
        assertEquals(List.of(Course.FLAT, Course.UNSTEADY), courses("a@jvm"));
    }

    @Test
    void oneSteadyRoundOneCellOrOneForkIsNotJudged() {
        fork(0, "a@jvm", 2000, 1000);
        fork(0, "b@jvm", 50, 50);
        cell(1, "a@jvm", "main", "x", 1, 2000, 1000, 1000);
        cell(1, "b@jvm", "main", "x", 1, 50, 50, 50);
        fork(2, "a@jvm", 2000, 1000, 1000);
        SteadyStateCheck row = row("a@jvm");
        assertEquals(3, row.count(Course.NOT_JUDGED));
        assertEquals(Optional.empty(), row.common());
        assertEquals(Optional.empty(), row.late());
        assertFalse(row.mixed());
    }

    @Test
    void fourForksOfFiveAreCommonAndThreeAreMixed() {
        for (int set = 0; set < 5; set++) {
            set(set, set < 1 ? 2000 : 1000, 1000, 1000);
            cell(set, "c@jvm", "twin", "x", 1, set < 2 ? 2000 : 1000, 1000, 1000);
            cell(set, "c@jvm", "twin", "y", 1, set < 2 ? 2000 : 1000, 1000, 1000);
        }
        assertEquals(Optional.of(Course.FLAT), row("a@jvm").common());
        assertFalse(row("a@jvm").mixed());
        // c: ten forks, five of them twins, two of which warmed up: eight of ten are flat.
        assertEquals(Optional.of(Course.FLAT), row("c@jvm").common());
        for (int set = 5; set < 7; set++) {
            set(set, 2000, 1000, 1000);
        }
        // a: four of seven flat, three warmed up.
        assertTrue(row("a@jvm").mixed());
        assertEquals(Optional.empty(), row("a@jvm").common());
    }

    @Test
    void aContenderThatChangesInEverySetHasMoved() {
        set(0, 1000, 1000, 1100);
        assertFalse(row("a@jvm").moved(), "one set has no interval");
        set(1, 1000, 1000, 1100);
        set(2, 1000, 1000, 1110);
        SteadyStateCheck row = row("a@jvm");
        assertTrue(row.moved());
        // √³(1.1 · 1.1 · 1.11)
        assertEquals(Math.cbrt(1.1 * 1.1 * 1.11), row.late().orElseThrow().estimate(), CLOSE);
        assertEquals(3, row.late().orElseThrow().n());
        assertFalse(row("b@jvm").moved());
    }

    @Test
    void aKilledForkHasNoCourse() {
        set(0, 2000, 1000, 1000);
        set(1, 2000, 1000, 1000);
        events.add(new Event("killed", "g", 1, "a@jvm", "silent"));
        assertEquals(List.of(Course.WARM_UP), courses("a@jvm"));
    }

    @Test
    void coursesHaveTheWordsOfTheMethodology() {
        assertEquals(
                List.of("flat", "warm-up", "slowdown", "unsteady", "not judged"),
                Stream.of(Course.values()).map(Course::label).toList());
    }
}
