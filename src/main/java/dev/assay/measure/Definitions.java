package dev.assay.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** The efforts, groups and expected costs of {@code plan.toml}. */
public final class Definitions {
    private final Map<String, Effort> efforts;
    private final Map<String, Group> groups;
    private final Map<String, Cost> costs;
    private final String coldCorpus;

    private Definitions(
            Map<String, Effort> efforts, Map<String, Group> groups, Map<String, Cost> costs, String coldCorpus) {
        this.efforts = efforts;
        this.groups = groups;
        this.costs = costs;
        this.coldCorpus = coldCorpus;
    }

    /**
     * Returns the definitions in a TOML text; sections of others are passed over.
     *
     * @throws IllegalArgumentException if one breaks a rule
     */
    public static Definitions parse(String toml) {
        TomlParseResult root = Toml.parse(toml);
        if (root.hasErrors()) {
            throw new IllegalArgumentException(
                    "plan.toml (" + root.errors().get(0) + ") must be TOML; correct that line");
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        for (TomlTable table : tables(root, "group")) {
            Group group = group(table);
            groups.put(group.id(), group);
        }
        Map<String, Effort> efforts = new LinkedHashMap<>();
        TomlTable effortTables = root.getTableOrEmpty("effort");
        for (String id : effortTables.keySet()) {
            efforts.put(id, effort(id, effortTables.getTableOrEmpty(id)));
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (TomlTable table : tables(root, "cost")) {
            costs.put(
                    text(table, "contender"), new Cost(integer(table, "pass_millis"), integer(table, "start_millis")));
        }
        return new Definitions(Map.copyOf(efforts), Map.copyOf(groups), Map.copyOf(costs), ColdForks.CORPUS);
    }

    /** Returns whether a run of that effort has the decks of extra corpora too. */
    public boolean takesExtraCorpora(String effortId) {
        return effort(effortId).extraCorpora();
    }

    /** Returns the same for a run that has one corpus: whatever corpus a cell names, that one stands in its place. */
    public Definitions on(String corpus) {
        Map<String, Effort> there = new LinkedHashMap<>();
        efforts.forEach((id, effort) -> there.put(id, effort.on(corpus)));
        Map<String, Group> compared = new LinkedHashMap<>();
        groups.forEach((id, group) -> compared.put(id, group.on(corpus)));
        return new Definitions(there, compared, costs, corpus);
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
                        + String.join(", ", groups.keySet().stream().sorted().toList())));
    }

    Cost cost(String contender) {
        return costs.getOrDefault(contender, Cost.FAST);
    }

    private static Group group(TomlTable table) {
        return new Group(
                text(table, "id"),
                text(table, "purpose"),
                text(table, "encoding"),
                strings(table, "contenders"),
                strings(table, "floors"),
                patterns(table, "floor_cells"),
                strings(table, "encode_contenders"),
                patterns(table, "encode_cells"),
                patterns(table, "times_cells"),
                patterns(table, "spike_cells"),
                spikes(table),
                everyTwin(table));
    }

    private static List<Integer> spikes(TomlTable table) {
        return table.contains("spikes")
                ? table.getArrayOrEmpty("spikes").toList().stream()
                        .map(value -> value instanceof Long whole ? Math.toIntExact(Math.min(whole, 100)) : 0)
                        .toList()
                : List.of(Spike.PER_CENT);
    }

    private static boolean everyTwin(TomlTable table) {
        String twins = table.contains("twins") ? String.valueOf(table.get("twins")) : "one";
        if (!twins.equals("one") && !twins.equals("every")) {
            throw new IllegalArgumentException("group " + text(table, "id") + " twins (" + twins
                    + ") must be \"one\", rotating over the contenders, or \"every\"; correct plan.toml");
        }
        return twins.equals("every");
    }

    private static Effort effort(String id, TomlTable table) {
        Map<String, Effort.Share> shares = new LinkedHashMap<>();
        TomlTable groupTables = table.getTableOrEmpty("group");
        for (String group : groupTables.keySet()) {
            TomlTable share = groupTables.getTableOrEmpty(group);
            shares.put(
                    group,
                    new Effort.Share(
                            integer(share, "sets"),
                            share.contains("most_sets") ? integer(share, "most_sets") : integer(share, "sets"),
                            integer(share, "warmup_rounds"),
                            integer(share, "rounds"),
                            share.getBoolean("times", () -> false),
                            patterns(share, "cells"),
                            patterns(share, "first")));
        }
        return new Effort(
                id,
                integer(table, "limit_seconds"),
                integer(table, "slice_millis"),
                integer(table, "rewarm_millis"),
                integer(table, "memory_replicates"),
                patterns(table, "memory_cells"),
                strings(table, "memory_contenders"),
                integer(table, "cold_replicates"),
                strings(table, "cold_contenders"),
                strings(table, "groups"),
                table.getBoolean("extra_corpora", () -> false),
                shares);
    }

    private static List<TomlTable> tables(TomlTable root, String key) {
        TomlArray array = root.getArrayOrEmpty(key);
        List<TomlTable> tables = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            tables.add(array.getTable(i));
        }
        return tables;
    }

    private static List<String> strings(TomlTable table, String key) {
        return table.getArrayOrEmpty(key).toList().stream()
                .map(String.class::cast)
                .toList();
    }

    private static List<CellPattern> patterns(TomlTable table, String key) {
        return strings(table, key).stream().map(CellPattern::parse).toList();
    }

    private static String text(TomlTable table, String key) {
        return Optional.ofNullable(table.getString(key))
                .orElseThrow(
                        () -> new IllegalArgumentException("plan.toml (" + key + ") must be given in every section"));
    }

    private static int integer(TomlTable table, String key) {
        long value = Optional.ofNullable(table.getLong(key))
                .orElseThrow(
                        () -> new IllegalArgumentException("plan.toml (" + key + ") must be given in every section"));
        if (value < 0 || value > 1_000_000) {
            throw new IllegalArgumentException("plan.toml " + key + " (" + value + ") must lie in 0 to 1000000");
        }
        return (int) value;
    }
}
