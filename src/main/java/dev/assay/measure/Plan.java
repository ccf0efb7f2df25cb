package dev.assay.measure;

import dev.assay.run.DeckId;
import dev.assay.run.Header;
import java.util.ArrayList;
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
 * @param here what the machine takes beside what was supposed; empty until its conformance pass told
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
        double seconds,
        Optional<Here> here) {
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

    /**
     * The costs of the machine beside those that plan.toml supposes.
     *
     * @param passFactor how many times as long passes take
     * @param startFactor how many times as long starts take
     * @param supposedSeconds measuring time by the costs of plan.toml
     * @param supposedLimit of the effort, which fits those costs
     * @param checkSeconds of the conformance pass, which comes again after timing and is not measuring time
     */
    public record Here(
            double passFactor, double startFactor, double supposedSeconds, int supposedLimit, double checkSeconds) {
        /** A plan is not known better than by a tenth, so a machine slower by less counts as fast as supposed, if the plan fits. */
        private static final double CERTAIN = 1.1;

        /*
         * As many times the supposed limit as the plan takes of its supposed time. The alternative, the same minutes everywhere, leaves
         * verdicts open on a slower machine for no other reason than that.
         */
        int limitSeconds(double seconds, int most) {
            double slower = seconds / supposedSeconds;
            boolean fits = slower < CERTAIN && seconds <= supposedLimit;
            return fits
                    ? supposedLimit
                    : (int) Math.max(supposedLimit, Math.min(most, Math.rint(supposedLimit * slower)));
        }
    }

    /** Returns what follows the fork sets, by the plan: cold and memory forks. */
    public double otherSeconds() {
        return seconds
                - sets.stream().mapToDouble(set -> set.group().setSeconds()).sum();
    }

    /** Returns whether a group's forks visit the deck, or the cold forks do: what is timed must have conformed there. */
    public boolean visits(String encoding, DeckId deck) {
        boolean coldly =
                cold.targets().stream().anyMatch(target -> target.encoding().equals(encoding))
                        && cold.deck().filter(row -> row.deck().equals(deck)).isPresent();
        return coldly
                || groups.stream()
                        .filter(group -> group.encoding().equals(encoding))
                        .flatMap(group -> group.cells().stream())
                        .anyMatch(cell -> cell.deck().equals(deck));
    }

    /** Returns whether some group times a contender across the pipe as well. */
    public boolean crosses(String contender) {
        return groups.stream().anyMatch(group -> group.crosses(contender));
    }

    /** Returns the plan in words: groups, cells, minutes, expected half-widths. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(out, "%s · slices of %d ms · seed %d", summary(), sliceNanos / 1_000_000, seed);
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
            List<String> kept = withoutFirstPass(group);
            if (!kept.isEmpty()) {
                line(
                        out,
                        "    no first pass with an empty word cache: %s, whose cache cannot be emptied",
                        String.join(" ", kept));
            }
            for (Cell cell : group.cells()) {
                line(
                        out,
                        "    cell  %-12s %-12s %6d B  %-6s %s",
                        group.encoding(),
                        cell.deck().corpus(),
                        cell.deck().size(),
                        cell.word(),
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

    private static List<String> withoutFirstPass(GroupPlan group) {
        List<Cell> first = group.cells().stream().filter(Cell::isFirst).toList();
        return first.isEmpty()
                ? List.of()
                : group.twinned().stream()
                        .filter(id -> first.stream()
                                .noneMatch(cell -> cell.contenders().contains(id)))
                        .toList();
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "Plan  %s · %d fork sets · %s of measuring (limit %s)",
                effort,
                sets.size(),
                minutes(seconds),
                minutes(limitSeconds));
    }

    /** Returns what the machine changes of the minutes, in lines; none until its costs are known. */
    public List<String> hereLines() {
        if (here.isEmpty()) {
            return List.of();
        }
        Here machine = here.get();
        List<String> lines = new ArrayList<>(List.of(
                summary(),
                String.format(
                        Locale.ROOT,
                        "  this machine: passes take %.1f and starts %.1f times as long as plan.toml supposes",
                        machine.passFactor(),
                        machine.startFactor()),
                "  conformance took " + minutes(machine.checkSeconds()) + ", and comes again after measuring"));
        if (limitSeconds > machine.supposedLimit()) {
            lines.add("  the limit grows from " + minutes(machine.supposedLimit()) + " to " + minutes(limitSeconds)
                    + ", so that the same verdicts can be decided");
        }
        if (seconds > limitSeconds) {
            lines.add("  not all fork sets fit into the limit: groups with the most verdicts per minute come first");
        }
        return lines;
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    /** Returns a time as a plan says it: {@code 14:30 min}. */
    public static String minutes(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "none (one set)" : String.format(Locale.ROOT, "±%.1f %%", fraction * 100);
    }
}
