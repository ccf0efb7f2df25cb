package dev.assay.measure;

import dev.assay.contender.Contender;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.measure.Effort.Share;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header.ContenderRow;
import dev.assay.run.Header.DeckRow;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the plan of a run from its definitions and from what is there. */
public final class Planner {
    // As the run of 2026-11-22 in results/ took them: 16.5 ms from a slice's end to the next one's start, of which 10
    // re-warm and the passes that are whole ops take a little more. The other three as quick runs of 2026-11-25 took
    // them, from the
    // last slice of a set to the first of the next, less the contenders' own starts: six drivers 3.0 s, five 3.1 s, two
    // JVMs that work, two that are timed across the pipe and two drivers 4.5 s.
    /** Ready/done round trips, counters, and what JMH does between two iterations. */
    private static final double SLICE_OVERHEAD_SECONDS = 0.006;
    /** Ending a set and beginning the next. */
    private static final double SET_START_SECONDS = 1.0;
    /** Starting a fork's JVM and JMH in it, before the contender's own start. */
    private static final double FORK_START_SECONDS = 1.3;
    /** The same of one that only drives a child, and is compiled by C1 alone. */
    private static final double DRIVER_START_SECONDS = 0.65;
    /** Most machines start the forks of a set on two cores or more. */
    private static final double CORES = 2;

    /** Allocations are counted once, with many passes. */
    private static final int COUNTING_REPLICATES = 2;

    private final Definitions definitions;
    private final List<ContenderRow> contenders;
    private final List<DeckRow> decks;
    private final Set<ContenderId> forgetting;
    /** Plans by the costs that plan.toml supposes, where this one knows those of the machine. */
    private final Optional<Planner> supposing;

    private final MachineCosts here;

    /** Makes one for contenders none of which can be made to forget. */
    public Planner(Definitions definitions, List<ContenderRow> contenders, List<DeckRow> decks) {
        this(definitions, contenders, decks, Set.of());
    }

    /** @param forgetting contenders that hold a word cache which can be emptied */
    public Planner(
            Definitions definitions, List<ContenderRow> contenders, List<DeckRow> decks, Set<ContenderId> forgetting) {
        this(definitions, contenders, decks, forgetting, Optional.empty(), MachineCosts.unknown());
    }

    private Planner(
            Definitions definitions,
            List<ContenderRow> contenders,
            List<DeckRow> decks,
            Set<ContenderId> forgetting,
            Optional<Planner> supposing,
            MachineCosts here) {
        this.definitions = definitions;
        this.contenders = List.copyOf(contenders);
        this.decks = List.copyOf(decks);
        this.forgetting = Set.copyOf(forgetting);
        this.supposing = supposing;
        this.here = here;
    }

    /**
     * Returns the planner for a machine whose costs are known. It plans the same fork sets; only the minutes are those of the machine, and
     * on a slower one the limit grows with them, so that the same verdicts can be decided.
     */
    public Planner at(MachineCosts costs) {
        return new Planner(definitions.at(costs), contenders, decks, forgetting, Optional.of(this), costs);
    }

    /** Returns the plan of these groups, or of the effort's own if there are none, with all that the effort does besides. */
    public Plan plan(
            String effortId,
            List<String> groupIds,
            Optional<Integer> sliceMillis,
            long seed,
            Map<ContenderId, String> excluded) {
        return plan(effortId, RunScope.of(groupIds), sliceMillis, seed, excluded);
    }

    /**
     * Returns the plan.
     *
     * @param extent how much of the effort is taken
     * @param sliceMillis instead of the effort's, if given
     * @param excluded contenders that did not conform, with the reason
     * @throws IllegalArgumentException if the plan breaks its effort's limit, or nothing can be timed
     */
    public Plan plan(
            String effortId,
            RunScope extent,
            Optional<Integer> sliceMillis,
            long seed,
            Map<ContenderId, String> excluded) {
        Effort effort = definitions.effort(effortId);
        int millis = sliceMillis.orElse(effort.sliceMillis());
        if (millis < 1 || millis > 10_000) {
            throw new IllegalArgumentException("slice (" + millis + " ms) must last 1 to 10000 ms");
        }
        List<GroupPlan> groups = new ArrayList<>();
        for (String id : extent.groups().isEmpty() ? effort.defaults() : extent.groups()) {
            groups.add(group(effort, definitions.group(id), millis, excluded));
        }
        List<Plan.SetPlan> sets = new ArrayList<>();
        int most = groups.stream().mapToInt(GroupPlan::sets).max().orElse(0);
        for (int set = 0; set < most; set++) {
            for (GroupPlan group : groups) {
                if (set < group.sets()) {
                    sets.add(new Plan.SetPlan(group, set));
                }
            }
        }
        if (sets.isEmpty()) {
            throw new IllegalArgumentException(
                    "plan (0 fork sets) must time a contender; see assay contenders for what is missing");
        }
        List<Plan.Target> targets = targets(groups);
        List<DeckRow> memoryDecks = decks.stream()
                .filter(deck -> matches(effort.memoryCells(), deck))
                .toList();
        List<Plan.Target> memory = targets.stream()
                .filter(target -> extent.hasMemory(target.contender()))
                .filter(target -> effort.memoryContenders().isEmpty()
                        || effort.memoryContenders().contains(target.contender()))
                .filter(target -> memoryDecks.isEmpty() || memoryDecks.stream().anyMatch(deck -> takes(target, deck)))
                .toList();
        Plan.Cold cold = cold(
                effort,
                targets.stream()
                        .filter(target -> extent.hasCold(target.contender()))
                        .toList());
        double others = cold.seconds()
                + (effort.memoryReplicates() == 0
                        ? 0
                        : memorySeconds(memory, memoryDecks) * (effort.memoryReplicates() + COUNTING_REPLICATES));
        double seconds = others
                + sets.stream().mapToDouble(set -> set.group().setSeconds()).sum();
        extent.minutes().ifPresent(minutes -> requireMinutes(minutes, groups, others, targets));
        int limit = extent.minutes().map(minutes -> minutes * 60).orElse(effort.limitSeconds());
        Optional<Plan.Here> machine = supposing.map(planner -> new Plan.Here(
                definitions.passFactor(),
                definitions.startFactor(),
                planner.plan(effortId, extent, sliceMillis, seed, excluded).seconds(),
                limit,
                here.checkSeconds()));
        // Who names the minutes wants what fits into them; the run then says what it left out.
        if (machine.isEmpty() && extent.minutes().isEmpty() && seconds > limit) {
            throw new IllegalArgumentException("plan (" + Plan.minutes(seconds) + ") must stay within "
                    + Plan.minutes(limit) + ", the limit of effort " + effortId
                    + "; give it more by --minutes, or name fewer by --groups or --claims");
        }
        return new Plan(
                effortId,
                extent.minutes().isPresent()
                        ? limit
                        : machine.map(known -> known.limitSeconds(seconds, effort.slowLimitSeconds()))
                                .orElse(limit),
                millis * 1_000_000L,
                effort.rewarmMillis() * 1_000_000L,
                seed,
                groups,
                sets,
                memory,
                memoryDecks,
                effort.memoryReplicates(),
                cold,
                seconds,
                machine);
    }

    /*
     * One fork set of each group and all that follows the sets; conformance too, although it is not measuring: who gives less than that
     * in all gets no result worth the wait. Judged by what plan.toml supposes before anything starts, and again by what this machine takes.
     */
    private void requireMinutes(int minutes, List<GroupPlan> groups, double others, List<Plan.Target> targets) {
        double sets = groups.stream()
                .filter(group -> group.sets() > 0)
                .mapToDouble(GroupPlan::setSeconds)
                .sum();
        double conformance = here.checkSeconds() > 0 ? here.checkSeconds() : memorySeconds(targets, decks);
        int least = (int) Math.ceil((sets + others + conformance) / 60);
        if (minutes < least) {
            throw new IllegalArgumentException("minutes (" + minutes + ") must be at least " + least
                    + ": conformance takes " + Plan.minutes(conformance) + ", one fork set of each group "
                    + Plan.minutes(sets) + ", cold and memory forks " + Plan.minutes(others)
                    + "; give more by --minutes, or name fewer by --groups or --claims");
        }
    }

    private GroupPlan group(Effort effort, Group group, int sliceMillis, Map<ContenderId, String> excluded) {
        Share share = Optional.ofNullable(effort.groups().get(group.id()))
                .orElseThrow(() -> new IllegalArgumentException("group (" + group.id()
                        + ") must have a share in effort " + effort.id() + "; add it to plan.toml"));
        List<ContenderId> timed = new ArrayList<>();
        List<ContenderId> inJvm = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (ContenderId id : group.contenders()) {
            requireWorkload(group, id);
            Optional<String> reason = whyNot(id, group.encoding(), excluded);
            reason.ifPresentOrElse(why -> dropped.add(id + ": " + why), () -> timed.add(id));
            if (reason.isEmpty() && !row(id).orElseThrow().bridge().equals("process")) {
                inJvm.add(id);
            }
        }
        List<ContenderId> twinned =
                timed.stream().filter(id -> !group.floors().contains(id)).toList();
        List<Cell> cells = cells(group, share, timed, twinned);
        // A group without a contender to compare has nothing to say.
        int sets = twinned.isEmpty() || cells.isEmpty() ? 0 : share.sets();
        int warmup = inJvm.isEmpty() ? Math.min(1, share.warmupRounds()) : share.warmupRounds();
        GroupPlan draft = new GroupPlan(
                group.id(),
                group.purpose(),
                group.encoding(),
                timed,
                twinned,
                group.everyTwin(),
                inJvm,
                dropped,
                cells,
                sets,
                sets == 0 ? 0 : Math.max(sets, share.mostSets()),
                warmup,
                share.rounds(),
                0);
        return draft.taking(setSeconds(draft, sliceMillis, effort.rewarmMillis()));
    }

    /* Not dropped as one that is absent: its times would be those of other work, and the group is wrong on every machine. */
    private void requireWorkload(Group group, ContenderId id) {
        List<Workload> does = row(id).stream()
                .flatMap(row -> row.encodings().stream())
                .flatMap(encoding -> Encodings.find(encoding).map(Encoding::workload).stream())
                .distinct()
                .toList();
        if (!does.isEmpty() && !does.contains(group.workload())) {
            throw new IllegalArgumentException("group " + group.id() + ": contender (" + id + ", which does "
                    + does.get(0) + ") must do " + group.workload() + ", the workload of its group; correct plan.toml");
        }
    }

    private Optional<String> whyNot(ContenderId id, String encoding, Map<ContenderId, String> excluded) {
        Optional<ContenderRow> row = row(id);
        if (row.isEmpty()) {
            return Optional.of("not declared in contenders.toml");
        }
        if (!row.get().available()) {
            return Optional.of(row.get().reason());
        }
        if (!row.get().encodings().contains(encoding)) {
            return Optional.of("does not offer " + encoding);
        }
        return Optional.ofNullable(excluded.get(id));
    }

    private List<Cell> cells(Group group, Share share, List<ContenderId> timed, List<ContenderId> compared) {
        List<Cell> cells = new ArrayList<>();
        List<ContenderId> opByOp = compared.stream().filter(this::timesEachOp).toList();
        for (DeckRow deck : decks) {
            if (!matches(share.cells(), deck) || !Encodings.takes(Encodings.of(group.encoding()), deck.corpus())) {
                continue;
            }
            boolean floors = matches(group.floorCells(), deck);
            List<ContenderId> running = timed.stream()
                    .filter(id -> !group.floors().contains(id)
                            || floors && !group.encodeContenders().contains(id))
                    .toList();
            cells.add(Cell.of(deck.deck(), Mode.THROUGHPUT, running.size() == timed.size() ? List.of() : running));
            List<ContenderId> piped =
                    timed.stream().filter(group.encodeContenders()::contains).toList();
            if (!piped.isEmpty() && matches(group.encodeCells(), deck)) {
                cells.add(Cell.of(deck.deck(), Mode.ROUND_TRIP, piped));
            }
            List<ContenderId> caching =
                    compared.stream().filter(forgetting::contains).toList();
            if (!caching.isEmpty() && matches(share.first(), deck)) {
                cells.add(Cell.of(deck.deck(), Mode.COLD_CACHE, caching));
            }
            if (share.times() && !opByOp.isEmpty() && matches(group.timesCells(), deck)) {
                cells.add(Cell.of(deck.deck(), Mode.LATENCY, opByOp));
            }
            if (matches(group.spikeCells(), deck)) {
                for (int perCent : group.spikes()) {
                    cells.add(Cell.spike(deck.deck(), perCent, compared));
                }
            }
        }
        return cells;
    }

    double setSeconds(GroupPlan group, int sliceMillis, int rewarmMillis) {
        double slower = definitions.startFactor();
        double seconds = SET_START_SECONDS * slower;
        // The twin's cost is the mean over those it rotates over.
        for (int set = 0; set < Math.max(1, group.twinned().size()); set++) {
            double one = 0;
            for (Fork fork : group.forks(set)) {
                Cost cost = definitions.cost(fork.contender());
                one += (startSeconds(group, fork) * slower + cost.startMillis() / 1_000) / CORES;
                for (Cell cell : group.cells()) {
                    if (cell.visitedBy(fork)) {
                        int steadyMillis =
                                cell.mode() == Mode.LATENCY ? Calibration.TIMES_FACTOR * sliceMillis : sliceMillis;
                        int warmups = visits(group, fork, cell) - group.rounds();
                        // The first slice is one pass, from which the length of the others follows.
                        one += Math.min(1, warmups) * sliceSeconds(cost, cell, 0, rewarmMillis)
                                + Math.max(0, warmups - 1) * sliceSeconds(cost, cell, sliceMillis, rewarmMillis)
                                + group.rounds()
                                        * sliceSeconds(cost, cell, Calibration.MARGIN * steadyMillis, rewarmMillis)
                                + (forgotten(group, fork, cell)
                                        ? visits(group, fork, cell) * passSeconds(cost, cell)
                                        : 0);
                    }
                }
            }
            seconds += one / Math.max(1, group.twinned().size());
        }
        return seconds;
    }

    private static double startSeconds(GroupPlan group, Fork fork) {
        boolean drives = fork.contender().isInProcess() && !group.crosses(fork.contender());
        return drives ? DRIVER_START_SECONDS : FORK_START_SECONDS;
    }

    /* What a first pass on another deck made the contender forget it learns again in an untimed pass, once a round at most. */
    private static boolean forgotten(GroupPlan group, Fork fork, Cell cell) {
        return cell.isCompared()
                && group.cells().stream()
                        .anyMatch(other -> other.isFirst()
                                && other.visitedBy(fork)
                                && !other.deck().equals(cell.deck()));
    }

    private static int visits(GroupPlan group, Fork fork, Cell cell) {
        int visits = 0;
        for (int round = 0; round < group.allRounds(); round++) {
            visits += group.visits(fork, cell, round) ? 1 : 0;
        }
        return visits;
    }

    private double sliceSeconds(Cost cost, Cell cell, double sliceMillis, int rewarmMillis) {
        DeckRow deck = deck(cell);
        double pass = passSeconds(cost, cell) * 1_000;
        double op = pass / Math.max(1, deck.inputs());
        double timed = Math.max(1, Math.ceil(sliceMillis / pass)) * pass;
        return (timed + Math.max(rewarmMillis, op)) / 1_000 + SLICE_OVERHEAD_SECONDS * definitions.passFactor();
    }

    private double passSeconds(Cost cost, Cell cell) {
        return cost.passMillis() * deck(cell).bytes() / MachineCosts.PASS_BYTES / 1_000;
    }

    private DeckRow deck(Cell cell) {
        return decks.stream()
                .filter(row -> row.deck().equals(cell.deck()))
                .findFirst()
                .orElseThrow();
    }

    private List<Plan.Target> targets(List<GroupPlan> groups) {
        Set<Plan.Target> targets = new LinkedHashSet<>();
        for (GroupPlan group : groups) {
            for (ContenderId id : group.contenders()) {
                if (!row(id).orElseThrow().kind().equals("control")) {
                    targets.add(new Plan.Target(id, group.encoding()));
                }
            }
        }
        return List.copyOf(targets);
    }

    private double memorySeconds(List<Plan.Target> targets, List<DeckRow> memoryDecks) {
        return targets.stream()
                .mapToDouble(target -> {
                    Cost cost = definitions.cost(target.contender());
                    double bytes = memoryDecks.stream()
                            .filter(deck -> takes(target, deck))
                            .mapToLong(DeckRow::bytes)
                            .sum();
                    return (cost.startMillis() + cost.passMillis() * bytes / MachineCosts.PASS_BYTES) / 1_000;
                })
                .sum();
    }

    private static boolean takes(Plan.Target target, DeckRow deck) {
        return Encodings.takes(Encodings.of(target.encoding()), deck.corpus());
    }

    private boolean timesEachOp(ContenderId id) {
        return !row(id).orElseThrow().options().containsKey(Contender.BATCH);
    }

    /*
     * Controls produce no tokens that could be right, so they have no first op to speak of: as for memory. Nor has what takes a deck in
     * one call.
     */
    private Plan.Cold cold(Effort effort, List<Plan.Target> targets) {
        Optional<DeckRow> deck = decks.stream()
                .filter(row -> row.deck().equals(new DeckId(definitions.coldCorpus(), ColdForks.SIZE)))
                .findFirst();
        List<Plan.Target> chosen = targets.stream()
                .filter(target -> deck.isPresent() && takes(target, deck.get()) && effort.coldReplicates() > 0)
                .filter(target -> timesEachOp(target.contender()))
                .filter(target -> effort.coldContenders().isEmpty()
                        || effort.coldContenders().contains(target.contender()))
                .toList();
        double seconds = 0;
        for (Plan.Target target : chosen) {
            Cost cost = definitions.cost(target.contender());
            double passes = ColdForks.passes(deck.orElseThrow().inputs());
            seconds += effort.coldReplicates()
                    * (cost.startMillis()
                            + passes * cost.passMillis() * deck.get().bytes() / MachineCosts.PASS_BYTES)
                    / 1_000;
        }
        return new Plan.Cold(chosen, deck, effort.coldReplicates(), seconds);
    }

    Optional<ContenderRow> row(ContenderId id) {
        return contenders.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private static boolean matches(List<Where> patterns, DeckRow row) {
        return patterns.stream().anyMatch(pattern -> pattern.covers(row.deck()));
    }
}
