package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Header.DeckRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExtraCorporaTest {
    private static final List<String> CORPORA =
            List.of("en-prose", "eu-prose", "code-java", "cjk", "code-js", "cyrillic", "multi-script", "json", "emoji");

    /** A standard run of today must stay comparable with the committed one, whose decks are those of four corpora. */
    @Test
    void onlyTheEffortForThemAndRigorousTakeThem() throws IOException {
        assertEquals(
                List.of("broad", "rigorous"),
                Stream.of("smoke", "quick", "standard", "broad", "rigorous", "proof")
                        .filter(shipped()::takesExtraCorpora)
                        .toList());
    }

    /* The claims on time are asked once more on all of them; of BERT's, Python drops emoji that its interpreter does not know. */
    @Test
    void theEffortForThemVisitsEveryCorpusInEveryGroupButEmojiInWordPiece() throws IOException {
        Plan plan = new Planner(shipped(), ShippedContenders.rows(), decks())
                .plan("broad", List.of(), Optional.empty(), 1, Map.of());
        assertEquals(
                List.of("python", "language", "native", "safe", "hybrid", "wordpiece"),
                plan.groups().stream().map(GroupPlan::id).toList());
        for (GroupPlan group : plan.groups()) {
            assertEquals(List.of(), group.dropped(), group::id);
            Set<String> visited = group.cells().stream()
                    .map(cell -> cell.deck().corpus())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> expected = new TreeSet<>(CORPORA);
            if (group.id().equals("wordpiece")) expected.remove("emoji");
            assertEquals(expected, visited, group::id);
        }
        assertTrue(plan.seconds() <= 870, () -> plan.seconds() + " s");
        assertEquals(0, plan.memoryReplicates());
    }

    private static List<DeckRow> decks() {
        return CORPORA.stream()
                .flatMap(corpus -> Stream.of(64, 1024, 16_384)
                        .map(size -> new DeckRow(corpus, size, 131_072 / size, 131_072, "d")))
                .toList();
    }

    private static Definitions shipped() throws IOException {
        try (InputStream in = ExtraCorporaTest.class.getResourceAsStream("/benchmarks/plan.toml")) {
            return Definitions.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
