package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    @Test
    void theSameSeedGivesTheSameOrderAndAnotherSetAnother() {
        GroupPlan group = Samples.group(2, 20);
        assertEquals(Turns.of(group, 0, 7), Turns.of(group, 0, 7));
        assertNotEquals(Turns.of(group, 0, 7), Turns.of(group, 0, 8));
        // Sets 0 and 2 have the same twin, so only the order can differ.
        assertNotEquals(Turns.of(group, 0, 7), Turns.of(group, 2, 7));
    }

    @Test
    void everyForkVisitsEveryCellOnceARoundAndAProcessHasOneWarmUpRound() {
        Map<Turn, Integer> counts = new HashMap<>();
        Turns.of(Samples.group(3, 5), 0, 1).forEach(turn -> counts.merge(turn, 1, Integer::sum));
        assertTrue(counts.values().stream().allMatch(count -> count == 1));
        // 8 rounds × 2 cells for the JVM and its twin, (1 + 5) × 2 for the process.
        assertEquals(8 * 2 * 2 + 6 * 2, counts.size());
    }

    @Test
    void aSpikeIsItsTwinsAloneAndWarmedOnce() {
        Map<Turn, Integer> counts = new HashMap<>();
        GroupPlan group = Samples.everyTwin(3, 5);
        Turns.of(group, 0, 1).forEach(turn -> counts.merge(turn, 1, Integer::sum));
        // Run: 8 rounds for the JVM and its twin, 1 + 5 for the process and its; spike: 1 + 5 for either twin.
        assertEquals(2 * 8 + 2 * 6 + 2 * 6, counts.size());
        assertTrue(counts.keySet().stream()
                .filter(turn -> group.cells().get(turn.cell()).isSpike())
                .allMatch(turn -> turn.fork().isTwin() && (turn.round() == 0 || turn.round() > 2)));
    }

    @Test
    void forksRunBackToBackWithinACell() {
        List<Turn> turns = Turns.of(Samples.group(0, 50), 0, 3);
        for (int i = 0; i < turns.size(); i += 3) {
            assertEquals(turns.get(i).cell(), turns.get(i + 1).cell());
            assertEquals(turns.get(i).cell(), turns.get(i + 2).cell());
        }
    }

    @Test
    void whatIsComparedOnADeckIsVisitedBackToBackAndServiceTimesByThemselves() {
        GroupPlan group = Samples.allVerbs(2, 5);
        List<Turn> turns = Turns.of(group, 0, 1);
        for (int round = 0; round < group.allRounds(); round++) {
            List<String> blocks = new ArrayList<>();
            List<Integer> cells = new ArrayList<>();
            for (Turn turn : turns) {
                Cell cell = group.cells().get(turn.cell());
                if (turn.round() == round) {
                    blocks.add(cell.deck().size() + (cell.mode() == Mode.LATENCY ? " times" : ""));
                    cells.add(turn.cell());
                }
            }
            assertEquals(3, runs(blocks), () -> blocks + ": 64 B, 1 KiB, 1 KiB times");
            // Shuffled as one: verb by verb each round would have five runs of one cell, one a cell.
            if (round > 0 && runs(cells) > 5) {
                return;
            }
        }
        throw new AssertionError("the verbs of a deck are not shuffled together");
    }

    /* Their ratio to the steady state of the same set is the figure, so they share its minute. No twin forgets, and no process warms twice. */
    @Test
    void firstPassesAreVisitedBesideTheSteadyStateOfTheirDeck() {
        GroupPlan group = Samples.withFirst(2, 6);
        List<Turn> turns = Turns.of(group, 0, 1);
        List<Turn> first = turns.stream().filter(turn -> turn.cell() == 2).toList();
        // By hand: in eight rounds a; b in the first and in the six steady ones.
        assertEquals(8 + 7, first.size());
        assertTrue(first.stream().noneMatch(turn -> turn.fork().isTwin()));
        for (int round = 0; round < group.allRounds(); round++) {
            int now = round;
            List<Integer> sizes = turns.stream()
                    .filter(turn -> turn.round() == now)
                    .map(turn -> group.cells().get(turn.cell()).deck().size())
                    .toList();
            assertEquals(2, runs(sizes), sizes::toString);
        }
    }

    /* A fork that follows itself is faster: found in the run pair, where a twin with a spike was 2 % faster than its original. */
    @Test
    void noForkFollowsItself() {
        for (GroupPlan group : List.of(Samples.everyTwin(2, 40), Samples.allVerbs(2, 40), Samples.group(2, 40))) {
            List<Turn> turns = Turns.of(group, 0, 9);
            for (int i = 1; i < turns.size(); i++) {
                // Twins have no service times, and a JVM's warm-up has no process: two forks avoid it by a fixed order
                // only.
                boolean two = group.warmup(turns.get(i).round())
                        || group.cells().get(turns.get(i).cell()).mode() == Mode.LATENCY;
                if (!two) {
                    assertNotEquals(turns.get(i).fork(), turns.get(i - 1).fork(), turns.get(i)::toString);
                }
            }
        }
    }

    private static int runs(List<?> values) {
        int runs = values.isEmpty() ? 0 : 1;
        for (int i = 1; i < values.size(); i++) {
            runs += values.get(i).equals(values.get(i - 1)) ? 0 : 1;
        }
        return runs;
    }

    @Test
    void eachForkIsFirstAboutEquallyOften() {
        Map<Fork, Integer> first = new HashMap<>();
        List<Turn> turns = Turns.of(Samples.group(0, 600), 0, 5);
        for (int i = 0; i < turns.size(); i += 3) {
            first.merge(turns.get(i).fork(), 1, Integer::sum);
        }
        // 1200 draws from three: mean 400, standard deviation √(1200 · 1/3 · 2/3) = 16.3; four of them on either side.
        first.values().forEach(count -> assertTrue(Math.abs(count - 400) < 66, "first " + count + " times"));
        assertEquals(3, first.size());
    }
}
