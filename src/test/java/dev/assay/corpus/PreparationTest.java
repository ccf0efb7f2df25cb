package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Definitions.Corpus;
import dev.assay.corpus.Definitions.RawFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    private static final String TEXT = "some words, \u4e2d\u6587 too\n".repeat(8000);
    private static final String CODE = "class B {}\n".repeat(7000) + "class A {}\n".repeat(7000);

    @TempDir
    Path root;

    private Definitions definitions;

    @BeforeEach
    void unpackTwoCorpora() throws IOException {
        write("raw/art/x.txt", TEXT);
        // The order is that of the whole path: B/Z before a/Y, since capitals come first.
        write("raw/code/a/Y.java", "class A {}\n".repeat(7000));
        write("raw/code/B/Z.java", "class B {}\n".repeat(7000));
        write("raw/code/note.txt", "not Java");
        definitions = definitions(sha256(TEXT), sha256(CODE));
    }

    @Test
    void theFolderHoldsCorporaDecksAndAManifestOfThem() throws IOException {
        Preparation.build(root, definitions);
        assertEquals(TEXT, Files.readString(root.resolve("corpora/x.txt")));
        assertEquals(CODE, Files.readString(root.resolve("corpora/code.txt")));
        Manifest manifest = Manifest.read(root);
        Manifest.Entry deck = manifest.entry("decks/x-1024.deck").orElseThrow();
        byte[] file = Files.readAllBytes(root.resolve("decks/x-1024.deck"));
        assertEquals(Manifest.Entry.of("decks/x-1024.deck", file), deck);
        // Two corpora with three decks each.
        assertEquals(8, manifest.text().lines().count());
    }

    @Test
    void aSecondBuildLeavesWhatIsRightAlone() throws IOException {
        Preparation.build(root, definitions);
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String path : List.of("corpora/x.txt", "decks/x-64.deck", "manifest.tsv")) {
            Files.setLastModifiedTime(root.resolve(path), old);
        }
        write("decks/code-64.deck", "spoilt");
        Preparation.build(root, definitions);
        assertEquals(old, Files.getLastModifiedTime(root.resolve("corpora/x.txt")));
        assertEquals(old, Files.getLastModifiedTime(root.resolve("decks/x-64.deck")));
        assertEquals(old, Files.getLastModifiedTime(root.resolve("manifest.tsv")));
        assertEquals(139264, Files.size(root.resolve("decks/code-64.deck")));
    }

    @Test
    void aSpoiltCorpusIsBuiltAnew() throws IOException {
        Preparation.build(root, definitions);
        write("corpora/x.txt", TEXT + "more");
        Preparation.build(root, definitions);
        assertEquals(TEXT, Files.readString(root.resolve("corpora/x.txt")));
    }

    @Test
    void aWrongRawFileStopsWithItsNameAndBothDigests() throws IOException {
        Preparation.build(root, definitions);
        write("raw/art/x.txt", TEXT + "!");
        Path file = root.resolve("raw/art/x.txt");
        assertEquals(
                file + " (SHA-256 " + sha256(TEXT + "!") + ") must have SHA-256 " + sha256(TEXT) + "; delete "
                        + file.getParent() + " and run mvn process-classes",
                refusal(definitions));
    }

    @Test
    void aMissingRawFileStopsWithItsName() throws IOException {
        Files.delete(root.resolve("raw/art/x.txt"));
        assertEquals(
                root.resolve("raw/art/x.txt") + " (missing) must be unpacked; run mvn process-classes",
                refusal(definitions));
    }

    @Test
    void aCorpusBuiltFromOtherSourcesStopsWithBothDigestsAndLeavesNothing() {
        String wrong = refusal(definitions(sha256(TEXT), sha256("other")));
        assertTrue(wrong.contains(sha256(CODE)) && wrong.contains(sha256("other")), wrong);
        assertTrue(Files.notExists(root.resolve("corpora/code.txt")));
        assertTrue(Files.notExists(root.resolve("manifest.tsv")));
    }

    private String refusal(Definitions pinned) {
        return assertThrows(DataException.class, () -> Preparation.build(root, pinned))
                .getMessage();
    }

    private static Definitions definitions(String textDigest, String codeDigest) {
        List<RawFile> files = List.of(new RawFile("art/x.txt", textDigest));
        Corpus text = new Corpus(
                "x", "X", "g:a:1", Definitions.Kind.PLAIN, 0, "", List.of(), files, bytes(TEXT), textDigest, false);
        Corpus code = new Corpus(
                "code",
                "C",
                "g:b:1",
                Definitions.Kind.JAVA_CONCAT,
                0,
                "code",
                List.of(),
                List.of(),
                bytes(CODE),
                codeDigest,
                false);
        return new Definitions(
                List.of(),
                List.of(text, code),
                new Definitions.DeckRule(List.of(64, 1024, 16384), 262144, 10_000_000, 1));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
