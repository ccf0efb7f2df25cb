package dev.assay.price;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which part of a tokenizer a source file is, so that the lines of like things stand beside each other. */
public enum Part {
    /** What all strategies need: vocabulary, classes of code points, cutting, merging. */
    SHARED,
    PLAIN,
    CACHED,
    /** What ALGORITHM.md does not describe: Rust's tuned strategies, Python's way by {@code re}. */
    OWN;

    /* One package holds workers and peers too, and the tokenizer is these. */
    private static final Map<String, Part> PYTHON = Map.of(
            "classes.py", SHARED,
            "merge.py", SHARED,
            "split.py", SHARED,
            "vocabulary.py", SHARED,
            "plain.py", PLAIN,
            "words.py", CACHED,
            "cached.py", OWN);

    /**
     * Returns the part, or empty if the file is no part of the tokenizer: a test, another language, or of Python's package something else.
     *
     * @param path below the folder of the tokenizer, with slashes
     */
    public static Optional<Part> of(Syntax syntax, String path) {
        if (syntax == Syntax.PYTHON) {
            return Optional.ofNullable(PYTHON.get(path));
        }
        String extension =
                switch (syntax) {
                    case JAVA -> ".java";
                    case RUST -> ".rs";
                    default -> ".hpp";
                };
        String name = path.toLowerCase(Locale.ROOT);
        if (!name.endsWith(extension) || name.endsWith("tests.rs")) {
            return Optional.empty();
        }
        if (List.of("cached", "wordcache").stream().anyMatch(name::startsWith)) {
            return Optional.of(CACHED);
        }
        return Optional.of(name.startsWith("plain") ? PLAIN : name.startsWith("tuned") ? OWN : SHARED);
    }

    /** Returns the word used in files and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
