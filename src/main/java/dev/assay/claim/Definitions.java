package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.stats.Quantity;
import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads definitions of claims from TOML. */
public final class Definitions {
    private static final String FOLDER = "/benchmarks/claims/";
    private static final String ON_REQUEST = "on_request";
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
    private static final List<String> AGGREGATES = List.of("typical", "every", "some", "by-size");

    /* By the whole text, so that nothing stale can be found: runs side by side carry the same claims, and to parse them takes a quarter of
    what it takes to judge a run. Two maps, since one must not be asked while it makes an entry. */
    private static final Map<Source, Definition> READ = new ConcurrentHashMap<>();
    private static final Map<Source, Definition> WORDED = new ConcurrentHashMap<>();

    private record Source(String id, String text) {}

    /**
     * Returns all that the header of a run holds of what will be judged: the texts of the definitions, and that of the attribution under
     * its own key.
     *
     * @param asked claims that the run names; those that are tested on request only are there if they are among them
     * @throws IllegalArgumentException if the attribution is none: refused after a run, it would have cost its minutes
     */
    public static Map<String, String> headerTexts(Collection<String> asked) {
        Map<String, String> texts = bundledTexts();
        index().texts(ON_REQUEST).stream().filter(asked::contains).forEach(id -> texts.put(id, resource(id)));
        String attribution = text(Attribution.RESOURCE);
        Attribution.parse(attribution);
        texts.put(Attribution.KEY, attribution);
        return texts;
    }

    /** Returns the texts of the definitions that every run carries, by claim id, in the order of the ledger. */
    public static Map<String, String> bundledTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        index().texts("claims").forEach(id -> texts.put(id, resource(id)));
        return texts;
    }

    /** Returns all that a run can be asked for: those, and the ones that are tested on request only. */
    public static List<Definition> all() {
        Map<String, String> texts = bundledTexts();
        index().texts(ON_REQUEST).forEach(id -> texts.put(id, resource(id)));
        return parse(texts);
    }

    private static Keys index() {
        return keys("index", resource("index")).only(Set.of("claims", ON_REQUEST));
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
                definitions.add(WORDED.computeIfAbsent(
                        new Source(id, text), source -> worded(READ.computeIfAbsent(source, Definitions::read))));
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
                    String own = group.workload().id();
                    String named = reading.workload().orElse(own);
                    if (group.id().equals(reading.group()) && !named.equals(own)) {
                        throw new IllegalArgumentException(file(claim.id()) + " reading " + reading.id() + " workload ("
                                + named + ") must be " + group.workload() + ", that of its group " + group.id()
                                + "; correct the file");
                    }
                }
            }
        }
    }

    private static Definition read(Source source) {
        String id = source.id();
        Keys keys = keys(id, source.text()).only(CLAIM_KEYS);
        keys.require(keys.text("id").equals(id), "id", "be the name of its file, " + id);
        Optional<String> notTested = keys.optional("not_tested");
        List<Definition.Reading> readings =
                keys.tables("reading").stream().map(Definitions::reading).toList();
        Optional<FactCheck> factCheck = factCheck(keys);
        Optional<String> measuredBy = keys.optional("measured_by");
        long kinds = Stream.of(notTested, factCheck, measuredBy)
                        .filter(Optional::isPresent)
                        .count()
                + (readings.isEmpty() ? 0 : 1);
        keys.require(
                kinds == 1, "reading", "be there, or else one of not_tested, measured_by and a finding with [[fact]]");
        return new Definition(
                id,
                keys.whole("place", 1, Integer.MAX_VALUE),
                keys.text("quote"),
                notTested,
                factCheck,
                measuredBy,
                readings);
    }

    private static Optional<FactCheck> factCheck(Keys keys) {
        List<Keys> tables = keys.tables("fact");
        Optional<String> finding = keys.optional("finding");
        keys.require(tables.isEmpty() || finding.isPresent(), "fact", "come with a finding");
        keys.require(finding.isEmpty() || !tables.isEmpty(), "finding", "rest on a [[fact]]");
        return finding.map(text ->
                new FactCheck(text, tables.stream().map(Definitions::fact).toList()));
    }

    private static FactCheck.Fact fact(Keys keys) {
        keys.only(FACT_KEYS);
        return new FactCheck.Fact(
                keys.text("text"),
                keys.text("source"),
                keys.matching("sha256", FactCheck.Fact.SHA256, "be 64 lower-case hex digits"),
                keys.matching("checked", FactCheck.Fact.DATE, "be a date such as 2026-11-30"));
    }

    private static Definition.Reading reading(Keys table) {
        Keys keys = table.called("reading " + table.text("id")).only(READING_KEYS);
        List<Quantity> quantities = quantities(keys);
        String aggregate = keys.oneOf("aggregate", AGGREGATES, word -> word);
        keys.require(
                quantities.size() == 1 || !(aggregate.equals("typical") || aggregate.equals("by-size")),
                "quantities",
                "be one: different quantities have no mean");
        boolean bounded = keys.has("bounds");
        keys.require(bounded != aggregate.equals("by-size"), "bounds", "be there except for by-size");
        List<Double> bounds = bounded ? bounds(keys) : List.of(Double.NaN, Double.NaN);
        double margin = keys.number("margin").orElse(1.0);
        keys.require(margin >= 1, "margin", "be at least 1");
        return new Definition.Reading(
                keys.text("id"),
                keys.text("question"),
                keys.as("numerator", ContenderId::of),
                keys.as("denominator", ContenderId::of),
                quantities,
                keys.text("group"),
                keys.optional("workload"),
                keys.text("encoding"),
                keys.texts("corpora"),
                keys.wholes("sizes", 1, Integer.MAX_VALUE),
                bounds.get(0),
                bounds.get(1),
                bounded ? keys.text("origin") : "",
                aggregate,
                margin,
                names(keys),
                keys.text("sentence"),
                part(keys));
    }

    private static List<Quantity> quantities(Keys keys) {
        List<String> words = keys.texts("quantities");
        List<String> known = Quantity.CLAIMED.stream().map(Quantity::toString).toList();
        keys.require(
                !words.isEmpty() && known.containsAll(words), "quantities", "be some of " + String.join(", ", known));
        return words.stream().map(Quantity::of).toList();
    }

    private static List<Double> bounds(Keys keys) {
        List<Double> bounds = keys.numbers("bounds");
        keys.require(bounds.size() == 2, "bounds", "be [lower, upper]");
        keys.require(bounds.get(0) >= 0 && bounds.get(0) < bounds.get(1), "bounds", "be two numbers from 0 in order");
        return bounds;
    }

    private static List<String> names(Keys keys) {
        List<String> names = keys.texts("names");
        keys.require(names.isEmpty() || names.size() == 2, "names", "be two: of numerator and denominator");
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
        List<Definition.Reading> bundled = bundled(claim.id());
        List<Definition.Reading> worded = new ArrayList<>();
        for (Definition.Reading reading : claim.readings()) {
            worded.add(
                    !reading.names().isEmpty()
                            ? reading
                            : bundled.stream()
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

    private static List<Definition.Reading> bundled(String claim) {
        return index().texts("claims").contains(claim)
                ? READ.computeIfAbsent(new Source(claim, resource(claim)), Definitions::read)
                        .readings()
                : List.of();
    }

    private static Definition.Reading plain(Definition.Reading reading) {
        return reading.worded(
                List.of(reading.numerator().toString(), reading.denominator().toString()),
                (reading.bounded() ? "{finding}; the claim: {claim}." : "{finding}: {sizes}. {breakeven}")
                        + (reading.part().isPresent() ? " {amdahl}" : ""));
    }

    /* What is no definition is compared letter by letter. */
    private static String rule(String id, String text) {
        try {
            List<Definition.Reading> readings = READ.computeIfAbsent(new Source(id, text), Definitions::read)
                    .readings();
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

    private static Optional<Definition.Part> part(Keys keys) {
        // Counted as texts: that one is missing says more than that what is there is no id.
        int named = keys.texts("part").size();
        keys.require(
                named == (keys.has("rest") ? 2 : 0),
                "part",
                "be two contenders, slow and fast, beside a rest, or neither be there");
        keys.require(
                keys.text("sentence").contains("{amdahl}") == (named > 0),
                "sentence",
                "hold {amdahl} exactly where there is a part");
        List<ContenderId> pair = keys.eachAs("part", ContenderId::of);
        return pair.isEmpty()
                ? Optional.empty()
                : Optional.of(new Definition.Part(keys.as("rest", ContenderId::of), pair.get(0), pair.get(1)));
    }

    private static Keys keys(String id, String text) {
        return Keys.of(file(id), text);
    }

    private static String file(String id) {
        return "claims/" + id + ".toml";
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
