package dev.assay.corpus;

import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code benchmarks/data.toml}: what is unpacked, what is built from it, and all pinned digests.
 *
 * @param vocabularies one an encoding
 * @param corpora in the order of the file, which is the order of every table
 * @param deckRule how decks are cut
 */
record Definitions(List<Vocabulary> vocabularies, List<Corpus> corpora, DeckRule deckRule) {
    static final String RESOURCE = "/benchmarks/data.toml";

    private static final List<String> VOCABULARY =
            List.of("encoding", "artefact", "path", "sha256", "made_sha256", "derived");
    private static final List<String> CORPUS = List.of(
            "id", "title", "artefact", "kind", "column", "folder", "fields", "file", "bytes", "sha256", "extra");
    private static final List<String> FILE = List.of("path", "sha256");
    private static final List<String> DECK = List.of("sizes", "large_size", "large_from_corpus_bytes", "shuffle_seed");

    /**
     * A vocabulary.
     *
     * @param file below {@code raw} that it is made of
     * @param sha256 of the {@link Encoding#vocabularyFile}; that of {@code file} where it is the file itself
     * @param derived files for the peers, below the vocabulary folder, which are made of that file
     */
    record Vocabulary(Encoding encoding, RawFile file, String sha256, List<RawFile> derived) {}

    /** A file below {@code raw} and its digest. */
    record RawFile(String path, String sha256) {}

    /**
     * A corpus.
     *
     * @param column of {@code gunzip-column}, from 1; else 0
     * @param folder of a kind that takes all files of one ending, below {@code raw}; else empty
     * @param fields of {@code json-fields}; else empty
     * @param bytes length of the built text
     * @param sha256 of the built text
     * @param extra whether only an effort that asks for extra corpora takes it
     */
    record Corpus(
            String id,
            String title,
            String artefact,
            Kind kind,
            int column,
            String folder,
            List<String> fields,
            List<RawFile> files,
            long bytes,
            String sha256,
            boolean extra) {}

    /** How a corpus is made of its files. */
    enum Kind {
        PLAIN("plain"),
        GUNZIP_COLUMN("gunzip-column"),
        JAVA_CONCAT("java-concat"),
        JSON_CONCAT("json-concat"),
        JSON_FIELDS("json-fields"),
        VALUES("values");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns whether it takes all files of one ending below a folder. */
        boolean ofFolder() {
            return this == JAVA_CONCAT || this == JSON_CONCAT;
        }
    }

    /**
     * The numbers of the rule in {@link Decks}.
     *
     * @param sizesBytes of every corpus
     * @param largeSizeBytes of corpora of at least {@code largeFromCorpusBytes}
     */
    record DeckRule(List<Integer> sizesBytes, int largeSizeBytes, long largeFromCorpusBytes, long shuffleSeed) {
        /** Returns the input sizes of a corpus of that length, ascending. */
        List<Integer> sizes(long corpusBytes) {
            List<Integer> sizes = new ArrayList<>(sizesBytes);
            if (corpusBytes >= largeFromCorpusBytes) sizes.add(largeSizeBytes);
            return List.copyOf(sizes);
        }
    }

    static Definitions read() {
        try (InputStream in = Definitions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new DataException(RESOURCE + " (missing) must be on the class path; rebuild the jar");
            return parse("benchmarks/data.toml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DataException(RESOURCE + " (unreadable) must be on the class path; rebuild the jar", e);
        }
    }

    /**
     * Parses the text of a file of that name.
     *
     * @throws DataException naming the line, if it breaks a rule or has a key that nobody reads
     */
    static Definitions parse(String name, String text) {
        try {
            Keys keys = Keys.of(name, text).only(List.of("vocabulary", "corpus", "deck"));
            Keys deck = keys.table("deck").orElseThrow(() -> keys.broken("deck", "be a table"));
            return new Definitions(
                    keys.tables("vocabulary").stream()
                            .map(Definitions::vocabulary)
                            .toList(),
                    keys.tables("corpus").stream().map(Definitions::corpus).toList(),
                    deckRule(deck.only(DECK)));
        } catch (IllegalArgumentException wrong) {
            throw new DataException(wrong.getMessage());
        }
    }

    /** Returns the corpus of that id. */
    Optional<Corpus> corpus(String id) {
        return corpora.stream().filter(corpus -> corpus.id().equals(id)).findFirst();
    }

    /** Returns the vocabulary of an encoding. */
    Optional<Vocabulary> vocabulary(Encoding encoding) {
        return vocabularies.stream()
                .filter(vocabulary -> vocabulary.encoding() == encoding)
                .findFirst();
    }

    private static Vocabulary vocabulary(Keys keys) {
        keys.only(VOCABULARY);
        Encoding encoding = keys.oneOf("encoding", Encoding.tokenizing(), Encoding::id);
        RawFile file = rawFile(keys);
        return new Vocabulary(
                encoding,
                file,
                keys.has("made_sha256") ? sha256(keys, "made_sha256") : file.sha256(),
                rawFiles(keys, "derived"));
    }

    private static Corpus corpus(Keys keys) {
        keys.only(CORPUS);
        Kind kind = keys.oneOf("kind", List.of(Kind.values()), value -> value.label);
        List<RawFile> files = rawFiles(keys, "file");
        keys.require(
                kind.ofFolder() == files.isEmpty(),
                "kind",
                "be java-concat or json-concat with a folder, or another kind with [[corpus.file]]");
        return new Corpus(
                keys.text("id"),
                keys.text("title"),
                keys.text("artefact"),
                kind,
                kind == Kind.GUNZIP_COLUMN ? keys.whole("column", 1, Integer.MAX_VALUE) : 0,
                kind.ofFolder() ? path(keys, "folder") : "",
                kind == Kind.JSON_FIELDS ? fields(keys) : List.of(),
                files,
                keys.positive("bytes"),
                sha256(keys, "sha256"),
                keys.flag("extra"));
    }

    private static List<String> fields(Keys keys) {
        List<String> fields = keys.texts("fields");
        keys.require(!fields.isEmpty(), "fields", "be a list of at least one text");
        return fields;
    }

    private static DeckRule deckRule(Keys keys) {
        return new DeckRule(
                sizes(keys),
                keys.whole("large_size", 1, Integer.MAX_VALUE),
                keys.positive("large_from_corpus_bytes"),
                keys.positive("shuffle_seed"));
    }

    /* Ascending; each divides the next, so that windows of one size subdivide those of another. */
    private static List<Integer> sizes(Keys keys) {
        // Four bytes is the longest code point: a smaller window might hold none.
        List<Integer> sizes = keys.wholes("sizes", 4, Decks.BLOCK_BYTES);
        int last = 1;
        for (int size : sizes) {
            if (size <= last || size % last != 0) {
                throw keys.broken("sizes", size, "be larger than the size before it, and a multiple of it");
            }
            last = size;
        }
        keys.require(last == Decks.BLOCK_BYTES, "sizes", "be a list of sizes that ends with " + Decks.BLOCK_BYTES);
        return sizes;
    }

    private static List<RawFile> rawFiles(Keys keys, String key) {
        return keys.tables(key).stream().map(one -> rawFile(one.only(FILE))).toList();
    }

    private static RawFile rawFile(Keys keys) {
        return new RawFile(path(keys, "path"), sha256(keys, "sha256"));
    }

    private static String sha256(Keys keys, String key) {
        return keys.matching(key, "[0-9a-f]{64}", "be 64 lower-case hex digits");
    }

    /* It stays below its root on every system. */
    private static String path(Keys keys, String key) {
        return keys.matching(key, "(?!/)(?!.*\\.\\.)[^\\\\:]+", "be a relative path with / and without ..");
    }
}
