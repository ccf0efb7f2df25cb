package dev.assay.claim;

import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Why the factor turns between two neighbouring releases, as their sources tell it. It is knowledge beside the run and no measurement: it
 * is told only where the run's own intervals show the turn, and it explains runs that are older than it.
 *
 * @param library of both releases
 * @param from the last release of before
 * @param to the first release of after
 * @param sentence what changed there
 * @param source where that can be read
 */
public record Cause(String library, String from, String to, Kind kind, String sentence, String source) {
    private static final String RESOURCE = "/benchmarks/releases.toml";
    private static final List<String> KEYS = List.of("library", "from", "to", "kind", "sentence", "source");

    /** What kind of thing it was. */
    public enum Kind {
        /** Python gave way to Rust, or the other way round. */
        LANGUAGE("the language"),
        /** Other work, or the same work in another way, on purpose. */
        ALGORITHM("the algorithm"),
        /** Slower as a side effect of a change that was made for something else. */
        ACCIDENT("a side effect"),
        /** CPython. */
        INTERPRETER("the interpreter"),
        /** Flags, compiler or allocator of what was shipped. */
        BUILD("the build");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns what a sentence calls it. */
        public String words() {
            return words;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns those that travel with the program, beside the releases. */
    public static List<Cause> shipped() {
        try (InputStream stream = Cause.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "resource (" + RESOURCE + ") must be in the jar; build it with mvn verify");
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Returns those of a text of {@code releases.toml}; whoever runs releases reads the rest of it. */
    static List<Cause> parse(String text) {
        return Keys.of("releases.toml", text).tables("cause").stream()
                .map(table -> cause(table.only(KEYS)))
                .toList();
    }

    private static Cause cause(Keys table) {
        return new Cause(
                table.text("library"),
                table.text("from"),
                table.text("to"),
                table.oneOf("kind", List.of(Kind.values()), Kind::key),
                table.text("sentence"),
                table.matching("source", "https://\\S+", "be the address of what tells it"));
    }
}
