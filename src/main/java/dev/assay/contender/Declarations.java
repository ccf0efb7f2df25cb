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
            Declaration declaration = declaration(table);
            ContenderId id = declaration.contender().id();
            table.require(
                    declarations.stream()
                            .noneMatch(other -> other.contender().id().equals(id)),
                    "id",
                    "be declared once");
            declarations.add(declaration);
        }
        return List.copyOf(declarations);
    }

    private static Declaration declaration(Keys row) {
        ContenderId id = row.as("id", ContenderId::of);
        Keys table = row.called("contender " + id).only(KEYS);
        Kind kind = table.oneOf("kind", List.of(Kind.values()), Kind::label);
        List<String> differs = table.texts("differs");
        // What is ours must conform: only a library of others may be known to be another function.
        table.require(differs.isEmpty() || kind == Kind.PEER, "differs", "be a peer's; make it conform");
        return new Declaration(
                new Contender(
                        id,
                        kind,
                        table.text("language"),
                        id.bridge(),
                        encodings(table),
                        options(table),
                        table.text("output")),
                table.text("launch"),
                table.optional("strategy").orElse(""),
                table.text("caveats"),
                differs);
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
        table.called("contender").table("options").ifPresent(declared -> declared.names().stream()
                .sorted()
                .forEach(key -> options.put(key, declared.text(key))));
        return options;
    }

    private Declarations() {}
}
