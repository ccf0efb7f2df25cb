package dev.assay.contender;

import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code [[contender]]} tables of {@code contenders.toml}, in their order. */
final class Declarations {
    private static final String RESOURCE = "/benchmarks/contenders.toml";
    private static final List<String> KEYS = List.of(
            "id", "kind", "language", "encodings", "launch", "strategy", "output", "caveats", "differs", "options");

    /** Returns those that travel with the program. */
    static List<Declaration> shipped() {
        try (InputStream stream = Declarations.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "resource (" + RESOURCE + ") must be in the jar; build it with mvn verify");
            }
            return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static List<Declaration> of(String definitions) {
        List<Declaration> declarations = new ArrayList<>();
        for (Keys table : Keys.of("contenders.toml", definitions)
                .only(List.of("contender"))
                .tables("contender")) {
            Declaration declaration = declaration(table.only(KEYS));
            String id = declaration.contender().id();
            if (declarations.stream().anyMatch(other -> other.contender().id().equals(id))) {
                throw new IllegalArgumentException("contender (" + id + ") must be declared once; see contenders.toml");
            }
            declarations.add(declaration);
        }
        return List.copyOf(declarations);
    }

    private static Declaration declaration(Keys table) {
        String id = text(table, "id");
        String bridge = ContenderId.of(id).bridge();
        Contender contender = new Contender(
                id,
                kind(id, text(table, "kind")),
                text(table, "language"),
                bridge,
                encodings(table),
                options(table),
                text(table, "output"));
        return new Declaration(
                contender,
                text(table, "launch"),
                optional(table, "strategy"),
                text(table, "caveats"),
                differs(contender, table));
    }

    private static Kind kind(String id, String label) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind of contender " + id + " (" + label
                        + ") must be first-party, peer or control; see contenders.toml"));
    }

    /* What is ours must conform: only a library of others may be known to be another function. */
    private static List<String> differs(Contender contender, Keys table) {
        List<String> corpora = table.texts("differs");
        if (!corpora.isEmpty() && contender.kind() != Kind.PEER) {
            throw new IllegalArgumentException("differs of contender " + contender.id() + " (" + corpora
                    + ") must be a peer's; make it conform, or see contenders.toml");
        }
        return corpora;
    }

    private static List<Encoding> encodings(Keys table) {
        List<Encoding> encodings = table.texts("encodings").stream()
                .map(id -> Encodings.find(id)
                        .orElseThrow(() ->
                                table.broken("encodings", "be some that workloads.toml names, and " + id + " is none")))
                .toList();
        // One that did two kinds of work would be two contenders under one name.
        if (encodings.stream().map(Encoding::workload).distinct().count() > 1) {
            throw table.broken("encodings", "be of one workload; declare a contender for each");
        }
        return encodings;
    }

    private static Map<String, String> options(Keys table) {
        Map<String, String> options = new LinkedHashMap<>();
        table.table("options").ifPresent(declared -> declared.table().keySet().stream()
                .sorted()
                .forEach(key -> options.put(key, declared.text(key))));
        return options;
    }

    private static String text(Keys table, String key) {
        String value = optional(table, key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "contender (" + optional(table, "id") + ") must have " + key + "; see contenders.toml");
        }
        return value;
    }

    private static String optional(Keys table, String key) {
        return table.optional(key).orElse("");
    }

    private Declarations() {}
}
