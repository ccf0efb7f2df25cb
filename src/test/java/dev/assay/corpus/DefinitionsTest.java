package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private static final String DIGEST = "0".repeat(64);
    private static final String DECK =
            "[deck]\nsizes = [64, 1024, 16384]\nlarge_size = 262144\nlarge_from_corpus_bytes = 10000000\nshuffle_seed = 1\n";
    private static final String CORPUS =
            "[[corpus]]\nid = \"x\"\ntitle = \"X\"\nartefact = \"g:a:1\"\nkind = \"plain\"\n"
                    + "bytes = 200000\nsha256 = \"" + DIGEST + "\"\n[[corpus.file]]\npath = \"a/x.txt\"\nsha256 = \""
                    + DIGEST
                    + "\"\n";

    @Test
    void theShippedFileDefinesNineCorporaAndAVocabularyOfEachEncoding() {
        Definitions definitions = Definitions.read();
        assertEquals(
                List.of(
                        "en-prose",
                        "eu-prose",
                        "code-java",
                        "cjk",
                        "code-js",
                        "cyrillic",
                        "multi-script",
                        "json",
                        "emoji"),
                definitions.corpora().stream().map(Definitions.Corpus::id).toList());
        // Decks of a committed run may not change: what came later is extra.
        assertEquals(
                List.of("en-prose", "eu-prose", "code-java", "cjk"),
                definitions.corpora().stream()
                        .filter(corpus -> !corpus.extra())
                        .map(Definitions.Corpus::id)
                        .toList());
        assertEquals(
                Encoding.tokenizing(),
                definitions.vocabularies().stream()
                        .map(Definitions.Vocabulary::encoding)
                        .toList());
        assertEquals(8, definitions.corpus("cjk").orElseThrow().files().size());
    }

    @Test
    void onlyLargeCorporaHaveTheLargeSize() {
        Definitions.DeckRule rule = Definitions.parse("t", DECK + CORPUS).deckRule();
        assertEquals(List.of(64, 1024, 16384), rule.sizes(9_999_999));
        assertEquals(List.of(64, 1024, 16384, 262144), rule.sizes(10_000_000));
    }

    @Test
    void aBrokenLineIsNamed() {
        assertRefused("t:3 ", "[deck]\nsizes = [64,\n= 3");
    }

    @Test
    void aWrongDigestIsNamedWithItsLineAndRule() {
        // Six lines of [deck], then the digest is the seventh line of [[corpus]].
        assertRefused(
                "t:12 corpus sha256 (abc) must be 64 lower-case hex digits; correct the file",
                DECK + CORPUS.replaceFirst(DIGEST, "abc"));
    }

    @Test
    void aMissingFieldIsNamedWithTheLineOfItsTable() {
        assertRefused(
                "t:6 corpus title (missing) must be a text; correct the file",
                DECK + CORPUS.replace("title = \"X\"\n", ""));
    }

    @Test
    void aKeyThatNobodyReadsIsNamedInEveryTable() {
        assertRefused(
                "t:8 key of corpus (titel) must be one that is read; did you mean title?",
                DECK + CORPUS.replace("title", "titel"));
        assertRefused(
                "t:14 key of file (pth) must be one that is read; did you mean path?",
                DECK + CORPUS.replace("path", "pth"));
        assertRefused(
                "t:2 key of deck (size) must be one that is read; did you mean sizes?",
                DECK.replace("sizes", "size") + CORPUS);
        assertRefused(
                "t:6 key (corpora) must be one that is read",
                DECK + CORPUS.replace("[[corpus]]", "[[corpora]]").replace("[[corpus.file]]", "[[corpora.file]]"));
    }

    @Test
    void anUnknownKindIsRefused() {
        assertRefused(
                "t:10 corpus kind (zip) must be one of plain, gunzip-column, java-concat, json-concat, json-fields, values;"
                        + " correct the file",
                DECK + CORPUS.replace("\"plain\"", "\"zip\""));
    }

    @Test
    void aPathMayNotLeaveTheDataFolder() {
        assertRefused(
                "t:14 file path (../x.txt) must be a relative path with / and without ..; correct the file",
                DECK + CORPUS.replace("a/x.txt", "../x.txt"));
        // An absolute path, one that only Windows takes for a path, and one that has a drive there.
        for (String path : List.of("/x.txt", "a\\\\x.txt", "C:x.txt")) {
            assertRefused("t:14 file path (", DECK + CORPUS.replace("a/x.txt", path));
        }
    }

    @Test
    void sizesMustSubdivideEachOther() {
        assertRefused(
                "t:2 deck sizes (1000) must be larger than the size before it, and a multiple of it; correct the file",
                DECK.replace("1024", "1000") + CORPUS);
        assertRefused(
                "t:2 deck sizes ([64, 1024]) must be a list of sizes that ends with 16384; correct the file",
                DECK.replace(", 16384]", "]") + CORPUS);
        assertRefused(
                "t:2 deck sizes ([2, 1024, 16384]) must be whole numbers from 4 to 16384; correct the file",
                DECK.replace("[64,", "[2,") + CORPUS);
    }

    private static void assertRefused(String messageStart, String text) {
        String message = assertThrows(DataException.class, () -> Definitions.parse("t", text))
                .getMessage();
        assertEquals(messageStart, message.substring(0, Math.min(messageStart.length(), message.length())), message);
        assertEquals(1, message.lines().count());
    }
}
