package dev.assay.measure;

import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import dev.assay.usage.Keys;
import dev.assay.usage.Nearest;
import dev.assay.workload.Workload;
import dev.assay.workload.Workloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The efforts, groups and expected costs of {@code plan.toml}. */
public final class Definitions {
    private static final List<String> GROUP = List.of(
            "id",
            "workload",
            "purpose",
            "encoding",
            "contenders",
            "floors",
            "floor_cells",
            "encode_contenders",
            "encode_cells",
            "times_cells",
            "spike_cells",
            "spikes",
            "twins");
    private static final List<String> EFFORT = List.of(
            "limit_seconds",
            "slow_limit_seconds",
            "slice_millis",
            "rewarm_millis",
            "memory_replicates",
            "memory_cells",
            "memory_contenders",
            "cold_replicates",
            "cold_contenders",
            "groups",
            "extra_corpora",
            "group");
    private static final List<String> SHARE =
            List.of("sets", "most_sets", "warmup_rounds", "rounds", "times", "cells", "first");

    private final Map<String, Effort> efforts;
    private final Map<String, Group> groups;
    private final Map<ContenderId, Cost> costs;
    private final String coldCorpus;
    private final MachineCosts here;
    private final double passFactor;
    private final double startFactor;

    private Definitions(
            Map<String, Effort> efforts,
            Map<String, Group> groups,
            Map<ContenderId, Cost> costs,
            String coldCorpus,
            MachineCosts here) {
        this.efforts = efforts;
        this.groups = groups;
        this.costs = costs;
        this.coldCorpus = coldCorpus;
        this.here = here;
        this.passFactor = here.passFactor(costs);
        this.startFactor = here.startFactor(costs);
    }

    /**
     * Returns the definitions in a TOML text.
     *
     * @throws IllegalArgumentException if one breaks a rule
     */
    public static Definitions parse(String toml) {
        Keys root = Keys.of("plan.toml", toml).only(List.of("group", "effort", "cost"));
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Keys table : root.tables("group")) {
            Group group = group(table);
            groups.put(group.id(), group);
        }
        Map<String, Effort> efforts = new LinkedHashMap<>();
        each(root, "effort").forEach((id, table) -> efforts.put(id, effort(id, table)));
        Map<ContenderId, Cost> costs = new LinkedHashMap<>();
        for (Keys table : root.tables("cost")) {
            table.only(List.of("contender", "pass_millis", "start_millis"));
            costs.put(
                    table.as("contender", ContenderId::of),
                    new Cost(integer(table, "pass_millis"), integer(table, "start_millis")));
        }
        return new Definitions(
                Map.copyOf(efforts), Map.copyOf(groups), Map.copyOf(costs), ColdForks.CORPUS, MachineCosts.unknown());
    }

    /** Returns whether a run of that effort has the decks of extra corpora too. */
    public boolean takesExtraCorpora(String effortId) {
        return effort(effortId).extraCorpora();
    }

    /**
     * Refuses groups that a run of that effort cannot take, before anything is started for it.
     *
     * @throws IllegalArgumentException if one is unknown, has no share in the effort, or is named twice
     */
    public void requireGroups(String effortId, List<String> ids) {
        Effort effort = effort(effortId);
        for (String id : ids) {
            if (!effort.groups().containsKey(group(id).id())) {
                throw new IllegalArgumentException("group (" + id + ") must have a share in effort " + effortId
                        + "; name some of "
                        + String.join(
                                ", ", effort.groups().keySet().stream().sorted().toList()));
            }
            if (ids.indexOf(id) != ids.lastIndexOf(id)) {
                throw new IllegalArgumentException("group (" + id + ") must be named once");
            }
        }
    }

    /**
     * Returns who would be compared in a run of that effort if everybody were there, by group.
     *
     * @param ids of groups that were asked for; none: those that the effort takes by itself
     */
    public Map<String, List<ContenderId>> contenders(String effortId, List<String> ids) {
        Map<String, List<ContenderId>> contenders = new LinkedHashMap<>();
        (ids.isEmpty() ? effort(effortId).defaults() : ids)
                .forEach(id -> contenders.put(id, group(id).contenders()));
        return contenders;
    }

    /** Returns the contenders of some groups. */
    public List<ContenderId> contenders(List<String> ids) {
        return ids.stream()
                .flatMap(id -> group(id).contenders().stream())
                .distinct()
                .toList();
    }

    /** Returns the same for a run that has one corpus: whatever corpus a cell names, that one stands in its place. */
    public Definitions on(String corpus) {
        Map<String, Effort> there = new LinkedHashMap<>();
        efforts.forEach((id, effort) -> there.put(id, effort.on(corpus)));
        Map<String, Group> compared = new LinkedHashMap<>();
        groups.forEach((id, group) -> compared.put(id, group.on(corpus)));
        return new Definitions(there, compared, costs, corpus, here);
    }

    /** Returns the same with the costs of a machine in place of those that plan.toml supposes. */
    public Definitions at(MachineCosts measured) {
        return new Definitions(efforts, groups, costs, coldCorpus, measured);
    }

    /** Returns how many times as long passes take here as plan.toml supposes; 1 until that is known. */
    double passFactor() {
        return passFactor;
    }

    /** Returns the same of starts. */
    double startFactor() {
        return startFactor;
    }

    /** Returns the corpus on whose deck processes are timed from their start. */
    String coldCorpus() {
        return coldCorpus;
    }

    Effort effort(String id) {
        return Optional.ofNullable(efforts.get(id))
                .orElseThrow(() -> new IllegalArgumentException("effort (" + id + ") must be one of "
                        + String.join(", ", efforts.keySet().stream().sorted().toList())));
    }

    Group group(String id) {
        return Optional.ofNullable(groups.get(id))
                .orElseThrow(() -> new IllegalArgumentException("group (" + id + ") must be one of "
                        + String.join(", ", groups.keySet().stream().sorted().toList())
                        + Nearest.hint(id, groups.keySet(), "")));
    }

    Cost cost(ContenderId contender) {
        return here.cost(contender, costs.getOrDefault(contender, Cost.FAST), passFactor, startFactor);
    }

    private static Group group(Keys table) {
        table.only(GROUP);
        Workload workload = Workloads.defined().named(table);
        String encoding = table.text("encoding");
        if (Encodings.find(encoding)
                .filter(one -> one.workload().equals(workload))
                .isEmpty()) {
            throw table.broken(
                    "encoding",
                    "be one of workload " + workload + ": "
                            + String.join(", ", Workloads.defined().encodings(workload)));
        }
        return new Group(
                table.text("id"),
                workload,
                table.text("purpose"),
                encoding,
                table.eachAs("contenders", ContenderId::of),
                table.eachAs("floors", ContenderId::of),
                patterns(table, "floor_cells"),
                table.eachAs("encode_contenders", ContenderId::of),
                patterns(table, "encode_cells"),
                patterns(table, "times_cells"),
                patterns(table, "spike_cells"),
                spikes(table),
                everyTwin(table));
    }

    private static List<Integer> spikes(Keys table) {
        return table.has("spikes") ? table.wholes("spikes", 1, Group.MOST_PER_CENT) : List.of(PositiveControl.PER_CENT);
    }

    /* One, rotating over the contenders, or one of each. */
    private static boolean everyTwin(Keys table) {
        return table.has("twins")
                && table.oneOf("twins", List.of("one", "every"), word -> word).equals("every");
    }

    private static Effort effort(String id, Keys table) {
        table.only(EFFORT);
        Map<String, Effort.Share> shares = new LinkedHashMap<>();
        each(table, "group").forEach((group, share) -> {
            share.only(SHARE);
            shares.put(
                    group,
                    new Effort.Share(
                            integer(share, "sets"),
                            integer(share, share.has("most_sets") ? "most_sets" : "sets"),
                            integer(share, "warmup_rounds"),
                            integer(share, "rounds"),
                            share.flag("times"),
                            patterns(share, "cells"),
                            patterns(share, "first")));
        });
        return new Effort(
                id,
                integer(table, "limit_seconds"),
                integer(table, table.has("slow_limit_seconds") ? "slow_limit_seconds" : "limit_seconds"),
                integer(table, "slice_millis"),
                integer(table, "rewarm_millis"),
                integer(table, "memory_replicates"),
                patterns(table, "memory_cells"),
                table.eachAs("memory_contenders", ContenderId::of),
                integer(table, "cold_replicates"),
                table.eachAs("cold_contenders", ContenderId::of),
                table.texts("groups"),
                table.flag("extra_corpora"),
                shares);
    }

    private static Map<String, Keys> each(Keys parent, String key) {
        Map<String, Keys> tables = new LinkedHashMap<>();
        parent.table(key).ifPresent(all -> all.names()
                .forEach(id -> tables.put(id, all.table(id).orElseThrow())));
        return tables;
    }

    private static List<Where> patterns(Keys table, String key) {
        return table.texts(key).stream().map(CellPattern::parse).toList();
    }

    private static int integer(Keys table, String key) {
        return table.whole(key, 0, 1_000_000);
    }
}
