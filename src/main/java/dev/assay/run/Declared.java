package dev.assay.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a header declares, for the lines that name it. A slice is asked of some million times, so each answer is one look-up. */
final class Declared {
    private static final String ANEW = ") must be declared in the header; measure again";

    /* Of a cell, all that a slice says of it, but for the fork. */
    private record Visit(String group, String encoding, DeckId deck, Mode mode) {}

    private final Set<ContenderId> contenders;
    private final Map<String, Header.GroupRow> groups = new HashMap<>();
    private final Map<DeckId, Header.DeckRow> decks = new HashMap<>();
    private final Map<ContenderId, Set<String>> encodings = new HashMap<>();
    private final Map<Visit, Header.DeckRow> visits = new HashMap<>();
    private final Map<String, Integer> mostSets = new HashMap<>();

    Declared(Header header) {
        contenders = header.contenders().stream().map(Header.ContenderRow::id).collect(Collectors.toSet());
        header.contenders().forEach(row -> encodings.put(row.id(), new HashSet<>(row.encodings())));
        header.decks().forEach(row -> decks.put(row.deck(), row));
        for (Header.GroupRow group : header.groups()) {
            groups.put(group.id(), group);
            group.cells()
                    .forEach(cell -> visits.put(
                            new Visit(group.id(), cell.encoding(), cell.deck(), cell.mode()), decks.get(cell.deck())));
            int last = header.protocol().analysesOf(group.id()).stream().reduce(0, Math::max);
            mostSets.put(group.id(), Math.max(group.sets(), last));
        }
    }

    /** Returns the sets of a group that the plan may come to, without those that were cut short. */
    int mostSets(String group) {
        return mostSets.get(group);
    }

    void check(Slice slice) {
        contender("slice.contender", slice.contender());
        group("slice.group", slice.group());
        Header.DeckRow deck = visits.get(new Visit(slice.group(), slice.encoding(), slice.deck(), slice.mode()));
        if (deck == null) {
            cell("slice", slice.contender(), slice.encoding(), slice.deck());
            throw new IllegalArgumentException(
                    "slice (" + Visible.text(slice.group() + ", " + slice.encoding() + ", " + slice.corpus()) + ", "
                            + slice.size() + " B, " + slice.verb() + ") must be a cell of its group in the header");
        }
        Header.GroupRow group = groups.get(slice.group());
        if (!group.contenders().contains(slice.contender())) {
            throw new IllegalArgumentException("slice.contender (" + slice.contender()
                    + ") must be one of its group in the header, " + Visible.text(slice.group()));
        }
        if (slice.round() >= group.rounds()) {
            throw new IllegalArgumentException("slice.round (" + slice.round() + ") must be below " + group.rounds()
                    + ", the rounds of its group in the header");
        }
        whole("slice.ops", slice.result().ops(), slice.result().passes(), deck.inputs());
        whole("slice.bytes", slice.result().bytes(), slice.result().passes(), deck.bytes());
    }

    void check(ServiceTimes times) {
        contender("times.contender", times.contender());
        group("times.group", times.group());
        cell("times", times.contender(), times.encoding(), times.deck());
    }

    void check(ColdStart cold) {
        contender("cold.contender", cold.contender());
        cell("cold", cold.contender(), cold.encoding(), cold.deck());
    }

    void check(Footprint footprint) {
        contender("footprint.contender", footprint.contender());
        encoding("footprint", footprint.contender(), footprint.encoding());
    }

    void check(CacheHits hits) {
        contender("hits.contender", hits.contender());
        cell("hits", hits.contender(), hits.encoding(), hits.deck());
    }

    void check(Check check) {
        contender("check.contender", check.contender());
        cell("check", check.contender(), check.encoding(), check.deck());
    }

    private void contender(String subject, ContenderId id) {
        if (!contenders.contains(id)) {
            throw new IllegalArgumentException(subject + " (" + id + ANEW);
        }
    }

    void group(String subject, String id) {
        if (!groups.containsKey(id)) {
            throw new IllegalArgumentException(subject + " (" + Visible.text(id) + ANEW);
        }
    }

    private void cell(String type, ContenderId contender, String encoding, DeckId deck) {
        encoding(type, contender, encoding);
        if (!decks.containsKey(deck)) {
            throw new IllegalArgumentException(
                    type + ".corpus (" + Visible.text(deck.corpus()) + ", " + deck.size() + " B" + ANEW);
        }
    }

    private void encoding(String type, ContenderId contender, String encoding) {
        if (!encodings.get(contender).contains(encoding)) {
            throw new IllegalArgumentException(type + ".encoding (" + Visible.text(encoding) + ANEW);
        }
    }

    /* Slices are whole passes over a deck. */
    private static void whole(String subject, long value, long passes, long each) {
        if (value != passes * each) {
            throw new IllegalArgumentException(
                    subject + " (" + value + ") must be " + passes * each + ", " + passes + " passes of " + each);
        }
    }
}
