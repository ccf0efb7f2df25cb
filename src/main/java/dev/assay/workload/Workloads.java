package dev.assay.workload;

import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workloads that are defined, by {@code workloads.toml}, and what each can be asked for. */
public final class Workloads {
    private static final String RESOURCE = "benchmarks/workloads.toml";
    private static final String FILE = "workloads.toml";

    private final Map<String, Workload> workloads = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<String, List<String>> corpora = new LinkedHashMap<>();

    /**
     * What contenders of a workload can be asked to load.
     *
     * @param encoding its id; the word is tokenizing's, and stays, since run files have it
     * @param oracle id of the contender whose library made the reference
     */
    public record Offer(Workload workload, String encoding, String oracle) {}

    private static final class Defined {
        static final Workloads ALL = onClassPath();
    }

    private Workloads() {}

    /** Returns all that are on the class path, so that a jar beside this one can bring its own. Read once. */
    public static Workloads defined() {
        return Defined.ALL;
    }

    private static Workloads onClassPath() {
        List<String> texts = new ArrayList<>();
        try {
            for (URL file : Collections.list(Workloads.class.getClassLoader().getResources(RESOURCE))) {
                try (InputStream in = file.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    // The classes and the jar that was made of them may both be there.
                    if (!texts.contains(text)) {
                        texts.add(text);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("resource (" + RESOURCE + ") must be in the jar; build it with mvn verify");
        }
        return parse(texts);
    }

    /**
     * Reads definitions.
     *
     * @throws IllegalArgumentException if one breaks a rule, or a workload or an encoding is defined twice
     */
    static Workloads parse(List<String> texts) {
        Workloads all = new Workloads();
        for (String text : texts) {
            Keys.of(FILE, text).only(List.of("workload")).tables("workload").forEach(all::add);
        }
        return all;
    }

    private void add(Keys table) {
        table.only(List.of("id", "task", "purpose", "answers", "loads", "corpora", "encodings"));
        // Read for its rule alone: it is there for people.
        table.text("purpose");
        Workload workload =
                new Workload(table.text("id"), table.text("task"), table.text("answers"), table.text("loads"));
        if (workloads.putIfAbsent(workload.id(), workload) != null) {
            throw table.broken("id", "be defined once");
        }
        corpora.put(workload.id(), table.texts("corpora"));
        Keys encodings = table.table("encodings").orElseThrow(() -> table.broken("encodings", "be a table"));
        table.require(!encodings.names().isEmpty(), "encodings", "name one at least");
        for (String encoding : encodings.names()) {
            Offer offer = new Offer(workload, encoding, encodings.text(encoding));
            Offer other = offers.putIfAbsent(encoding, offer);
            if (other != null) {
                throw encodings.broken(encoding, "be of one workload, and is of " + other.workload() + " too");
            }
        }
    }

    /**
     * Returns the workload of that id.
     *
     * @param table where it is named, as its key {@code workload}
     * @throws IllegalArgumentException naming the place, if there is none
     */
    public Workload named(Keys table) {
        return workloads.get(
                table.oneOf("workload", workloads.keySet().stream().sorted().toList(), id -> id));
    }

    /** Returns what an encoding is, if some workload offers it. */
    public Optional<Offer> offer(String encoding) {
        return Optional.ofNullable(offers.get(encoding));
    }

    /**
     * Returns whether a workload is given a corpus: one of its own, or where it has none whatever is no other's. So a pattern of plan.toml
     * that stands for any corpus never gives prose to a parser of JSON.
     */
    public boolean takes(Workload workload, String corpus) {
        List<String> own = corpora.getOrDefault(workload.id(), List.of());
        return own.isEmpty() ? corpora.values().stream().noneMatch(all -> all.contains(corpus)) : own.contains(corpus);
    }

    /** Returns the ids of a workload's encodings. */
    public List<String> encodings(Workload workload) {
        return offers.values().stream()
                .filter(offer -> offer.workload().equals(workload))
                .map(Offer::encoding)
                .sorted()
                .toList();
    }
}
