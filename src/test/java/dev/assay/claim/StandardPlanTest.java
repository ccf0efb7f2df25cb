package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.measure.ShippedContenders;
import dev.assay.run.ContenderId;
import dev.assay.run.Header.DeckRow;
import dev.assay.stats.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shipped standard effort on a machine where every contender is there. */
class StandardPlanTest {
    private static final Path PLAN = Path.of("benchmarks", "plan.toml");

    private static Plan standard() throws IOException {
        return new Planner(
                        dev.assay.measure.Definitions.parse(Files.readString(PLAN)), ShippedContenders.rows(), decks())
                .plan("standard", List.of(), Optional.empty(), 1, Map.of());
    }

    private static List<DeckRow> decks() {
        List<DeckRow> decks = new ArrayList<>();
        for (String corpus : List.of("en-prose", "eu-prose", "code-java", "cjk")) {
            for (int size : List.of(64, 1024, 16_384)) {
                decks.add(new DeckRow(corpus, size, 131_072 / size, 131_072, "d"));
            }
        }
        decks.add(new DeckRow("eu-prose", 262_144, 1, 262_144, "d"));
        decks.add(new DeckRow("code-java", 262_144, 1, 262_144, "d"));
        return decks;
    }

    /** A reading that the plan left out would be told as not tested by every run of the default effort. */
    @Test
    void itMeasuresWhatEveryReadingNeeds() throws IOException {
        Plan plan = standard();
        List<ContenderId> remembered =
                plan.memory().stream().map(Plan.Target::contender).toList();
        int readings = 0;
        for (Definition claim : Definitions.parse(Definitions.bundledTexts())) {
            for (Definition.Reading reading : claim.readings()) {
                String name = claim.id() + " (" + reading.id() + ")";
                List<ContenderId> pair = List.of(reading.numerator(), reading.denominator());
                GroupPlan group = plan.groups().stream()
                        .filter(one -> one.id().equals(reading.group()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + ": no group " + reading.group()));
                assertTrue(group.contenders().containsAll(pair), name + ": " + group.contenders());
                assertEquals(reading.encoding(), group.encoding(), name);
                if (!reading.quantities().contains(Quantity.TIME)) {
                    assertTrue(remembered.containsAll(pair), name + ": " + remembered);
                }
                // Interval and stop rule begin at five sets, see METHODOLOGY.md.
                assertTrue(group.sets() >= 5, name);
                readings++;
            }
        }
        assertTrue(readings >= 20, String.valueOf(readings));
    }

    @Test
    void itStaysWithinItsMinutesAndLeavesSomeToOpenVerdicts() throws IOException {
        Plan plan = standard();
        // 15 minutes were asked, conformance and report included, which took 25 to 30 s in the runs of this plan.
        assertTrue(plan.limitSeconds() <= 870, plan.text());
        assertTrue(plan.seconds() <= plan.limitSeconds() - 30, plan.text());
        plan.groups().forEach(group -> assertEquals(List.of(), group.dropped(), group.id()));
        assertTrue(plan.groups().stream().allMatch(group -> group.forks(0).size() >= 5));
        // Three replicates are the fewest that give an interval worth printing.
        assertTrue(plan.cold().replicates() >= 3 && plan.cold().seconds() <= 40, plan.text());
        assertTrue(plan.memoryReplicates() >= 3);
    }
}
