package dev.assay.claim;

import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Chain;
import dev.assay.stats.Summary;
import dev.assay.usage.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * How a factor is to be taken apart, as {@code benchmarks/attribution.toml} has it: paths of single steps, and pairs that are none. It
 * travels in the header of a run beside the claims, so that a report is a function of the run file.
 *
 * @param paths from slow to fast, in the order of the file
 * @param leaps pairs that differ in several traits
 */
public record Attribution(List<Path> paths, List<Leap> leaps) {
    /** The name under which a header's claims hold its text. It is no claim, and {@link Definitions} passes it over. */
    public static final String KEY = "attribution";

    static final String RESOURCE = "/benchmarks/attribution.toml";

    private static final List<String> SECTIONS = List.of("traits", "usual", "contender", "path", "leap");

    private static final List<String> PATH = List.of("group", "encoding", "contenders", "then");
    private static final List<String> THEN = List.of("group", "contenders");
    private static final List<String> LEAP = List.of("group", "encoding", "contenders");

    public Attribution {
        paths = List.copyOf(paths);
        leaps = List.copyOf(leaps);
    }

    /**
     * Contenders of which neighbours are one trait apart.
     *
     * @param group in which first and last contender meet, and the first step is measured
     * @param groups in which each step is measured
     */
    public record Path(String group, String encoding, List<Step> steps, List<String> groups) {
        public Path {
            steps = List.copyOf(steps);
            groups = List.copyOf(groups);
        }

        /** Returns the contenders, slow first. */
        public List<String> contenders() {
            List<String> contenders = new ArrayList<>(List.of(steps.get(0).from()));
            steps.forEach(step -> contenders.add(step.to()));
            return contenders;
        }

        /** Returns the traits in the order in which they change. */
        public List<String> order() {
            return steps.stream().map(Step::trait).toList();
        }
    }

    /** Two contenders that differ in all of these traits, so that their ratio is no one trait's. */
    public record Leap(String group, String encoding, String from, String to, List<String> traits) {
        public Leap {
            traits = List.copyOf(traits);
        }
    }

    /** A path that a run measured. */
    public record Found(Path path, Chain chain) {}

    /** A leap that a run measured, pooled over its cells. */
    public record Leapt(Leap leap, Summary.Ratio ratio) {}

    /** Returns what the run carries, or nothing if it is older than the attribution. */
    public static Optional<Attribution> of(Header header) {
        return Optional.ofNullable(header.claims().get(KEY)).map(Attribution::parse);
    }

    /** Returns the paths that the run measured, in the order of the file. */
    public static List<Found> found(Header header, Summary summary) {
        List<Found> found = new ArrayList<>();
        of(header).ifPresent(attribution -> attribution.paths().forEach(path -> Chain.of(
                        summary, path.contenders(), path.groups(), path.group(), path.encoding())
                .ifPresent(chain -> found.add(new Found(path, chain)))));
        return found;
    }

    /** Returns the leaps that the run measured. */
    public static List<Leapt> leapt(Header header, Summary summary) {
        List<Leapt> leapt = new ArrayList<>();
        of(header).ifPresent(attribution -> attribution.leaps().forEach(leap -> summary.ratio(
                        leap.from(),
                        leap.to(),
                        "time",
                        new Summary.Cell(leap.group(), leap.encoding(), Where.ALL, Mode.THROUGHPUT))
                .ifPresent(ratio -> leapt.add(new Leapt(leap, ratio)))));
        return leapt;
    }

    /**
     * Returns the attribution that a TOML text defines.
     *
     * @throws IllegalArgumentException if a contender lacks a trait, or neighbours on a path do not differ in exactly one
     */
    public static Attribution parse(String text) {
        Keys keys = Keys.of("attribution.toml", text).only(SECTIONS);
        keys.tables("path").forEach(path -> {
            path.only(PATH).texts("contenders");
            path.table("then").ifPresent(then -> then.only(THEN).texts("contenders"));
        });
        keys.tables("leap").forEach(leap -> leap.only(LEAP).texts("contenders"));
        keys.tables("contender");
        keys.table("usual");
        keys.texts("traits");
        TomlTable toml = keys.table();
        List<String> names = texts(toml, "traits");
        Map<String, Map<String, String>> traits = new LinkedHashMap<>();
        TomlTable usual = Optional.ofNullable(toml.getTable("usual")).orElseGet(() -> Toml.parse(""));
        must("usual", usual.keySet(), names.containsAll(usual.keySet()), "have traits only");
        for (TomlTable table : tables(toml, "contender")) {
            Map<String, String> own = new LinkedHashMap<>();
            names.forEach(name -> own.put(name, text(table.contains(List.of(name)) ? table : usual, name)));
            must(
                    text(table, "id"),
                    table.keySet(),
                    table.keySet().stream().allMatch(key -> key.equals("id") || names.contains(key)),
                    "have the traits " + String.join(", ", names) + " and no other");
            traits.put(text(table, "id"), own);
        }
        List<Path> paths = new ArrayList<>();
        for (TomlTable table : tables(toml, "path")) {
            List<Step> steps = new ArrayList<>();
            List<String> groups = new ArrayList<>();
            for (TomlTable part : parts(table)) {
                for (Step step : steps(part, traits)) {
                    must(
                            "then",
                            step.from(),
                            steps.isEmpty()
                                    || step.from()
                                            .equals(steps.get(steps.size() - 1).to()),
                            "begin where the path ended");
                    steps.add(step);
                    groups.add(text(part, "group"));
                }
            }
            paths.add(new Path(text(table, "group"), text(table, "encoding"), steps, groups));
        }
        List<Leap> leaps = new ArrayList<>();
        for (TomlTable table : tables(toml, "leap")) {
            List<String> pair = contenders(table, traits);
            must("leap", pair, pair.size() == 2, "name two contenders");
            List<String> differing = Step.differing(traits.get(pair.get(0)), traits.get(pair.get(1)));
            must("leap", pair, differing.size() > 1, "differ in several traits; else it is a step");
            leaps.add(new Leap(text(table, "group"), text(table, "encoding"), pair.get(0), pair.get(1), differing));
        }
        return new Attribution(paths, leaps);
    }

    private static List<TomlTable> parts(TomlTable path) {
        return path.contains("then") ? List.of(path, path.getTable("then")) : List.of(path);
    }

    private static List<Step> steps(TomlTable part, Map<String, Map<String, String>> traits) {
        List<String> contenders = contenders(part, traits);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < contenders.size(); i++) {
            String from = contenders.get(i - 1);
            String to = contenders.get(i);
            steps.add(new Step(from, traits.get(from), to, traits.get(to)));
        }
        return steps;
    }

    private static List<String> contenders(TomlTable table, Map<String, Map<String, String>> traits) {
        List<String> contenders = texts(table, "contenders");
        must("contenders", contenders, contenders.size() > 1, "be two or more");
        contenders.forEach(id -> must("contender", id, traits.containsKey(id), "have its traits in a [[contender]]"));
        return contenders;
    }

    private static List<TomlTable> tables(TomlTable toml, String key) {
        TomlArray array = toml.getArrayOrEmpty(key);
        List<TomlTable> tables = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            tables.add(array.getTable(i));
        }
        return tables;
    }

    private static List<String> texts(TomlTable table, String key) {
        return table.getArrayOrEmpty(key).toList().stream().map(String::valueOf).toList();
    }

    private static String text(TomlTable table, String key) {
        // As a list: a key with a blank is no dotted path.
        Object value = table.get(List.of(key));
        must(key, value, value instanceof String text && !text.isBlank(), "be a text");
        return (String) value;
    }

    private static void must(String subject, Object value, boolean satisfied, String rule) {
        if (!satisfied) {
            throw new IllegalArgumentException(
                    "attribution.toml: " + subject + " (" + value + ") must " + rule + "; correct the file");
        }
    }
}
