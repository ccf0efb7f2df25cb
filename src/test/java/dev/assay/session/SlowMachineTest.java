package dev.assay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Verdict;
import dev.assay.measure.Definitions;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.measure.Schedule;
import dev.assay.measure.SetLoop;
import dev.assay.measure.ShippedContenders;
import dev.assay.measure.SlowMachine;
import dev.assay.run.Completion;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The standard plan on a clock of its own, with the fork sets of a committed run in the place of new ones: what is decided on a machine
 * that takes twice as long for every pass and every start as the fastest one seen?
 */
final class SlowMachineTest {
    private static Definitions definitions;
    private static RunFile recorded;
    private static Replay fastest;
    private static Replay half;
    /* By the sets that were made, since replays come to the same ones. */
    private static final Map<Map<String, Integer>, OpenVerdicts.Judged> JUDGED = new HashMap<>();

    @BeforeAll
    static void replay() throws IOException, InterruptedException {
        definitions = Definitions.parse(Files.readString(Path.of("benchmarks", "plan.toml")));
        RunFile whole = RunReader.read(Path.of("results", "2026-11-26-amd-epyc-2c"));
        // Verdicts rest on throughput alone, and the rest takes as long to sum up.
        recorded = Fixture.with(
                whole,
                "slices",
                whole.slices().stream()
                        .filter(slice -> slice.mode() == Mode.THROUGHPUT)
                        .toList());
        fastest = new Replay(1, Optional.empty());
        half = new Replay(2, Optional.empty());
    }

    /** A run that takes its sets from the recorded one, as many as the plan has made so far. */
    private static final class Replay {
        private final Plan plan;
        private final Map<String, Integer> made = new HashMap<>();
        private final Map<Integer, Map<String, Integer>> madeAtLook = new HashMap<>();
        private final Completion completion;
        private double now;

        /** @param limit instead of the plan's own */
        Replay(double slower, Optional<Double> limit) throws IOException, InterruptedException {
            List<Header.ContenderRow> rows = ShippedContenders.rows();
            plan = new Planner(definitions, rows, recorded.header().decks())
                    .at(SlowMachine.costs(definitions, rows, slower))
                    .plan("standard", List.of(), Optional.empty(), 1, Map.of());
            Schedule schedule = new Schedule(
                    plan.groups(), OpenVerdicts.perGroup(recorded.header().claims()));
            OpenVerdicts verdicts = new OpenVerdicts(plan, schedule, this::judged);
            new SetLoop(schedule, limit.orElse((double) plan.limitSeconds()), plan.otherSeconds())
                    .run(new SetLoop.Sets() {
                        @Override
                        public double spentSeconds() {
                            return now;
                        }

                        @Override
                        public void run(Plan.SetPlan set) {
                            now += set.group().setSeconds();
                            made.merge(set.group().id(), 1, Integer::sum);
                        }

                        @Override
                        public void look(double secondsLeft) throws IOException {
                            madeAtLook.put(madeAtLook.size(), Map.copyOf(made));
                            verdicts.look(secondsLeft);
                        }
                    });
            now += plan.otherSeconds();
            completion = verdicts.completion();
        }

        private OpenVerdicts.Judged judged() {
            return JUDGED.computeIfAbsent(
                    Map.copyOf(made),
                    sets -> OpenVerdicts.Judged.of(Fixture.with(
                            recorded,
                            "serviceTimes",
                            List.of(),
                            "slices",
                            recorded.slices().stream()
                                    .filter(slice -> slice.set() < sets.getOrDefault(slice.group(), 0))
                                    .toList())));
        }

        List<Verdict> verdicts() {
            return judged().verdicts();
        }

        Set<String> decided() {
            return verdicts().stream()
                    .filter(verdict -> verdict.outcome().decided())
                    .map(verdict -> verdict.id() + " " + verdict.reading() + " "
                            + verdict.outcome().label())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Returns the groups that have had their first look. */
        List<String> looked() {
            return plan.groups().stream()
                    .filter(group -> made.getOrDefault(group.id(), 0) >= group.sets())
                    .map(GroupPlan::id)
                    .toList();
        }
    }

    @Test
    void theFastestMachineDecidesWithinTheLimitOfTheEffort() {
        assertEquals(870, fastest.plan.limitSeconds());
        assertTrue(fastest.now <= 870, fastest.now + " s");
        assertEquals(fastest.plan.groups().size(), fastest.looked().size());
        assertTrue(fastest.decided().size() >= 15, fastest.decided()::toString);
    }

    @Test
    void aMachineHalfAsFastDecidesTheSameReadingsWithinTwiceTheLimit() throws Exception {
        assertEquals(fastest.decided(), half.decided());
        assertTrue(half.plan.limitSeconds() > 870 && half.plan.limitSeconds() <= 1740, half.plan::text);
        assertTrue(half.now <= half.plan.limitSeconds(), half.now + " s of " + half.plan.limitSeconds());
    }

    @Test
    void withoutMoreTimeItSpendsWhatThereIsWhereVerdictsAre() throws Exception {
        Replay kept = new Replay(2, Optional.of(870.0));
        Set<String> looked = Set.copyOf(kept.looked());
        // Taking turns, as before, brought no group to its look: in 870 s each of eleven had three or four sets.
        assertTrue(looked.size() >= 5, () -> kept.made.toString());
        // Attribution and hf-steps have no verdict: they get what is too short for the first look of any that has.
        double without = kept.plan.groups().stream()
                .filter(group -> List.of("attribution", "hf-steps").contains(group.id()))
                .mapToDouble(group -> kept.made.getOrDefault(group.id(), 0) * group.setSeconds())
                .sum();
        assertTrue(
                kept.plan.groups().stream()
                        .filter(group -> !looked.contains(group.id()))
                        .filter(group -> !List.of("attribution", "hf-steps").contains(group.id()))
                        .allMatch(group -> group.sets() * group.setSeconds() > 870 - kept.now + without),
                () -> looked + " " + kept.made);
        assertTrue(kept.now <= 870, kept.now + " s");
        assertTrue(kept.completion.made() < kept.completion.wanted());
        assertTrue(kept.decided().size() >= 15, kept.decided()::toString);
    }

    @Test
    void noGroupHasMoreThanItsFirstLookBeforeAllHaveHadIt() throws Exception {
        for (Replay replay : List.of(fastest, half, new Replay(3, Optional.empty()))) {
            Map<String, Integer> first = replay.madeAtLook.get(0);
            for (GroupPlan group : replay.plan.groups()) {
                assertTrue(first.getOrDefault(group.id(), 0) <= group.sets(), first.toString());
            }
            boolean all = replay.looked().size() == replay.plan.groups().size();
            assertTrue(all || replay.madeAtLook.size() == 1, replay.made.toString());
        }
    }
}
