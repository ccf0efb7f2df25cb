package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encodings;
import dev.assay.measure.Cell;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.run.CacheHits;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Event;
import dev.assay.run.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the word caches know of the decks on which a plan times first passes: in untimed passes, in processes that are never timed. */
final class Caches {
    private record Target(ContenderId contender, String encoding) {}

    private Caches() {}

    /**
     * Returns a line a contender and deck, the same each time: none of a contender whose cache tells nobody, and the failure of one that
     * says it can forget and cannot, whose fork will end for it.
     */
    static List<Line> ask(Plan plan, Catalogue catalogue, List<Deck> decks) {
        Map<Target, Set<Deck>> asked = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            for (Cell cell : group.cells()) {
                if (cell.isFirst()) {
                    cell.contenders().forEach(id -> asked.computeIfAbsent(
                                    new Target(id, group.encoding()), key -> new LinkedHashSet<>())
                            .add(deck(decks, cell)));
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        asked.forEach((target, visited) -> {
            try {
                lines.addAll(ask(target, visited, catalogue));
            } catch (RuntimeException wrong) {
                lines.add(new Event(
                        "failed",
                        "",
                        -1,
                        target.contender().toString(),
                        "word cache not counted: " + wrong.getMessage()));
            }
        });
        return lines;
    }

    private static Deck deck(List<Deck> decks, Cell cell) {
        return decks.stream()
                .filter(one -> new DeckId(one.corpus(), one.sizeBytes()).equals(cell.deck()))
                .findFirst()
                .orElseThrow();
    }

    private static List<CacheHits> ask(Target target, Set<Deck> decks, Catalogue catalogue) {
        List<CacheHits> lines = new ArrayList<>();
        try (LiveContender subject =
                catalogue.open(catalogue.find(target.contender()).orElseThrow(), Purpose.TIMING)) {
            subject.load(Encodings.of(target.encoding()));
            for (Deck deck : decks) {
                subject.deck(0, deck);
                LiveContender.Hits hits = subject.hits(0);
                if (hits.known()) {
                    lines.add(new CacheHits(
                            target.contender(),
                            target.encoding(),
                            deck.corpus(),
                            deck.sizeBytes(),
                            hits.asked(),
                            hits.first(),
                            hits.again()));
                }
            }
        }
        return lines;
    }
}
