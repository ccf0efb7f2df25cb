package dev.assay.corpus;

import dev.assay.usage.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

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

    /** Parses the text of a file of that name. */
    static Definitions parse(String name, String text) {
        TomlTable toml = known(name, text);
        List<Vocabulary> vocabularies = new ArrayList<>();
        for (Fields fields : tables(name, toml, "vocabulary")) {
            RawFile file = fields.rawFile();
            List<RawFile> derived = new ArrayList<>();
            for (Fields one : tables(name, fields.table(), "derived")) derived.add(one.rawFile());
            vocabularies.add(new Vocabulary(
                    fields.encoding("encoding"),
                    file,
                    fields.table().contains("made_sha256") ? fields.sha256("made_sha256") : file.sha256(),
                    List.copyOf(derived)));
        }
        List<Corpus> corpora = new ArrayList<>();
        for (Fields fields : tables(name, toml, "corpus")) corpora.add(corpus(name, fields));
        TomlTable deck = toml.getTableOrEmpty("deck");
        return new Definitions(
                List.copyOf(vocabularies),
                List.copyOf(corpora),
                deckRule(new Fields(name, deck, Fields.line(toml, "deck"))));
    }

    /** Refuses what is no TOML, and keys that nobody reads. */
    private static TomlTable known(String name, String text) {
        try {
            Keys keys = Keys.of(name, text).only(List.of("vocabulary", "corpus", "deck"));
            keys.tables("vocabulary")
                    .forEach(one -> one.only(VOCABULARY).tables("derived").forEach(file -> file.only(FILE)));
            keys.tables("corpus").forEach(one -> one.only(CORPUS).tables("file").forEach(file -> file.only(FILE)));
            keys.table("deck").ifPresent(one -> one.only(DECK));
            return keys.table();
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

    private static Corpus corpus(String name, Fields fields) {
        Kind kind = fields.oneOf("kind", List.of(Kind.values()), value -> value.label);
        List<RawFile> files = new ArrayList<>();
        for (Fields file : tables(name, fields.table(), "file")) files.add(file.rawFile());
        if (kind.ofFolder() != files.isEmpty()) {
            throw fields.refuse(
                    "kind",
                    kind.label,
                    "java-concat or json-concat with a folder, or another kind with [[corpus.file]]");
        }
        return new Corpus(
                fields.text("id"),
                fields.text("title"),
                fields.text("artefact"),
                kind,
                kind == Kind.GUNZIP_COLUMN ? Math.toIntExact(fields.positive("column")) : 0,
                kind.ofFolder() ? fields.path("folder") : "",
                kind == Kind.JSON_FIELDS ? fields.texts("fields") : List.of(),
                List.copyOf(files),
                fields.positive("bytes"),
                fields.sha256("sha256"),
                fields.flag("extra"));
    }

    private static DeckRule deckRule(Fields fields) {
        return new DeckRule(
                fields.sizes("sizes"),
                Math.toIntExact(fields.positive("large_size")),
                fields.positive("large_from_corpus_bytes"),
                fields.positive("shuffle_seed"));
    }

    private static List<Fields> tables(String name, TomlTable parent, String key) {
        List<Fields> tables = new ArrayList<>();
        TomlArray array = parent.getArrayOrEmpty(key);
        for (int i = 0; i < array.size(); i++) {
            tables.add(
                    new Fields(name, array.getTable(i), array.inputPositionOf(i).line()));
        }
        return tables;
    }
}
