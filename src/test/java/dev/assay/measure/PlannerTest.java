package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header.ContenderRow;
import dev.assay.run.Header.DeckRow;
import dev.assay.run.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static final String SMALL = """
            [[group]]
            id = "g"
            workload = "tokenize"
            purpose = "p"
            encoding = "r50k_base"
            contenders = ["a@jvm", "b@process", "f@jna"]
            floors = ["f@jna"]
            floor_cells = ["x/64"]
            encode_contenders = ["b@process"]
            encode_cells = ["x/64"]
            times_cells = ["y/64"]
            [effort.smoke]
            limit_seconds = 40
            slice_millis = 50
            rewarm_millis = 10
            memory_replicates = 2
            memory_cells = ["x/64"]
            cold_replicates = 3
            groups = ["g"]
            group.g = { sets = 2, warmup_rounds = 3, rounds = 4, times = true, cells = ["*/64"] }
            [[cost]]
            contender = "b@process"
            pass_millis = 100
            start_millis = 1000
            """;
    private static final List<DeckRow> DECKS =
            List.of(new DeckRow("x", 64, 2048, 131_072, "d"), new DeckRow("y", 64, 2048, 131_072, "d"));

    /** A fork that only drives a child starts in half of the time, since nothing in its JVM is timed. */
    @Test
    void aKeyOfThePlanThatNobodyReadsIsNamedWithItsLineAndTheOneThatWasMeant() {
        for (String[] one : new String[][] {
            {"[[group]]\nid = \"x\"\ncontender = []\n", "plan.toml:3 key of group (contender)", "contenders"},
            {"[effort.quick]\nlimit = 1\n", "plan.toml:2 key of effort.quick (limit)", ""},
            {"[effort.quick]\nslice_milis = 50\n", "plan.toml:2 key of effort.quick (slice_milis)", "slice_millis"},
            {"[[costs]]\n", "plan.toml:1 key (costs)", "cost"},
            {"[[cost]]\npass_milis = 1\n", "plan.toml:2 key of cost (pass_milis)", "pass_millis"}
        }) {
            String line = assertThrows(IllegalArgumentException.class, () -> Definitions.parse(one[0]))
                    .getMessage();
            assertTrue(line.startsWith(one[1] + " must be one that is read"), line);
            assertTrue(one[2].isEmpty() || line.endsWith("; did you mean " + one[2] + "?"), line);
        }
    }

    @Test
    void groupsAreJudgedBeforeAnythingIsStarted() {
        Definitions shipped = Definitions.parse(shipped());
        shipped.requireGroups("quick", List.of());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> shipped.requireGroups("quick", List.of("fats")))
                .getMessage()
                .endsWith("; did you mean fast?"));
        assertThrows(IllegalArgumentException.class, () -> shipped.requireGroups("quick", List.of("fast", "fast")));
    }

    @Test
    void whoIsNotTimedAcrossThePipeStartsSooner() {
        String driven = SMALL.replace("encode_contenders = [\"b@process\"]", "encode_contenders = []");
        Plan across = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        Plan inside = planner(driven, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertTrue(across.crosses(ContenderId.of("b@process")));
        assertFalse(across.crosses(ContenderId.of("a@jvm")));
        assertFalse(inside.crosses(ContenderId.of("b@process")));
        // Encode x, 5 × 116 ms; of b and half of its twin (1.3 − 0.65) / 2 s each.
        double less = 0.58 + 1.5 * 0.325;
        assertEquals(
                across.groups().get(0).setSeconds() - less,
                inside.groups().get(0).setSeconds(),
                1e-9);
    }

    @Test
    void minutesAreThoseOfAHandCalculation() {
        Plan plan = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        // A slice is the passes that fill 50 ms (steady: 54 ms, the margin) + 10 + 6 ms; the first of a fork is one
        // pass.
        // a, run x and run y, 3 warm-up rounds and 4 steady: 21 + 2 × 66 + 4 × 71 ms = 0.437 s each. f: run x, 0.437 s.
        // b, one warm-up round: run x, run y, encode x, 5 × 116 ms = 0.58 s each.
        // times y, four times as long once steady: a 21 + 2 × 66 + 4 × (44 × 5 + 16) ms = 1.097 s; b 116 + 4 × (300 +
        // 16)
        // ms = 1.38 s. Twin: run x and run y of a 0.874 s, of b 1.16 s; mean 1.017 s.
        // Starts on two cores, b timed across the pipe too: (3 × 1.3 + 0.3 + 1.0 + 0.3) / 2 = 2.75 s; twin (1.3 + 0.65)
        // / 2 =
        // 0.975 s; set 1 s.
        double set = 2 * 0.437 + 0.437 + 3 * 0.58 + 1.097 + 1.38 + 1.017 + 2.75 + 0.975 + 1;
        assertEquals(set, plan.groups().get(0).setSeconds(), 1e-9);
        // Memory, two replicates and once counting that takes as long as two, over x/64; of a, b and f (no control
        // here):
        // 0.305 + 1.1 + 0.305.
        assertEquals(2 * set + 4 * 1.71, plan.seconds(), 1e-9);
    }

    @Test
    void firstPassesAreOfTheCellsOfTheirShareAndOfContendersThatForget() {
        String toml = SMALL.replace("cells = [\"*/64\"] }", "cells = [\"*/64\"], first = [\"x/64\"] }");
        List<ContenderRow> rows = rows("a@jvm", "b@process", "f@jna");
        GroupPlan group = new Planner(
                        Definitions.parse(toml), rows, DECKS, Set.copyOf(Fixture.ids("b@process", "f@jna", "z@jvm")))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        // Floors take no part in what is compared, and z is none of the group.
        assertEquals(
                List.of(Cell.of(new DeckId("x", 64), Mode.COLD_CACHE, List.of(ContenderId.of("b@process")))),
                group.cells().stream().filter(Cell::isFirst).toList());
        double without = planner(SMALL, DECKS, rows)
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0)
                .setSeconds();
        // b, one warm-up round and four: 5 × 116 ms; and in five rounds one pass of 100 ms over y, which was forgotten.
        assertEquals(without + 0.58 + 0.5, group.setSeconds(), 1e-9);
        assertFalse(group.visits(
                Fork.twin(ContenderId.of("b@process")), group.cells().get(2), 0));
        Plan nobody = planner(toml, DECKS, rows).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(without, nobody.groups().get(0).setSeconds(), 1e-9);
        assertFalse(nobody.text().contains("first"), nobody::text);
    }

    @Test
    void thePlanNamesThoseWithoutAFirstPass() {
        Planner planner = new Planner(
                Definitions.parse(shipped()),
                allContenders(),
                realDecks(),
                Set.copyOf(
                        Fixture.ids("java.cached@jvm", "rust.cached@jna", "rust.cached@process", "hf-slow@process")));
        for (String effort : List.of("smoke", "standard", "rigorous")) {
            Plan plan = planner.plan(effort, List.of("fast"), Optional.empty(), 1, Map.of());
            List<Cell> first =
                    plan.groups().get(0).cells().stream().filter(Cell::isFirst).toList();
            assertEquals(effort.equals("smoke") ? 1 : 2, first.size());
            first.forEach(cell -> assertEquals(
                    Fixture.ids("java.cached@jvm", "rust.cached@jna", "rust.cached@process"), cell.contenders()));
            assertTrue(
                    plan.text()
                            .contains(
                                    "no first pass with an empty word cache: jtokkit@jvm tiktoken@process, whose cache cannot be emptied\n"),
                    plan::text);
        }
        assertTrue(planner.plan("quick", List.of("fast"), Optional.empty(), 1, Map.of()).groups().stream()
                .flatMap(group -> group.cells().stream())
                .noneMatch(Cell::isFirst));
    }

    @Test
    void anExtentTakesMemoryAndColdForksOfTheContendersThatItNamesOnly() {
        Planner planner = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"));
        Plan plan = planner.plan(
                "smoke",
                new RunScope(
                        List.of("g"),
                        Optional.of(Set.copyOf(Fixture.ids("b@process"))),
                        Optional.of(Set.of()),
                        Optional.empty()),
                Optional.empty(),
                1,
                Map.of());
        assertEquals(List.of(new Plan.Target(ContenderId.of("b@process"), "r50k_base")), plan.memory());
        assertEquals(List.of(), plan.cold().targets());
        Plan whole = planner.plan("smoke", List.of("g"), Optional.empty(), 1, Map.of());
        assertEquals(whole.groups(), plan.groups());
        // Two replicates and once counting that takes as long as two, without a and f of 0.305 s each: see above.
        assertEquals(whole.seconds() - 4 * 0.61, plan.seconds(), 1e-9);
    }

    @Test
    void anEffortMayNameTheContendersThatGetMemoryForks() {
        String toml = SMALL.replace(
                "memory_replicates = 2", "memory_replicates = 2\nmemory_contenders = [\"b@process\", \"absent@jvm\"]");
        Plan plan = planner(toml, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(List.of(new Plan.Target(ContenderId.of("b@process"), "r50k_base")), plan.memory());
    }

    @Test
    void coldForksCostTheirStartAndTheirPasses() {
        List<DeckRow> decks = new ArrayList<>(DECKS);
        decks.add(new DeckRow("en-prose", 1024, 128, 131_072, "d"));
        String toml = SMALL.replace("limit_seconds = 40", "limit_seconds = 60");
        Plan all = planner(toml, decks, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        // 1,000 ops are 8 passes of 128 inputs. a and f 0.3 s + 8 × 5 ms, b 1 s + 8 × 100 ms; three replicates.
        assertEquals(3 * (0.34 + 0.34 + 1.8), all.cold().seconds(), 1e-9);
        assertEquals(
                1,
                planner(
                                toml.replace(
                                        "cold_replicates = 3",
                                        "cold_replicates = 3\ncold_contenders = [\"b@process\"]"),
                                decks,
                                rows("a@jvm", "b@process", "f@jna"))
                        .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                        .cold()
                        .targets()
                        .size());
        // The deck of the cold forks must have conformed, whether or not a fork set visits it.
        assertTrue(all.visits("r50k_base", new DeckId("en-prose", 1024)));
        assertFalse(all.visits("cl100k_base", new DeckId("en-prose", 1024)));
    }

    @Test
    void withoutItsDeckThereIsNoColdFork() {
        Plan plan = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(List.of(), plan.cold().targets());
        assertEquals(0, plan.cold().seconds());
    }

    private static Plan within(Planner planner, int minutes) {
        return planner.plan(
                "smoke", RunScope.of(List.of()).within(Optional.of(minutes)), Optional.empty(), 1, Map.of());
    }

    /** Who names the minutes is not refused for naming few, nor are they made more on a slow machine. */
    @Test
    void minutesThatAreNamedStandInPlaceOfTheEffortsLimit() {
        String toml = SMALL.replace("limit_seconds = 40", "limit_seconds = 19\nslow_limit_seconds = 1900");
        Planner planner = planner(toml, DECKS, rows("a@jvm", "b@process", "f@jna"));
        Plan plan = within(planner, 1);
        assertEquals(60, plan.limitSeconds());
        assertTrue(plan.text().contains("(limit 1:00 min)"), plan::text);
        // 33 sets at 11 s each, as the hand calculation above has it, and one minute.
        Planner many = planner(toml.replace("sets = 2", "sets = 33"), DECKS, rows("a@jvm", "b@process", "f@jna"));
        assertTrue(within(many, 1).text().contains("not all fork sets fit into the limit"));
        assertFalse(within(many, 10).text().contains("not all fork sets fit into the limit"));
        Plan slow = within(many.at(new MachineCosts(Map.of(ContenderId.of("b@process"), 300.0), Map.of(), 2)), 1);
        assertEquals(60, slow.limitSeconds());
        assertTrue(slow.hereLines().stream().noneMatch(line -> line.contains("grows")), slow.hereLines()::toString);
    }

    /**
     * A start of b takes 20 s instead of 1. Conformance: a and f 0.31 s, b 20.2 s. One set: 11.27 s as above, and 19 s more on two cores, for
     * every second twin too: 25.52 s. Memory: 6.84 s as above and 4 × 19 s. Together 129 s.
     */
    @Test
    void minutesThatAreTooFewForOneSetOfEachGroupAreRefused() {
        Planner planner = planner(
                SMALL.replace("start_millis = 1000", "start_millis = 20000"),
                DECKS,
                rows("a@jvm", "b@process", "f@jna"));
        assertEquals(
                "minutes (2) must be at least 3: conformance takes 0:21 min, one fork set of each group 0:26 min, cold and"
                        + " memory forks 1:23 min; give more by --minutes, or name fewer by --groups or --claims",
                assertThrows(IllegalArgumentException.class, () -> within(planner, 2))
                        .getMessage());
        assertEquals(180, within(planner, 3).limitSeconds());
        // What the machine took stands in place of what was supposed: 109 s without conformance, and 100 s of that.
        Planner here = planner.at(new MachineCosts(Map.of(), Map.of(), 100));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> within(here, 3))
                .getMessage()
                .startsWith("minutes (3) must be at least 4: conformance takes 1:40 min"));
    }

    @Test
    void aPlanOverItsLimitIsRefused() {
        Planner planner = planner(
                SMALL.replace("limit_seconds = 40", "limit_seconds = 19"), DECKS, rows("a@jvm", "b@process", "f@jna"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> planner.plan("smoke", List.of(), Optional.empty(), 1, Map.of()))
                .getMessage();
        // 2 × 11.67 s + 6.84 s = 30.18 s.
        assertEquals(
                "plan (0:29 min) must stay within 0:19 min, the limit of effort smoke; give it more by --minutes, or name fewer by"
                        + " --groups or --claims",
                message);
    }

    @Test
    void anAbsentContenderAndOneThatDoesNotConformAreNamedAndNotTimed() {
        List<ContenderRow> rows = new ArrayList<>(rows("a@jvm", "f@jna"));
        rows.add(row("b@process", "process", "no python3 on PATH"));
        GroupPlan group = planner(SMALL, DECKS, rows)
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of(ContenderId.of("f@jna"), "wrong id"))
                .groups()
                .get(0);
        assertEquals(List.of(ContenderId.of("a@jvm")), group.contenders());
        assertEquals(List.of("b@process: no python3 on PATH", "f@jna: wrong id"), group.dropped());
        assertFalse(group.cells().stream().anyMatch(cell -> cell.isAcross()));
    }

    @Test
    void aPlanWithoutAContenderIsRefused() {
        Planner planner = planner(SMALL, DECKS, rows("f@jna"));
        assertThrows(
                IllegalArgumentException.class, () -> planner.plan("smoke", List.of(), Optional.empty(), 1, Map.of()));
    }

    @Test
    void theTwinRotatesOverContendersButNeverOverFloors() {
        GroupPlan group = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        assertEquals(Fork.twin(ContenderId.of("a@jvm")), group.forks(0).get(3));
        assertEquals(Fork.twin(ContenderId.of("b@process")), group.forks(1).get(3));
        assertEquals(Fork.twin(ContenderId.of("a@jvm")), group.forks(2).get(3));
    }

    @Test
    void aFloorVisitsOnlyItsOwnCells() {
        GroupPlan group = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        List<String> visited = group.cells().stream()
                .filter(cell -> cell.visitedBy(Fork.main(ContenderId.of("f@jna"))))
                .map(cell -> cell.deck().corpus() + " " + cell.word())
                .toList();
        assertEquals(List.of("x run"), visited);
    }

    @Test
    void theFloorOfAPipeIsMeasuredAcrossThePipeOnly() {
        String toml =
                SMALL.replace("encode_contenders = [\"b@process\"]", "encode_contenders = [\"b@process\", \"f@jna\"]");
        GroupPlan group = planner(toml, DECKS, rows("a@jvm", "b@process", "f@jna"))
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        List<String> visited = group.cells().stream()
                .filter(cell -> cell.visitedBy(Fork.main(ContenderId.of("f@jna"))))
                .map(cell -> cell.deck().corpus() + " " + cell.word())
                .toList();
        assertEquals(List.of("x encode"), visited);
    }

    @Test
    void everyShippedEffortStaysWithinTheMinutesThatWereAsked() {
        Planner planner = planner(shipped(), realDecks(), allContenders());
        // Limits that were asked: smoke 60 s, quick 3 min; for standard see StandardPlanTest.
        assertTrue(
                planner.plan("smoke", List.of(), Optional.empty(), 1, Map.of()).seconds() <= 60);
        assertTrue(
                planner.plan("quick", List.of(), Optional.empty(), 1, Map.of()).seconds() <= 180);
        planner.plan("standard", List.of("recipe"), Optional.empty(), 1, Map.of());
    }

    @Test
    void theProofHasControlsOfAllThreeKindsInEverySetAndNothingElse() {
        Plan plan = planner(shipped(), realDecks(), allContenders())
                .plan("proof", List.of(), Optional.empty(), 1, Map.of());
        GroupPlan trio = plan.groups().get(0);
        // Fourteen trials of eight sets for each of three contenders are 42, and 40 were asked for.
        assertEquals(112, trio.sets());
        assertEquals(6, trio.forks(0).size());
        assertEquals(trio.forks(0), trio.forks(1));
        assertEquals(
                List.of("run", "spike-2", "spike", "spike-10"),
                trio.cells().stream().map(Cell::word).toList());
        assertEquals(112 * trio.setSeconds(), plan.seconds(), 1e-9);
        assertTrue(plan.seconds() <= 1500, plan.text());
        planner(shipped(), realDecks(), allContenders()).plan("proof", List.of("pair"), Optional.empty(), 1, Map.of());
    }

    @Test
    void everyTwinHasItsPlaceAndItsMinutes() {
        String toml = SMALL.replace("times_cells", "twins = \"every\"\ntimes_cells");
        List<ContenderRow> rows = rows("a@jvm", "b@process", "f@jna");
        GroupPlan one = planner(SMALL, DECKS, rows)
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        GroupPlan every = planner(toml, DECKS, rows)
                .plan("smoke", List.of(), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        assertEquals(
                List.of(Fork.twin(ContenderId.of("a@jvm")), Fork.twin(ContenderId.of("b@process"))),
                every.forks(1).subList(3, 5));
        // A second twin is as much again as the one on average: 1.017 + 0.975 s, see above.
        assertEquals(one.setSeconds() + 1.992, every.setSeconds(), 1e-9);
    }

    @Test
    void twinsAndSpikesThatCannotBeAreRefused() {
        assertEquals(
                "plan.toml:11 group twins (both) must be one of one, every; correct the file",
                refusal("twins = \"both\""));
        for (String bad : List.of("0, 5", "51, 5")) {
            assertEquals(
                    "plan.toml:11 group spikes ([" + bad + "]) must be whole numbers from 1 to 50; correct the file",
                    refusal("spikes = [" + bad + "]"));
        }
        for (String bad : List.of("2", "5, 5")) {
            assertEquals(
                    "group g spikes (" + bad
                            + ") must be different per cents of 1 to 50, 5 among them, by which runs are"
                            + " judged; correct plan.toml",
                    refusal("spikes = [" + bad + "]"));
        }
        assertEquals(
                "group g (4 contenders) must leave room for 4 twins among 6 forks; split it",
                refusal(
                        "twins = \"every\"",
                        "\"a@jvm\", \"b@process\", \"f@jna\"]\nfloors = [\"f@jna\"]",
                        "\"a@jvm\", \"b@process\", \"c@jvm\", \"d@jvm\"]"));
    }

    private static String refusal(String line, String... replaced) {
        String toml = SMALL.replace("times_cells", line + "\ntimes_cells");
        String other = replaced.length == 0 ? toml : toml.replace(replaced[0], replaced[1]);
        return assertThrows(IllegalArgumentException.class, () -> Definitions.parse(other))
                .getMessage();
    }

    @Test
    void theGroupsOfTheFfmBridgeFitEveryEffortAndAreInNoneByThemselves() {
        List<String> groups = List.of("ffm", "bridge-ffm", "bridge-ffm-critical");
        List<ContenderRow> all = new ArrayList<>(allContenders());
        for (String bridge : List.of("ffm", "ffm-critical")) {
            all.addAll(rows(
                    "rust.plain@" + bridge, "floor-noop@" + bridge, "floor-touch@" + bridge, "floor-copy@" + bridge));
        }
        Planner planner = planner(shipped(), realDecks(), all);
        for (String effort : List.of("smoke", "quick", "standard", "rigorous")) {
            assertTrue(planner.plan(effort, List.of(), Optional.empty(), 1, Map.of()).groups().stream()
                    .noneMatch(group -> groups.contains(group.id())));
            for (String id : groups) {
                GroupPlan group = planner.plan(effort, List.of(id), Optional.empty(), 1, Map.of())
                        .groups()
                        .get(0);
                assertEquals(List.of(), group.dropped());
                assertEquals(6, group.forks(0).size());
                assertTrue(group.cells().stream()
                        .allMatch(cell -> cell.deck().corpus().equals("en-prose")));
            }
        }
        // Without the bridge what is left is measured, and the plan says what is not.
        List<ContenderRow> without = new ArrayList<>(allContenders());
        without.add(row("rust.plain@ffm", "ffm", "FFM needs JDK 22 or newer"));
        GroupPlan left = planner(shipped(), realDecks(), without)
                .plan("smoke", List.of("ffm"), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
        assertEquals(
                List.of(ContenderId.of("rust.plain@jna"), ContenderId.of("rust.plain@process")), left.contenders());
        assertEquals("rust.plain@ffm: FFM needs JDK 22 or newer", left.dropped().get(0));
    }

    @Test
    void theStepsOfTheAttributionFitEveryEffort() {
        Planner planner = planner(shipped(), realDecks(), allContenders());
        for (String effort : List.of("smoke", "quick", "standard", "rigorous")) {
            GroupPlan group = planner.plan(effort, List.of("attribution"), Optional.empty(), 1, Map.of())
                    .groups()
                    .get(0);
            assertEquals(List.of(), group.dropped());
            assertEquals(
                    Fixture.ids(
                            "python.plain@process",
                            "python.words@process",
                            "rust.plain@process",
                            "rust.cached@process",
                            "rust.tuned@process"),
                    group.contenders());
            assertEquals(6, group.forks(0).size());
        }
    }

    @Test
    void wordPieceFitsEveryEffortAndWithoutAnInterpreterOf2020ItsPairIsLeftOut() {
        List<String> today = List.of("bert-slow@process", "bert-fast@process");
        List<String> then = List.of("bert2020-slow@process", "bert2020-fast@process");
        List<ContenderRow> rows = new ArrayList<>();
        today.forEach(id -> rows.add(offering(row(id, "process", null), "bert_uncased")));
        then.forEach(id -> rows.add(offering(row(id, "process", null), "bert_uncased")));
        List<ContenderRow> without = new ArrayList<>(rows.subList(0, 2));
        then.forEach(id -> without.add(offering(row(id, "process", "no CPython 3.8"), "bert_uncased")));
        for (String effort : List.of("smoke", "quick", "standard", "rigorous")) {
            GroupPlan all = only(planner(shipped(), realDecks(), rows), effort);
            assertEquals(List.of(), all.dropped());
            assertEquals(5, all.forks(0).size());
            GroupPlan left = only(planner(shipped(), realDecks(), without), effort);
            assertEquals(Fixture.ids(today.toArray(String[]::new)), left.contenders());
            assertEquals("bert2020-slow@process: no CPython 3.8", left.dropped().get(0));
        }
    }

    private static GroupPlan only(Planner planner, String effort) {
        return planner.plan(effort, List.of("wordpiece"), Optional.empty(), 1, Map.of())
                .groups()
                .get(0);
    }

    private static ContenderRow offering(ContenderRow row, String encoding) {
        return new ContenderRow(
                row.id(),
                "peer",
                row.language(),
                row.bridge(),
                row.version(),
                row.runtime(),
                row.build(),
                row.options(),
                row.output(),
                row.source(),
                List.of(encoding),
                row.available(),
                row.reason());
    }

    @Test
    void furtherPeersFitEveryEffort() {
        List<ContenderRow> all = new ArrayList<>(allContenders());
        all.addAll(rows(
                "hf-slow.batch@process",
                "hf-fast.batch@process",
                "hf-fast.threads@process",
                "tiktoken.threads@process",
                "python.regex@process",
                "gigatoken@process",
                "quicktok@process",
                "djl@jvm",
                "hf-fast.encode@process",
                "hf-crate.full@process",
                "hf-crate.fast@process",
                "hf-crate-rc@process",
                "tiktoken-core@process",
                "bpe-openai@process",
                "wordchipper@process",
                "tiktoken-crate@process"));
        Planner planner = planner(shipped(), realDecks(), all);
        for (String effort : List.of("smoke", "quick", "standard", "rigorous")) {
            for (String id : List.of("batch", "newcomers", "jvm", "crates", "crates-cl100k", "hf-steps")) {
                GroupPlan group = planner.plan(effort, List.of(id), Optional.empty(), 1, Map.of())
                        .groups()
                        .get(0);
                assertEquals(List.of(), group.dropped());
                // A set that lasts a minute would see the machine change.
                assertTrue(effort.equals("rigorous") || group.setSeconds() < 15, effort + " " + group);
            }
        }
    }

    @Test
    void whatTakesADeckInOneCallHasNoTimesOfOpsAndNoFirstOp() {
        ContenderRow batch = new ContenderRow(
                ContenderId.of("b@process"),
                "peer",
                "",
                "process",
                "",
                "",
                Map.of(),
                Map.of("batch", "the deck in one call"),
                "",
                "",
                List.of("r50k_base"),
                true,
                null);
        List<ContenderRow> rows = new ArrayList<>(rows("a@jvm"));
        rows.add(batch);
        List<DeckRow> decks = new ArrayList<>(DECKS);
        decks.add(new DeckRow("en-prose", 1024, 128, 131_072, "d"));
        Plan plan = planner(SMALL, decks, rows).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        Cell times = plan.groups().get(0).cells().stream()
                .filter(cell -> cell.mode() == Mode.LATENCY)
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(ContenderId.of("a@jvm")), times.contenders());
        assertEquals(
                List.of(new Plan.Target(ContenderId.of("a@jvm"), "r50k_base")),
                plan.cold().targets());
        assertEquals(2, plan.memory().size());
        // With nothing else in the group there is no such cell at all.
        Plan alone = planner(SMALL, decks, List.of(batch)).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertTrue(alone.groups().get(0).cells().stream().noneMatch(cell -> cell.mode() == Mode.LATENCY));
        assertEquals(List.of(), alone.cold().targets());
    }

    @Test
    void expectedHalfWidthIsWhatTrialsOfTheTurnstileShowed() {
        // Group native of results/2026-11-26-amd-epyc-2c: 8 sets of 5 slices a cell gave ±2.4 % at the median. By hand:
        // 2.3646 · √((0.03² + 0.07²/5) / 8) = 0.0362.
        assertEquals(Math.expm1(0.0362), Precision.halfWidth(8, 5), 2e-4);
        assertTrue(Double.isNaN(Precision.halfWidth(1, 11)));
    }

    @Test
    void onASlowerMachineTheSameSetsArePlannedInMoreMinutesAndTheLimitGrowsWithThem() {
        List<ContenderRow> rows = rows("a@jvm", "b@process", "f@jna");
        String slowly = SMALL.replace("limit_seconds = 40", "limit_seconds = 40\nslow_limit_seconds = 80");
        Planner planner = planner(slowly, DECKS, rows);
        Plan supposed = planner.plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        MachineCosts half = new MachineCosts(
                Map.of(ContenderId.of("b@process"), 200.0), Map.of(ContenderId.of("b@process"), 2000.0), 20);
        Plan here = planner.at(half).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(2, here.sets().size());
        assertEquals(supposed.groups().get(0).row(), here.groups().get(0).row());
        // By hand as in minutesAreThoseOfAHandCalculation, with starts, the turnstile's 6 ms, and what costs are
        // listed twice as long. a, pass 10 ms: one slice of 32 ms, two of 50 + 22, four of 60 + 22: 0.504 s; f the
        // same. b, pass 200 ms: 5 × 222 ms = 1.11 s thrice. times y: a 32 + 2 × 72 + 4 × (220 + 22) ms = 1.144 s;
        // b 222 + 4 × (400 + 22) ms = 1.91 s. Twin: (2 × 0.504 + 2 × 1.11) / 2 = 1.614 s. Starts: (3 × 2.6 + 0.6 +
        // 2.0 + 0.6) / 2 = 5.5 s; twin (2.6 + (0.6 + 2.0) / 2) / 2 = 1.95 s; set 2 s.
        double set = 2 * 0.504 + 0.504 + 3 * 1.11 + 1.144 + 1.91 + 1.614 + 5.5 + 1.95 + 2;
        assertEquals(set, here.groups().get(0).setSeconds(), 1e-9);
        assertEquals(Math.round(40 * here.seconds() / supposed.seconds()), here.limitSeconds());
        assertTrue(
                here.limitSeconds() > 60 && here.limitSeconds() <= 80,
                here.hereLines().toString());
        assertTrue(
                here.hereLines()
                        .contains("  this machine: passes take 2.0 and starts 2.0 times as long as plan.toml supposes"),
                here.hereLines().toString());
        assertEquals(List.of(), supposed.hereLines());
        // Four times as slow: the limit grows no further, and what does not fit is told instead of refused.
        MachineCosts quarter = new MachineCosts(
                Map.of(ContenderId.of("b@process"), 400.0), Map.of(ContenderId.of("b@process"), 4000.0), 20);
        Plan slow = planner.at(quarter).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(80, slow.limitSeconds());
        assertTrue(slow.hereLines().get(slow.hereLines().size() - 1).contains("not all fork sets fit"));
    }

    @Test
    void onAFasterMachineTheLimitStaysAsItIs() {
        Planner planner = planner(SMALL, DECKS, rows("a@jvm", "b@process", "f@jna"));
        MachineCosts costs = new MachineCosts(
                Map.of(ContenderId.of("b@process"), 50.0), Map.of(ContenderId.of("b@process"), 500.0), 10);
        Plan here = planner.at(costs).plan("smoke", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(40, here.limitSeconds());
        assertTrue(here.seconds() < 30, here.hereLines().toString());
    }

    private static Planner planner(String toml, List<DeckRow> decks, List<ContenderRow> rows) {
        return new Planner(Definitions.parse(toml), rows, decks);
    }

    private static List<ContenderRow> rows(String... ids) {
        List<ContenderRow> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(row(id, id.substring(id.indexOf('@') + 1), null));
        }
        return rows;
    }

    private static ContenderRow row(String id, String bridge, String reason) {
        return new ContenderRow(
                ContenderId.of(id),
                id.startsWith("floor") ? "control" : "first-party",
                "",
                bridge,
                "",
                "",
                Map.of(),
                Map.of(),
                "",
                "",
                List.of("r50k_base", "cl100k_base"),
                reason == null,
                reason);
    }

    private static List<ContenderRow> allContenders() {
        return rows(
                "java.plain@jvm",
                "java.cached@jvm",
                "rust.plain@jna",
                "rust.cached@jna",
                "rust.plain@process",
                "rust.cached@process",
                "rust.tuned@process",
                "python.plain@process",
                "python.words@process",
                "python.cached@process",
                "python.recipe@process",
                "hf-slow@process",
                "hf-fast@process",
                "tiktoken@process",
                "jtokkit@jvm",
                "floor-noop@jna",
                "floor-touch@jna",
                "floor-copy@jna",
                "floor-copy@process");
    }

    private static List<DeckRow> realDecks() {
        List<DeckRow> decks = new ArrayList<>();
        for (String corpus : List.of("en-prose", "eu-prose", "code-java", "cjk")) {
            for (int size : List.of(64, 1024, 16384)) {
                decks.add(new DeckRow(corpus, size, 131_072 / size, 131_072, "d"));
            }
        }
        decks.add(new DeckRow("eu-prose", 262_144, 1, 262_144, "d"));
        return decks;
    }

    private static String shipped() {
        try (InputStream in = PlannerTest.class.getResourceAsStream("/benchmarks/plan.toml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
