package dev.assay.corpus;

import dev.assay.corpus.Definitions.Corpus;
import dev.assay.corpus.Definitions.RawFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The build step that makes a data folder from artefacts unpacked below {@code raw}: vocabularies, corpora, decks and the manifest. Every
 * pinned file is verified each time; what is already there and right is left alone, and a file appears whole or not at all.
 */
public final class Preparation {
    private static final String NEXT = "run mvn process-classes";

    private final Path root;
    private final Definitions definitions;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private Preparation(Path root, Definitions definitions) {
        this.root = root;
        this.definitions = definitions;
    }

    /**
     * Makes or verifies the data folder.
     *
     * @throws DataException if a file is missing or is not what its digest says
     */
    public static void build(Path dataRoot) {
        build(dataRoot, Definitions.read());
    }

    static void build(Path dataRoot, Definitions definitions) {
        try {
            new Preparation(dataRoot, definitions).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build() throws IOException {
        for (Definitions.Vocabulary vocabulary : definitions.vocabularies()) {
            keep(vocabulary);
        }
        for (Corpus corpus : definitions.corpora()) {
            byte[] text = corpus(corpus);
            for (int size : definitions.deckRule().sizes(text.length)) {
                Deck deck = Decks.cut(corpus.id(), text, size, definitions.deckRule());
                keep("decks/" + corpus.id() + "-" + size + ".deck", Decks.file(deck.inputs()));
            }
        }
        // Last: a folder with a manifest is complete.
        write(root.resolve(Manifest.FILE), new Manifest(entries).text().getBytes(StandardCharsets.UTF_8));
    }

    private void keep(Definitions.Vocabulary vocabulary) throws IOException {
        Encoding encoding = vocabulary.encoding();
        byte[] raw = raw(vocabulary.file());
        switch (encoding.family().orElseThrow()) {
            case BYTE_BPE -> keep("vocab/" + encoding.vocabularyFile(), raw);
            case WORDPIECE -> {
                WordPieceFiles files = WordPieceFiles.of(vocabulary.file().path(), raw);
                byte[] made = files.vocabulary();
                String found = Sha256.hex(made);
                if (!found.equals(vocabulary.sha256())) {
                    throw new DataException("vocabulary " + encoding + " (SHA-256 " + found + ") must have SHA-256 "
                            + vocabulary.sha256() + "; correct made_sha256, or " + NEXT);
                }
                keep("vocab/" + encoding.vocabularyFile(), made);
                keep("vocab/" + encoding.id() + "/tokenizer.json", files.description());
            }
        }
    }

    /** Returns the verified text of a corpus; builds it unless it is there already. */
    private byte[] corpus(Corpus corpus) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (RawFile file : corpus.files()) files.add(raw(file));
        String path = "corpora/" + corpus.id() + ".txt";
        Optional<byte[]> present =
                present(root.resolve(path)).filter(text -> Sha256.hex(text).equals(corpus.sha256()));
        if (present.isPresent()) {
            entries.add(Manifest.Entry.of(path, present.get()));
            return present.get();
        }
        byte[] text = CorpusText.encode(text(corpus, files));
        String found = Sha256.hex(text);
        if (text.length != corpus.bytes() || !found.equals(corpus.sha256())) {
            throw new DataException("corpus " + corpus.id() + " (" + text.length + " bytes, " + found + ") must be "
                    + corpus.bytes() + " bytes, " + corpus.sha256() + "; delete " + root.resolve("raw") + " and "
                    + NEXT);
        }
        keep(path, text);
        return text;
    }

    private String text(Corpus corpus, List<byte[]> files) throws IOException {
        StringBuilder text = new StringBuilder();
        switch (corpus.kind()) {
            case PLAIN -> files.forEach(file -> text.append(CorpusText.plain(file)));
            case GUNZIP_COLUMN -> {
                for (byte[] file : files) text.append(CorpusText.gunzipColumn(file, corpus.column()));
            }
            case JAVA_CONCAT -> {
                for (Path file : filesBelow(corpus.folder(), ".java")) {
                    text.append(CorpusText.javaSource(Files.readAllBytes(file)));
                }
            }
            case JSON_CONCAT -> {
                for (Path file : filesBelow(corpus.folder(), ".json")) {
                    text.append(CorpusText.plain(Files.readAllBytes(file)));
                }
            }
            case JSON_FIELDS -> {
                for (byte[] file : files) text.append(CorpusText.jsonFields(file, corpus.fields()));
            }
            case VALUES -> {
                for (int i = 0; i < files.size(); i++) {
                    text.append(CorpusText.values(corpus.files().get(i).path(), files.get(i)));
                }
            }
        }
        return text.toString();
    }

    private List<Path> filesBelow(String below, String ending) throws IOException {
        Path folder = root.resolve("raw").resolve(below);
        if (!Files.isDirectory(folder)) throw missing(folder);
        try (Stream<Path> paths = Files.walk(folder)) {
            // By the text of the path, so that the order is no file system's.
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted(Comparator.comparing(
                            path -> folder.relativize(path).toString().replace('\\', '/')))
                    .toList();
        }
    }

    private byte[] raw(RawFile pinned) throws IOException {
        Path file = root.resolve("raw").resolve(pinned.path());
        byte[] bytes = present(file).orElseThrow(() -> missing(file));
        String found = Sha256.hex(bytes);
        if (!found.equals(pinned.sha256())) {
            throw new DataException(file + " (SHA-256 " + found + ") must have SHA-256 " + pinned.sha256() + "; delete "
                    + file.getParent() + " and " + NEXT);
        }
        return bytes;
    }

    private static DataException missing(Path file) {
        return new DataException(file + " (missing) must be unpacked; " + NEXT);
    }

    private static Optional<byte[]> present(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private void keep(String path, byte[] bytes) throws IOException {
        entries.add(Manifest.Entry.of(path, bytes));
        write(root.resolve(path), bytes);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        if (present(file).filter(there -> Arrays.equals(there, bytes)).isPresent()) return;
        Files.createDirectories(file.getParent());
        // Not createTempFile, whose files only their owner may read.
        Path temporary = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
