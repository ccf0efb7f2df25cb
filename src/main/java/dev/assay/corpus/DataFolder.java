package dev.assay.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stand-in. */
public record DataFolder(Path root, String origin) {
    public static DataFolder locate(Optional<Path> named) {
        Path root = named.or(() ->
                        Optional.ofNullable(System.getProperty("assay.data")).map(Path::of))
                .orElse(Path.of("target/data"));
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("data folder (" + root + ") must exist; run mvn verify");
        }
        return new DataFolder(root, "stand-in");
    }

    public Path vocabularyFolder() {
        return root.resolve("vocab");
    }

    public byte[] vocabulary(Encoding encoding) {
        try {
            return Files.readAllBytes(vocabularyFolder().resolve(encoding.id() + ".tiktoken"));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    public List<String> corpora() {
        return List.of();
    }

    public List<Integer> sizes(String corpus) {
        return List.of();
    }

    public Deck deck(String corpus, int size) {
        throw new UnsupportedOperationException();
    }

    public List<Deck> decks() {
        return List.of();
    }
}
