package dev.assay.compare;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.claim.Verdict;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.UserText;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of each run may stand beside the others. Work that is not the same is left out by its name, and the rest is compared: to refuse two
 * runs for one deck would say nothing of all the others. The first run that has a thing says what it is.
 */
final class Comparability {
    /* Aggregates by which one cell decides. */
    private static final Set<String> BY_CELL = Set.of("every", "some");

    private final List<ComparedRun> runs;
    private final List<Comparison.Refusal> refusals = new ArrayList<>();
    private final List<Set<DeckId>> decks = new ArrayList<>();
    private final List<Set<String>> readings = new ArrayList<>();
    private final List<Set<String>> groups = new ArrayList<>();
    private final List<Boolean> memory = new ArrayList<>();
    private final Set<String> byCell = new HashSet<>();

    Comparability(List<ComparedRun> runs) {
        this.runs = runs;
        Map<DeckId, Told> knownDecks = new LinkedHashMap<>();
        Map<String, Told> knownReadings = new LinkedHashMap<>();
        Map<String, Told> knownGroups = new LinkedHashMap<>();
        // Most runs hold the same texts, and to read them takes longer than all else of a header.
        Map<Map<String, String>, Map<String, Definition.Reading>> known = new HashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            Header header = runs.get(i).header();
            int run = i;
            boolean sameText = text(run);
            Set<DeckId> sameDecks = new LinkedHashSet<>();
            for (Header.DeckRow deck : header.decks()) {
                if (sameText && same(knownDecks, deck.deck(), "deck " + deck.deck(), run, deck.sha256())) {
                    sameDecks.add(deck.deck());
                }
            }
            decks.add(sameDecks);
            Map<String, Definition.Reading> told = known.computeIfAbsent(header.claims(), Comparability::definitions);
            Set<String> sameReadings = new LinkedHashSet<>();
            for (Verdict verdict : runs.get(run).verdicts()) {
                String name = name(verdict.id(), verdict.reading());
                if (same(
                        knownReadings,
                        name,
                        "claim " + name,
                        run,
                        told.get(name).rule())) {
                    sameReadings.add(name);
                    if (BY_CELL.contains(told.get(name).aggregate())) {
                        byCell.add(name);
                    }
                }
            }
            readings.add(sameReadings);
            Set<String> sameGroups = new LinkedHashSet<>();
            for (Header.GroupRow group : header.groups()) {
                if (same(
                        knownGroups,
                        group.id(),
                        "workload of group " + group.id(),
                        run,
                        group.workload().id())) {
                    sameGroups.add(group.id());
                }
            }
            groups.add(sameGroups);
            memory.add(sameText && sameMemory(run));
        }
    }

    /* By reading: a claim that got one more is the same claim in the others. */
    private static Map<String, Definition.Reading> definitions(Map<String, String> texts) {
        Map<String, Definition.Reading> readings = new LinkedHashMap<>();
        Definitions.parse(texts).forEach(claim -> claim.readings()
                .forEach(reading -> readings.put(name(claim.id(), reading.id()), reading)));
        return readings;
    }

    private static String name(String claim, String reading) {
        return claim + " (" + reading + ")";
    }

    private record Told(int run, String value) {}

    private <K> boolean same(Map<K, Told> known, K key, String field, int run, String value) {
        Told first = known.computeIfAbsent(key, unused -> new Told(run, value));
        if (first.value().equals(value)) {
            return true;
        }
        refuse(field, first.run(), brief(first.value(), value), run, brief(value, first.value()));
        return false;
    }

    private boolean text(int run) {
        String here = text(runs.get(run).header());
        String first = text(runs.get(0).header());
        if (here.equals(first)) {
            return true;
        }
        refuse("text", 0, brief(first, here), run, brief(here, first));
        return false;
    }

    /* Whoever names the same text otherwise did the same work. */
    private static String text(Header header) {
        return UserText.of(header)
                .map(text -> "own text of SHA-256 " + text.sha256())
                .orElse("the shipped corpora");
    }

    /* Memory is read after the work on all decks of a run, so another set of decks is another quantity. */
    private boolean sameMemory(int run) {
        if (runs.get(run).ratios().stream().noneMatch(ratio -> ratio.cell().mode() == Mode.MEMORY)) {
            return true;
        }
        for (int first = 0; first < run; first++) {
            if (memory.get(first)
                    && runs.get(first).ratios().stream()
                            .anyMatch(ratio -> ratio.cell().mode() == Mode.MEMORY)) {
                List<Header.DeckRow> its = runs.get(first).header().decks();
                List<Header.DeckRow> here = runs.get(run).header().decks();
                if (Objects.equals(Set.copyOf(its), Set.copyOf(here))) {
                    return true;
                }
                refuse("decks behind the memory", first, its.size() + " decks", run, here.size() + " decks");
                return false;
            }
        }
        return true;
    }

    private void refuse(String field, int first, String its, int other, String others) {
        refusals.add(new Comparison.Refusal(field, first, its, other, others));
    }

    /** Returns what is not compared, once each, in the order of the runs. */
    List<Comparison.Refusal> refusals() {
        return refusals;
    }

    /** Returns the ratios of a run that may stand beside those of others. */
    List<Summary.Ratio> ratios(int run) {
        return runs.get(run).ratios().stream()
                .filter(ratio -> takes(run, ratio))
                .toList();
    }

    /** Returns whether one cell of a reading decides its verdict. */
    boolean decidedByCell(Verdict verdict) {
        return byCell.contains(name(verdict.id(), verdict.reading()));
    }

    /** Returns the verdicts of a run on claims that are the same in the others. */
    List<Verdict> verdicts(int run) {
        return runs.get(run).verdicts().stream()
                .filter(verdict -> readings.get(run).contains(name(verdict.id(), verdict.reading())))
                .toList();
    }

    boolean takes(int run, Summary.Ratio ratio) {
        return groups.get(run).contains(ratio.cell().group())
                && (ratio.cell().mode() == Mode.MEMORY
                        ? memory.get(run)
                        : decks.get(run).contains(ratio.cell().deck()));
    }

    /** Returns the first line in which a long value differs from the other, and the beginning of a digest, so that the reason stays short. */
    private static String brief(String value, String other) {
        List<String> there = other.lines().toList();
        return value.lines()
                .filter(line -> !there.contains(line))
                .findFirst()
                .orElse("nothing")
                .strip()
                .replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}\\b", "$1");
    }
}
