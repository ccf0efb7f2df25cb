package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Chain;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.usage.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final String FILE = "attribution.toml";
    /* By the whole text: it is asked for of every reading of every run, and runs side by side carry the same. */
    private static final Map<String, Attribution> READ = new ConcurrentHashMap<>();

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
        public List<ContenderId> contenders() {
            List<ContenderId> contenders = new ArrayList<>(List.of(steps.get(0).from()));
            steps.forEach(step -> contenders.add(step.to()));
            return contenders;
        }

        /** Returns the traits in the order in which they change. */
        public List<String> order() {
            return steps.stream().map(Step::trait).toList();
        }
    }

    /** Two contenders that differ in all of these traits, so that their ratio is no one trait's. */
    public record Leap(String group, String encoding, ContenderId from, ContenderId to, List<String> traits) {
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
        return Optional.ofNullable(header.claims().get(KEY))
                .map(text -> READ.computeIfAbsent(text, Attribution::parse));
    }

    /** Returns the paths that the run measured, in the order of the file. */
    public static List<Found> found(Header header, Summary summary) {
        List<Found> found = new ArrayList<>();
        of(header).ifPresent(attribution -> attribution.paths().forEach(path -> Chain.of(
                        summary, path.contenders(), path.groups(), path.group(), path.encoding())
                .ifPresent(chain -> found.add(new Found(path, chain)))));
        return found;
    }

    /**
     * Returns the single steps that a pair's factor holds: paths of one step from its slow end, whose other end leaps to its fast one. What
     * such a step changes can be taken away by itself, and the leap is what is left.
     */
    public List<Step> within(String group, String encoding, ContenderId slow, ContenderId fast) {
        return paths.stream()
                .filter(path -> path.steps().size() == 1)
                .filter(path -> path.group().equals(group) && path.encoding().equals(encoding))
                .map(path -> path.steps().get(0))
                .filter(step -> step.from().equals(slow))
                .filter(step -> leaps.stream()
                        .anyMatch(leap -> leap.group().equals(group)
                                && leap.encoding().equals(encoding)
                                && leap.from().equals(step.to())
                                && leap.to().equals(fast)))
                .toList();
    }

    /** Returns the leaps that the run measured. */
    public static List<Leapt> leapt(Header header, Summary summary) {
        List<Leapt> leapt = new ArrayList<>();
        of(header).ifPresent(attribution -> attribution.leaps().forEach(leap -> summary.ratio(
                        leap.from(),
                        leap.to(),
                        Quantity.TIME,
                        new Summary.Cell(leap.group(), leap.encoding(), Where.ALL, Mode.THROUGHPUT))
                .ifPresent(ratio -> leapt.add(new Leapt(leap, ratio)))));
        return leapt;
    }

    /**
     * Returns the attribution that a TOML text defines.
     *
     * @throws IllegalArgumentException naming the line, if a contender lacks a trait, or neighbours on a path do not differ in exactly one
     */
    public static Attribution parse(String text) {
        Keys keys = Keys.of(FILE, text).only(SECTIONS);
        Map<ContenderId, Map<String, String>> traits = traits(keys);
        return new Attribution(
                keys.tables("path").stream()
                        .map(table -> path(table.only(PATH), traits))
                        .toList(),
                keys.tables("leap").stream()
                        .map(table -> leap(table.only(LEAP), traits))
                        .toList());
    }

    /* The traits of each contender, by its id. */
    private static Map<ContenderId, Map<String, String>> traits(Keys keys) {
        List<String> names = keys.texts("traits");
        Map<String, String> usual = new LinkedHashMap<>();
        keys.table("usual")
                .ifPresent(table -> table.only(names).names().forEach(name -> usual.put(name, table.text(name))));
        Set<String> known = new LinkedHashSet<>(names);
        known.add("id");
        Map<ContenderId, Map<String, String>> traits = new LinkedHashMap<>();
        for (Keys table : keys.tables("contender")) {
            Keys contender = table.called("contender " + table.text("id")).only(known);
            Map<String, String> own = new LinkedHashMap<>();
            for (String name : names) {
                Optional<String> value = contender.optional(name).or(() -> Optional.ofNullable(usual.get(name)));
                own.put(name, value.orElseThrow(() -> contender.broken(name, "be a text, here or in [usual]")));
            }
            traits.put(contender.as("id", ContenderId::of), own);
        }
        return traits;
    }

    private static Path path(Keys table, Map<ContenderId, Map<String, String>> traits) {
        String group = table.text("group");
        List<Step> steps = new ArrayList<>(steps(table, traits));
        List<String> groups = new ArrayList<>(Collections.nCopies(steps.size(), group));
        table.table("then").ifPresent(then -> {
            List<Step> further = steps(then.only(THEN), traits);
            ContenderId end = steps.get(steps.size() - 1).to();
            ContenderId from = further.get(0).from();
            if (!from.equals(end)) {
                throw then.broken("contenders", from, "begin where the path ended, with " + end);
            }
            steps.addAll(further);
            groups.addAll(Collections.nCopies(further.size(), then.text("group")));
        });
        return new Path(group, table.text("encoding"), steps, groups);
    }

    private static Leap leap(Keys table, Map<ContenderId, Map<String, String>> traits) {
        List<ContenderId> pair = contenders(table, traits);
        table.require(pair.size() == 2, "contenders", "be two");
        ContenderId from = pair.get(0);
        ContenderId to = pair.get(1);
        List<String> differing = Step.differing(traits.get(from), traits.get(to));
        table.require(differing.size() > 1, "contenders", "differ in several traits; else it is a step");
        return new Leap(table.text("group"), table.text("encoding"), from, to, differing);
    }

    private static List<Step> steps(Keys part, Map<ContenderId, Map<String, String>> traits) {
        List<ContenderId> contenders = contenders(part, traits);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < contenders.size(); i++) {
            ContenderId from = contenders.get(i - 1);
            ContenderId to = contenders.get(i);
            try {
                steps.add(new Step(from, traits.get(from), to, traits.get(to)));
            } catch (IllegalArgumentException none) {
                throw part.at("contenders", none.getMessage());
            }
        }
        return steps;
    }

    private static List<ContenderId> contenders(Keys table, Map<ContenderId, Map<String, String>> traits) {
        List<ContenderId> contenders = table.eachAs("contenders", ContenderId::of);
        table.require(contenders.size() > 1, "contenders", "be two or more");
        for (ContenderId id : contenders) {
            if (!traits.containsKey(id)) {
                throw table.broken("contenders", id, "have its traits in a [[contender]]");
            }
        }
        return contenders;
    }
}
