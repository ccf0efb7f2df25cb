package dev.assay.measure;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final String NOT_ALL =
            "  not all fork sets fit into the limit: groups with the most verdicts per minute come first";

    public Plan {
        groups = List.copyOf(groups);
        sets = List.copyOf(sets);
        memory = List.copyOf(memory);
        memoryDecks = List.copyOf(memoryDecks);
    }

    /** A fork set to run: its group, and its number within the group. */
    public record SetPlan(GroupPlan group, int set) {}

    /** A contender and the encoding that a fresh process of it loads. */
    public record Target(ContenderId contender, String encoding) {}

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

    /** Returns by group after how many fork sets its verdicts are looked at; a group that gets no set has none. */
    public Map<String, List<Integer>> interimAnalyses() {
        Map<String, List<Integer>> analyses = new TreeMap<>();
        groups.stream()
                .filter(group -> group.sets() > 0)
                .forEach(group -> analyses.put(group.id(), group.stopRule().looks()));
        return analyses;
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
    public boolean crosses(ContenderId contender) {
        return groups.stream().anyMatch(group -> group.crosses(contender));
    }

    /** Returns the plan in words: groups, cells, minutes, expected half-widths. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(out, summary() + " · slices of " + sliceNanos / 1_000_000 + " ms · seed " + seed);
        groups.stream()
                .map(GroupPlan::workload)
                .distinct()
                .forEach(workload ->
                        line(out, "  workload  " + workload + ": " + workload.task() + ", " + workload.answers()));
        if (here.isEmpty() && seconds > limitSeconds) {
            line(out, NOT_ALL);
        }
        groups.forEach(group -> lines(out, group));
        line(out, "");
        line(
                out,
                "  cold    " + cold.targets().size() + " contender and encoding pairs × " + cold.replicates()
                        + " fresh processes, " + minutes(cold.seconds()) + " on "
                        + cold.deck()
                                .map(deck -> deck.corpus() + " " + deck.size() + " B")
                                .orElse("no deck"));
        line(
                out,
                "  memory  " + memory.size() + " contender and encoding pairs × " + memoryReplicates
                        + " fresh processes over " + memoryDecks.size() + " decks");
        return out.toString();
    }

    private static void lines(StringBuilder out, GroupPlan group) {
        line(out, "");
        line(out, "  " + group.id() + "  " + group.purpose());
        line(
                out,
                "    " + group.sets() + " sets of " + group.forks(0).size() + " forks · " + group.warmupRounds()
                        + " warm-up rounds and " + group.rounds() + " steady · " + minutes(group.setSeconds())
                        + " a set · " + minutes(group.sets() * group.setSeconds()));
        if (group.mostSets() > group.sets()) {
            line(
                    out,
                    "    looks after "
                            + group.stopRule().looks().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + " sets: more are made while a verdict is open and the limit lasts");
        }
        line(
                out,
                "    expected half-width: a cell " + halfWidth(group, 1) + ", pooled over " + group.pooledCells()
                        + " cells " + halfWidth(group, group.pooledCells()));
        line(
                out,
                "    contenders  " + joined(group.contenders())
                        + (group.twinned().isEmpty() ? "" : group.everyTwin() ? " + a twin of each" : " + twin"));
        group.dropped().forEach(dropped -> line(out, "    not timed   " + dropped));
        List<ContenderId> kept = withoutFirstPass(group);
        if (!kept.isEmpty()) {
            line(
                    out,
                    "    no first pass with an empty word cache: " + joined(kept) + ", whose cache cannot be emptied");
        }
        for (Cell cell : group.cells()) {
            line(
                    out,
                    "    cell  " + column(group.encoding(), 12) + " "
                            + column(cell.deck().corpus(), 12) + " "
                            + right(String.valueOf(cell.deck().size()), 6) + " B  "
                            + column(cell.word(), 6) + " " + joined(cell.contenders()));
        }
    }

    private static String joined(List<ContenderId> contenders) {
        return contenders.stream().map(ContenderId::toString).collect(Collectors.joining(" "));
    }

    private static String column(String text, int width) {
        return text + blanks(text, width);
    }

    private static String right(String text, int width) {
        return blanks(text, width) + text;
    }

    private static String blanks(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<ContenderId> withoutFirstPass(GroupPlan group) {
        List<Cell> first = group.cells().stream().filter(Cell::isFirst).toList();
        return first.isEmpty()
                ? List.of()
                : group.twinned().stream()
                        .filter(id -> first.stream()
                                .noneMatch(cell -> cell.contenders().contains(id)))
                        .toList();
    }

    private String summary() {
        return "Plan  " + effort + " · " + sets.size() + " fork sets · " + minutes(seconds) + " of measuring (limit "
                + minutes(limitSeconds) + ")";
    }

    /** Returns what the machine changes of the minutes, in lines; none until its costs are known. */
    public List<String> hereLines() {
        if (here.isEmpty()) {
            return List.of();
        }
        Here machine = here.get();
        List<String> lines = new ArrayList<>(List.of(
                summary(),
                "  this machine: passes take " + Figures.fixed(machine.passFactor(), 1) + " and starts "
                        + Figures.fixed(machine.startFactor(), 1) + " times as long as plan.toml supposes",
                "  conformance took " + minutes(machine.checkSeconds()) + ", and comes again after measuring"));
        if (limitSeconds > machine.supposedLimit()) {
            lines.add("  the limit grows from " + minutes(machine.supposedLimit()) + " to " + minutes(limitSeconds)
                    + ", so that the same verdicts can be decided");
        }
        if (seconds > limitSeconds) {
            lines.add(NOT_ALL);
        }
        return lines;
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** Returns a time as a plan says it: {@code 14:30 min}. */
    public static String minutes(double seconds) {
        return Figures.clock(seconds) + " min";
    }

    private static String halfWidth(GroupPlan group, int cells) {
        double half = Precision.halfWidth(group.sets(), group.rounds() * cells);
        return Double.isNaN(half) ? "none (one set)" : "±" + Figures.percent(half, 1);
    }
}
