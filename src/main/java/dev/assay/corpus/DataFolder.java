package dev.assay.corpus;

import dev.assay.corpus.Definitions.Corpus;
import dev.assay.usage.Property;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The prepared data: vocabularies and decks, verified as they are read; a text of the user's own may stand in place of the corpora. */
public final class DataFolder {
    /* What this JVM has read and found right: reading 6 MB again for each worker would take longer than starting one. */
    private static final Map<Path, Seen> SEEN = new ConcurrentHashMap<>();

    private record Seen(String sha256, long bytes, FileTime modified) {}

    private final Path root;
    private final String origin;
    private final Manifest manifest;
    private final Definitions definitions;
    private final Optional<UserCorpus> own;
    private final Map<String, Deck> decks = new ConcurrentHashMap<>();

    private DataFolder(Path root, String origin, Manifest manifest, Definitions definitions, Optional<UserCorpus> own) {
        this.root = root;
        this.origin = origin;
        this.manifest = manifest;
        this.definitions = definitions;
        this.own = own;
    }

    /**
     * Finds the folder: the option if given, else the system property {@code assay.data}, else {@code data} beside the jar or class
     * folder of this class.
     *
     * @throws DataException if it holds no manifest
     */
    public static DataFolder locate(Optional<Path> option) {
        if (option.isPresent()) return open(option.get(), "--data");
        Optional<Path> property = Property.DATA.text().map(Path::of);
        if (property.isPresent()) return open(property.get(), "system property " + Property.DATA.key());
        return open(besideThisClass(), "beside the program");
    }

    private static DataFolder open(Path root, String origin) {
        if (!Files.isRegularFile(root.resolve(Manifest.FILE))) {
            throw new DataException("data folder " + root + " (" + origin + ") must hold " + Manifest.FILE
                    + "; run mvn process-classes or name a prepared folder with --data DIR");
        }
        try {
            return new DataFolder(root, origin, Manifest.read(root), Definitions.read(), Optional.empty());
        } catch (IOException e) {
            throw unreadable(root.resolve(Manifest.FILE), e);
        }
    }

    private static Path besideThisClass() {
        try {
            Path code = Path.of(DataFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("data");
        } catch (URISyntaxException e) {
            throw new DataException(
                    "data folder (not found beside the program) must be known; name it with --data DIR", e);
        }
    }

    /** Returns the same folder with a text of the user's own in place of all its corpora. */
    public DataFolder with(UserCorpus text) {
        return new DataFolder(root, origin, manifest, definitions, Optional.of(text));
    }

    /** Returns the same folder with the corpora of its own. */
    public DataFolder shipped() {
        return own.isEmpty() ? this : new DataFolder(root, origin, manifest, definitions, Optional.empty());
    }

    /** Returns the text that stands in place of the corpora, if one does. */
    public Optional<UserCorpus> own() {
        return own;
    }

    /** Returns the folder. */
    public Path root() {
        return root;
    }

    /** Returns which rule found the folder, such as {@code --data}. */
    public String origin() {
        return origin;
    }

    /** Returns the folder of the vocabularies, which a worker's {@code load} names. */
    public Path vocabularyFolder() {
        return root.resolve("vocab");
    }

    /** Returns the {@link Encoding#vocabularyFile} of an encoding, verified against the pinned digest. */
    public byte[] vocabulary(Encoding encoding) {
        return verified(
                "vocab/" + encoding.vocabularyFile(), definition(encoding).sha256());
    }

    /**
     * Refuses an encoding of which a file is another than was declared: that of its tokens, and those that are made of it for the peers,
     * as far as they are there. A file is read once in this JVM, as long as its length and its time stay the same.
     *
     * @throws DataException that names both digests
     */
    public void requireVocabulary(Encoding encoding) {
        if (encoding.family().isEmpty()) {
            return; // Contenders of another workload read no vocabulary.
        }
        Definitions.Vocabulary vocabulary = definition(encoding);
        require("vocab/" + encoding.vocabularyFile(), vocabulary.sha256());
        for (Definitions.RawFile derived : vocabulary.derived()) {
            String path = "vocab/" + derived.path();
            if (Files.exists(root.resolve(path))) require(path, derived.sha256());
        }
    }

    private void require(String path, String sha256) {
        Path file = root.resolve(path).toAbsolutePath();
        try {
            Seen now = new Seen(sha256, Files.size(file), Files.getLastModifiedTime(file));
            if (!now.equals(SEEN.get(file))) {
                verified(path, sha256);
                SEEN.put(file, now);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Definitions.Vocabulary definition(Encoding encoding) {
        return definitions
                .vocabulary(encoding)
                .orElseThrow(() -> new DataException(
                        "encoding (" + encoding + ") must have a [[vocabulary]]; add it to benchmarks/data.toml"));
    }

    /** Returns the ids of all corpora, in the order of the definitions; that of the user's own text alone where there is one. */
    public List<String> corpora() {
        return own.isPresent()
                ? List.of(UserCorpus.ID)
                : definitions.corpora().stream().map(Corpus::id).toList();
    }

    /** Returns the sizes, in bytes, of the decks of a corpus, ascending. */
    public List<Integer> sizes(String corpus) {
        if (!corpora().contains(corpus)) {
            throw new DataException(
                    "corpus (" + corpus + ") must be one of " + String.join(", ", corpora()) + "; choose one of them");
        }
        long bytes = own.map(UserCorpus::bytes)
                .orElseGet(() -> definitions.corpus(corpus).orElseThrow().bytes());
        return definitions.deckRule().sizes(bytes);
    }

    /** Returns a deck, verified against the manifest or cut from the user's own text; the same object each time. */
    public Deck deck(String corpus, int sizeBytes) {
        if (!sizes(corpus).contains(sizeBytes)) {
            throw new DataException("deck size (" + sizeBytes + ") must be one of " + sizes(corpus) + " for " + corpus
                    + "; choose one of them");
        }
        return decks.computeIfAbsent(corpus + "-" + sizeBytes, name -> readDeck(corpus, sizeBytes, name));
    }

    /** Returns the decks of all corpora that are not extra, by corpus and then by size. */
    public List<Deck> decks() {
        if (own.isPresent()) return decks(corpora());
        return decks(definitions.corpora().stream()
                .filter(corpus -> !corpus.extra())
                .map(Corpus::id)
                .toList());
    }

    /** Returns the decks of some corpora, by corpus and then by size. */
    public List<Deck> decks(List<String> corpora) {
        List<Deck> decks = new ArrayList<>();
        for (String corpus : corpora) {
            for (int size : sizes(corpus)) decks.add(deck(corpus, size));
        }
        return List.copyOf(decks);
    }

    private Deck readDeck(String corpus, int sizeBytes, String name) {
        if (own.isPresent()) return Decks.cut(corpus, own.get().text(), sizeBytes, definitions.deckRule());
        String path = "decks/" + name + ".deck";
        Manifest.Entry entry = manifest.entry(path)
                .orElseThrow(() -> new DataException(root.resolve(Manifest.FILE) + " (no row " + path
                        + ") must list every deck; run mvn process-classes"));
        return Decks.parse(corpus, sizeBytes, verified(path, entry.sha256()));
    }

    private byte[] verified(String path, String sha256) {
        Path file = root.resolve(path);
        try {
            byte[] bytes = Files.readAllBytes(file);
            String found = Sha256.hex(bytes);
            if (!found.equals(sha256)) {
                throw new DataException(file + " (SHA-256 " + found + ") must have SHA-256 " + sha256
                        + "; delete it and run mvn process-classes");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DataException unreadable(Path file, IOException cause) {
        return new DataException(file + " (unreadable) must be readable; run mvn process-classes", cause);
    }
}
