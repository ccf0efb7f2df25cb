package dev.assay.contender;

import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.run.ReleasedAs;
import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The releases of {@code benchmarks/releases.toml} and the contenders that run in them. They are apart from {@code contenders.toml}: each
 * needs an environment of its own, so nobody who lists or measures the others shall start or make them.
 */
public final class Releases {
    /** The word {@code launch} of their contenders. */
    public static final String LAUNCH = "release";

    private static final String RESOURCE = "/benchmarks/releases.toml";
    private static final List<String> ARM = List.of("name", "language", "output", "call");
    private static final List<String> KEYS = List.of(
            "id",
            "library",
            "version",
            "beside",
            "released",
            "python",
            "requirements",
            "imports",
            "control",
            "arms",
            "differs");

    private static final class Shipped {
        static final Releases ALL = of(text());
    }

    private final Map<String, Release> releases = new LinkedHashMap<>();
    private final List<Declaration> declarations = new ArrayList<>();

    private Releases() {}

    /** Returns those that travel with the program. */
    public static Releases shipped() {
        return Shipped.ALL;
    }

    /** Returns the release of an id. */
    public Release named(String id) {
        return Optional.ofNullable(releases.get(id))
                .orElseThrow(
                        () -> new IllegalArgumentException("release (" + id + ") must be declared; see releases.toml"));
    }

    /** Returns all of them, in the order of the file. */
    public List<Release> all() {
        return List.copyOf(releases.values());
    }

    /** Returns the contenders that run in them. The strategy of each is the id of its release. */
    List<Declaration> declarations() {
        return List.copyOf(declarations);
    }

    static Releases of(String definitions) {
        Keys root = Keys.of("releases.toml", definitions).only(List.of("arm", "release", "cause"));
        Map<String, Keys> arms = new LinkedHashMap<>();
        root.tables("arm").forEach(arm -> arms.put(arm.only(ARM).text("name"), arm));
        Releases all = new Releases();
        for (Keys table : root.tables("release")) {
            Release release = release(table.only(KEYS));
            if (all.releases.put(release.id(), release) != null) {
                throw table.broken("id", "be declared once");
            }
            for (String arm : release.arms()) {
                if (!arms.containsKey(arm)) {
                    throw table.broken("arms", "be some of " + String.join(", ", arms.keySet()));
                }
                all.declarations.add(declaration(release, arms.get(arm)));
            }
        }
        return all;
    }

    private static Release release(Keys table) {
        Release release = new Release(
                table.text("id"),
                new ReleasedAs(
                        table.text("library"),
                        table.text("version"),
                        day(table),
                        table.optional("control").orElse("")),
                table.optional("beside").orElse(""),
                table.text("python"),
                table.optional("requirements").orElse(""),
                table.optional("imports").orElse(""),
                table.texts("arms"),
                differs(table));
        if (!release.isOfToday() && !release.python().matches("3\\.\\d+")) {
            throw table.broken("python", "be a version of CPython, such as 3.11, or chosen");
        }
        if (release.isOfToday() != release.requirements().isEmpty()
                || release.isOfToday() != release.imports().isEmpty()) {
            throw table.broken(
                    "requirements", "be there, with imports, except for the environment of the chosen interpreter");
        }
        if (release.arms().isEmpty()) {
            throw table.broken("arms", "be one or more");
        }
        return release;
    }

    private static LocalDate day(Keys table) {
        try {
            return LocalDate.parse(table.text("released"));
        } catch (DateTimeParseException none) {
            throw table.broken("released", "be a day, such as 2024-12-05");
        }
    }

    private static Map<String, List<String>> differs(Keys table) {
        Map<String, List<String>> differs = new LinkedHashMap<>();
        table.table("differs")
                .ifPresent(known ->
                        known.only(table.texts("arms")).names().forEach(arm -> differs.put(arm, known.texts(arm))));
        return differs;
    }

    private static Declaration declaration(Release release, Keys arm) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("call", arm.text("call"));
        options.putAll(release.as().options());
        String name = arm.text("name");
        return new Declaration(
                new Contender(
                        ContenderId.worker(name + "." + release.id()),
                        Kind.PEER,
                        arm.text("language"),
                        ContenderId.PROCESS,
                        List.of(Encodings.of("r50k_base")),
                        options,
                        arm.text("output")),
                LAUNCH,
                release.id(),
                "CONTENDERS.md#releases",
                release.differs().getOrDefault(name, List.of()));
    }

    private static String text() {
        try (InputStream stream = Releases.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "resource (" + RESOURCE + ") must be in the jar; build it with mvn verify");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
