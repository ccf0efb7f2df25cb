package dev.assay.measure;

import dev.assay.run.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything a run is going to do, before it does any of it.
 *
 * @param memory contender and encoding pairs that get memory forks
 * @param memoryDecks decks that those encode
 * @param sets every fork set in the order of its run: set 0 of each group, then set 1 of each
 * @param cold what is timed from the start of a process
 * @param seconds expected measuring time: fork sets, cold forks and memory forks
 */
public record Plan(
        String effort,
        int limitSeconds,
        long sliceNanos,
        long rewarmNanos,
        long seed,
        List<GroupPlan> groups,
        List<SetPlan> sets,
        List<Target> memory,
        List<Header.DeckRow> memoryDecks,
        int memoryReplicates,
        Cold cold,
        double seconds) {
    public Plan {
        groups = List.copyOf(groups);
        sets = List.copyOf(sets);
        memory = List.copyOf(memory);
        memoryDecks = List.copyOf(memoryDecks);
    }

    /** A fork set to run: its group, and its number within the group. */
    public record SetPlan(GroupPlan group, int set) {}

    /** A contender and the encoding that a fresh process of it loads. */
    public record Target(String contender, String encoding) {}

    /**
     * Cold forks: each target as often as there are replicates, on one deck.
     *
     * @param deck empty if the data lack it; then there are no targets
     * @param seconds expected
     */
    public record Cold(List<Target> targets, Optional<Header.DeckRow> deck, int replicates, double seconds) {
        public Cold {
            targets = List.copyOf(targets);
        }
    }

    /** Returns whether a group's forks visit the deck, or the cold forks do: what is timed must have conformed there. */
    public boolean visits(String encoding, String corpus, int size) {
        boolean coldly =
                cold.targets().stream().anyMatch(target -> target.encoding().equals(encoding))
                        && cold.deck()
                                .filter(deck -> deck.corpus().equals(corpus) && deck.size() == size)
                                .isPresent();
        return coldly
                || groups.stream()
                        .filter(group -> group.encoding().equals(encoding))
                        .flatMap(group -> group.cells().stream())
                        .anyMatch(cell -> cell.corpus().equals(corpus) && cell.size() == size);
    }

    /** Returns whether some group times a contender across the pipe as well. */
    public boolean crosses(String contender) {
        return groups.stream().anyMatch(group -> group.crosses(contender));
    }

    /** Returns the plan in words: groups, cells, minutes, expected half-widths. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "Plan  %s · %d fork sets · %s of measuring (limit %s) · slices of %d ms · seed %d",
                effort,
                sets.size(),
                minutes(seconds),
                minutes(limitSeconds),
                sliceNanos / 1_000_000,
                seed);
        for (GroupPlan group : groups) {
            line(out, "");
            line(out, "  %s  %s", group.id(), group.purpose());
            line(
                    out,
                    "    %d sets of %d forks · %d warm-up rounds and %d steady · %s a set · %s",
                    group.sets(),
                    group.forks(0).size(),
                    group.warmupRounds(),
                    group.rounds(),
                    minutes(group.setSeconds()),
                    minutes(group.sets() * group.setSeconds()));
            if (group.mostSets() > group.sets()) {
                line(
                        out,
                        "    looks after %s sets: more are made while a verdict is open and the limit lasts",
                        group.stopRule().looks().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
            line(
                    out,
                    "    expected half-width: a cell %s, pooled over %d cells %s",
                    percent(Precision.halfWidth(group.sets(), group.rounds())),
                    group.pooledCells(),
                    percent(Precision.halfWidth(group.sets(), group.rounds() * group.pooledCells())));
            line(
                    out,
                    "    contenders  %s%s",
                    String.join(" ", group.contenders()),
                    group.twinned().isEmpty() ? "" : group.everyTwin() ? " + a twin of each" : " + twin");
            group.dropped().forEach(dropped -> line(out, "    not timed   %s", dropped));
            if (group.cells().stream().anyMatch(Cell::isFirst)) {
                String without = group.twinned().stream()
                        .filter(id -> group.cells().stream()
                                .noneMatch(cell ->
                                        cell.isFirst() && cell.contenders().contains(id)))
                        .collect(Collectors.joining(" "));
                line(
                        out,
                        "    no first pass apart, for want of a word cache that can be emptied: %s",
                        without.isEmpty() ? "none" : without);
            }
            for (Cell cell : group.cells()) {
                line(
                        out,
                        "    cell  %-12s %-12s %6d B  %-6s %s",
                        group.encoding(),
                        cell.corpus(),
                        cell.size(),
                        cell.verb(),
                        String.join(" ", cell.contenders()));
            }
        }
        line(out, "");
        line(
                out,
                "  cold    %d contender and encoding pairs × %d fresh processes, %s on %s",
                cold.targets().size(),
                cold.replicates(),
                minutes(cold.seconds()),
                cold.deck()
                        .map(deck -> deck.corpus() + " " + deck.size() + " B")
                        .orElse("no deck"));
        line(
                out,
                "  memory  %d contender and encoding pairs × %d fresh processes over %d decks",
                memory.size(),
                memoryReplicates,
                memoryDecks.size());
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    static String minutes(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "none (one set)" : String.format(Locale.ROOT, "±%.1f %%", fraction * 100);
    }
}
