package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.DeckId;
import dev.assay.run.Header.DeckRow;
import dev.assay.run.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Efforts name corpora in their cells; a run on a user's own text has that one alone. */
class OwnCorpusPlanTest {
    private static final List<DeckRow> DECKS = List.of(
            new DeckRow("own", 64, 2048, 131_072, "d"),
            new DeckRow("own", 1024, 128, 131_072, "d"),
            new DeckRow("own", 16384, 8, 131_072, "d"));

    @Test
    void whateverCorpusAPatternNamesTheOwnStandsInItsPlaceOnce() {
        List<Where> patterns = Stream.of("en-prose/*", "*/1024", "cjk/1024", "*/262144")
                .map(CellPattern::parse)
                .toList();
        assertEquals(
                List.of(new Where.AllSizes("own"), new DeckId("own", 1024), new DeckId("own", 262144)),
                CellPattern.on("own", patterns));
    }

    @Test
    void aQuickRunVisitsTheSizesThatItWouldHaveVisited() {
        Plan plan = plan("quick");
        // python of effort quick: en-prose and cjk, 1 and 16 KiB, no service times; spikes at 1 KiB.
        GroupPlan python = plan.groups().get(0);
        assertEquals(
                List.of("own/1024 run", "own/1024 spike", "own/16384 run"),
                python.cells().stream()
                        .map(cell -> cell.deck() + " " + cell.word())
                        .toList());
        assertEquals(List.of(DECKS.get(1)), plan.memoryDecks());
    }

    @Test
    void everyShippedEffortFitsWithColdAndMemoryForksOnTheOwnText() {
        for (String effort : List.of("smoke", "quick", "standard", "broad", "rigorous", "proof")) {
            Plan plan = plan(effort);
            Set<String> corpora = plan.groups().stream()
                    .flatMap(group -> group.cells().stream())
                    .map(cell -> cell.deck().corpus())
                    .collect(Collectors.toSet());
            assertEquals(Set.of("own"), corpora, effort);
            assertTrue(plan.groups().stream().allMatch(group -> group.sets() > 0), effort);
            assertEquals(Optional.of(DECKS.get(1)), plan.cold().deck(), effort);
        }
        Plan standard = plan("standard");
        assertEquals(DECKS.subList(1, 3), standard.memoryDecks());
        assertTrue(
                standard.cold().replicates() > 0 && !standard.cold().targets().isEmpty());
    }

    @Test
    void withoutAnOwnTextTheDefinitionsSayWhatTheySaid() {
        // The same decks are of no use to the shipped patterns but where these take any corpus.
        Plan plan = new Planner(shipped(), ShippedContenders.rows(), DECKS)
                .plan("rigorous", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(Optional.empty(), plan.cold().deck());
        assertEquals(List.of(), plan.memoryDecks());
    }

    private static Plan plan(String effort) {
        return new Planner(shipped().on("own"), ShippedContenders.rows(), DECKS)
                .plan(effort, List.of(), Optional.empty(), 1, Map.of());
    }

    private static Definitions shipped() {
        try (InputStream in = OwnCorpusPlanTest.class.getResourceAsStream("/benchmarks/plan.toml")) {
            return Definitions.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
