package dev.assay.claim;

import dev.assay.run.Header;
import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads definitions of claims from TOML. */
public final class Definitions {
    private static final String FOLDER = "/benchmarks/claims/";
    private static final Set<String> CLAIM_KEYS =
            Set.of("id", "place", "quote", "not_tested", "finding", "fact", "measured_by", "reading");
    private static final Set<String> FACT_KEYS = Set.of("text", "source", "sha256", "checked");
    private static final Set<String> READING_KEYS = Set.of(
            "id",
            "question",
            "numerator",
            "denominator",
            "quantities",
            "group",
            "workload",
            "encoding",
            "corpora",
            "sizes",
            "bounds",
            "origin",
            "aggregate",
            "margin",
            "names",
            "sentence",
            "rest",
            "part");
    private static final List<String> QUANTITIES = List.of("time", "footprint", "footprint-above-empty");
    private static final List<String> AGGREGATES = List.of("typical", "every", "some", "by-size");

    /**
     * Returns all that the header of a run holds of what will be judged: the texts of the definitions, and that of the attribution under
     * its own key.
     *
     * @throws IllegalArgumentException if the attribution is none: refused after a run, it would have cost its minutes
     */
    public static Map<String, String> headerTexts() {
        Map<String, String> texts = bundledTexts();
        String attribution = text(Attribution.RESOURCE);
        Attribution.parse(attribution);
        texts.put(Attribution.KEY, attribution);
        return texts;
    }

    /** Returns the texts of the definitions that travel with this version, by claim id, in the order of the ledger. */
    public static Map<String, String> bundledTexts() {
        Keys index = keys("index", resource("index")).only(Set.of("claims"));
        Map<String, String> texts = new LinkedHashMap<>();
        index.texts("claims").forEach(id -> texts.put(id, resource(id)));
        return texts;
    }

    /**
     * Returns the definitions in the order of the ledger.
     *
     * @param texts TOML by claim id; that of {@link Attribution} is passed over
     * @throws IllegalArgumentException if one is not a definition
     */
    public static List<Definition> parse(Map<String, String> texts) {
        List<Definition> definitions = new ArrayList<>();
        texts.forEach((id, text) -> {
            if (!id.equals(Attribution.KEY)) {
                definitions.add(worded(read(id, text)));
            }
        });
        definitions.sort(Comparator.comparingInt(Definition::place).thenComparing(Definition::id));
        return definitions;
    }

    /**
     * Refuses a reading that names another workload than its group has: the ratio would be one of other work than the claim speaks of.
     *
     * @param groups of a run, made or planned; a reading whose group is not among them is not judged by it
     * @throws IllegalArgumentException that names the reading and both
     */
    public static void requireWorkloads(List<Definition> claims, List<Header.GroupRow> groups) {
        for (Definition claim : claims) {
            for (Definition.Reading reading : claim.readings()) {
                for (Header.GroupRow group : groups) {
                    String named = reading.workload().orElse(group.workload().id());
                    must(
                            claim.id() + " reading " + reading.id(),
                            "workload",
                            named,
                            !group.id().equals(reading.group())
                                    || named.equals(group.workload().id()),
                            "be " + group.workload() + ", that of its group " + group.id());
                }
            }
        }
    }

    private static Definition read(String id, String text) {
        Keys keys = keys(id, text).only(CLAIM_KEYS);
        TomlTable toml = keys.table();
        Optional<String> named = keys.optional("id");
        must(id, "id", named.orElse(null), named.filter(id::equals).isPresent(), "be the name of its file, " + id);
        int place = keys.whole("place", 1, Integer.MAX_VALUE);
        Optional<String> notTested = keys.optional("not_tested");
        List<Definition.Reading> readings = new ArrayList<>();
        keys.tables("reading")
                .forEach(table ->
                        readings.add(reading(id, table.only(READING_KEYS).table())));
        Optional<FactCheck> factCheck = factCheck(id, keys);
        Optional<String> measuredBy = keys.optional("measured_by");
        long kinds = Stream.of(notTested, factCheck, measuredBy)
                        .filter(Optional::isPresent)
                        .count()
                + (readings.isEmpty() ? 0 : 1);
        must(
                id,
                "reading",
                readings.size(),
                kinds == 1,
                "be there at least once, or not_tested, a finding with facts or measured_by instead");
        return new Definition(id, place, text(id, toml, "quote"), notTested, factCheck, measuredBy, readings);
    }

    private static Optional<FactCheck> factCheck(String id, Keys keys) {
        TomlTable toml = keys.table();
        List<Keys> tables = keys.tables("fact");
        must(id, "fact", tables.size(), tables.isEmpty() || toml.contains("finding"), "come with a finding");
        if (!toml.contains("finding")) {
            return Optional.empty();
        }
        List<FactCheck.Fact> facts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            TomlTable fact = tables.get(i).only(FACT_KEYS).table();
            String where = id + " fact " + (i + 1);
            facts.add(new FactCheck.Fact(
                    text(where, fact, "text"),
                    text(where, fact, "source"),
                    text(where, fact, "sha256"),
                    text(where, fact, "checked")));
        }
        return Optional.of(new FactCheck(text(id, toml, "finding"), facts));
    }

    private static Definition.Reading reading(String claim, TomlTable table) {
        String where = claim + " reading " + text(claim, table, "id");
        List<String> quantities = texts(where, table, "quantities");
        must(
                where,
                "quantities",
                quantities,
                !quantities.isEmpty() && QUANTITIES.containsAll(quantities),
                "be some of " + String.join(", ", QUANTITIES));
        String aggregate = text(where, table, "aggregate");
        must(
                where,
                "aggregate",
                aggregate,
                AGGREGATES.contains(aggregate),
                "be one of " + String.join(", ", AGGREGATES));
        must(
                where,
                "quantities",
                quantities,
                quantities.size() == 1 || !(aggregate.equals("typical") || aggregate.equals("by-size")),
                "be one: different quantities have no mean");
        boolean bounded = table.contains("bounds");
        must(where, "bounds", bounded, bounded != aggregate.equals("by-size"), "be there except for by-size");
        double lower = Double.NaN;
        double upper = Double.NaN;
        if (bounded) {
            List<Object> bounds = list(where, table, "bounds");
            must(where, "bounds", bounds, bounds.size() == 2, "be [lower, upper]");
            lower = number(bounds.get(0));
            upper = number(bounds.get(1));
            must(where, "bounds", bounds, lower >= 0 && lower < upper, "be two numbers from 0 in order");
        }
        double margin = table.contains("margin") ? number(table.get("margin")) : 1;
        must(where, "margin", margin, margin >= 1, "be at least 1");
        return new Definition.Reading(
                text(claim, table, "id"),
                text(where, table, "question"),
                text(where, table, "numerator"),
                text(where, table, "denominator"),
                quantities,
                text(where, table, "group"),
                table.contains("workload") ? Optional.of(text(where, table, "workload")) : Optional.empty(),
                text(where, table, "encoding"),
                texts(where, table, "corpora"),
                sizes(where, table),
                lower,
                upper,
                bounded ? text(where, table, "origin") : "",
                aggregate,
                margin,
                names(where, table),
                text(where, table, "sentence"),
                part(where, table));
    }

    private static List<String> names(String where, TomlTable table) {
        List<String> names = texts(where, table, "names");
        must(where, "names", names, names.isEmpty() || names.size() == 2, "be two: of numerator and denominator");
        return names;
    }

    /*
     * Runs of before 2026-11-30 carry sentences that turned ratios into reciprocals. Their rules decide, but the words are today's: those of
     * the reading with the same rule, or plain ones with the ids of the contenders.
     */
    private static Definition worded(Definition claim) {
        if (claim.readings().stream().noneMatch(reading -> reading.names().isEmpty())) {
            return claim;
        }
        List<Definition.Reading> worded = new ArrayList<>();
        for (Definition.Reading reading : claim.readings()) {
            worded.add(
                    !reading.names().isEmpty()
                            ? reading
                            : bundled(claim.id())
                                    .filter(today -> today.rule().equals(reading.rule()))
                                    .findFirst()
                                    .map(today -> reading.worded(today.names(), today.sentence()))
                                    .orElseGet(() -> plain(reading)));
        }
        return new Definition(
                claim.id(),
                claim.place(),
                claim.quote(),
                claim.notTested(),
                claim.factCheck(),
                claim.measuredBy(),
                worded);
    }

    private static Stream<Definition.Reading> bundled(String claim) {
        Keys index = keys("index", resource("index")).only(Set.of("claims"));
        return index.texts("claims").contains(claim)
                ? read(claim, resource(claim)).readings().stream()
                : Stream.empty();
    }

    private static Definition.Reading plain(Definition.Reading reading) {
        return reading.worded(
                List.of(reading.numerator(), reading.denominator()),
                (reading.bounded() ? "{finding}; the claim: {claim}." : "{finding}: {sizes}. {breakeven}")
                        + (reading.part().isPresent() ? " {amdahl}" : ""));
    }

    /* What is no definition is compared letter by letter. */
    private static String rule(String id, String text) {
        try {
            List<Definition.Reading> readings = read(id, text).readings();
            return readings.isEmpty()
                    ? text
                    : readings.stream().map(Definition.Reading::rule).collect(Collectors.joining("\n"));
        } catch (IllegalArgumentException undefined) {
            return text;
        }
    }

    /** Returns what decides each claim, by its id; of what is no claim, its text. Runs with equal rules put the same claims to the test. */
    public static Map<String, String> rules(Map<String, String> texts) {
        Map<String, String> rules = new LinkedHashMap<>();
        texts.forEach((id, text) -> {
            if (id.equals(Attribution.KEY)) {
                rules.put(id, text);
                return;
            }
            rules.put(id, rule(id, text));
        });
        return rules;
    }

    private static Optional<Definition.Part> part(String where, TomlTable table) {
        List<String> pair = texts(where, table, "part");
        must(
                where,
                "part",
                pair,
                pair.size() == (table.contains("rest") ? 2 : 0),
                "be two contenders, slow and fast, beside a rest, or neither be there");
        boolean told = text(where, table, "sentence").contains("{amdahl}");
        must(where, "sentence", told, told != pair.isEmpty(), "hold {amdahl} exactly where there is a part");
        return pair.isEmpty()
                ? Optional.empty()
                : Optional.of(new Definition.Part(text(where, table, "rest"), pair.get(0), pair.get(1)));
    }

    private static Keys keys(String id, String text) {
        return Keys.of("claims/" + id + ".toml", text);
    }

    private static String text(String where, TomlTable table, String key) {
        Object value = table.get(List.of(key));
        must(where, key, value, value instanceof String text && !text.isBlank(), "be a text");
        return (String) value;
    }

    private static List<String> texts(String where, TomlTable table, String key) {
        return list(where, table, key).stream().map(String::valueOf).toList();
    }

    private static List<Integer> sizes(String where, TomlTable table) {
        List<Object> sizes = list(where, table, "sizes");
        must(
                where,
                "sizes",
                sizes,
                sizes.stream().allMatch(size -> size instanceof Long bytes && bytes > 0 && bytes <= Integer.MAX_VALUE),
                "be whole numbers of bytes");
        return sizes.stream().map(size -> Math.toIntExact((Long) size)).toList();
    }

    private static List<Object> list(String where, TomlTable table, String key) {
        Object value = table.get(List.of(key));
        must(where, key, value, value == null || value instanceof TomlArray, "be a list");
        return value == null ? List.of() : ((TomlArray) value).toList();
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static void must(String where, String subject, Object value, boolean satisfied, String rule) {
        if (!satisfied) {
            throw new IllegalArgumentException(
                    "claim " + where + ": " + subject + " (" + value + ") must " + rule + "; correct the file");
        }
    }

    private static String resource(String id) {
        return text(FOLDER + id + ".toml");
    }

    private static String text(String resource) {
        try (InputStream in = Definitions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        resource + " (missing) must be on the class path; build Assay with mvn package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Definitions() {}
}
