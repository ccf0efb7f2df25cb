package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void everyTokenIsFoundAndNothingElse() {
        Vocabulary toy = ToyVocabulary.toy();
        for (int id = 0; id < toy.size(); id++) {
            byte[] token = toy.token(id);
            assertEquals(id, toy.find(token, 0, token.length));
        }
        byte[] text = "xhellox".getBytes(StandardCharsets.UTF_8);
        assertEquals(256 + Arrays.asList(ToyVocabulary.WORDS).indexOf("hello"), toy.find(text, 1, 6));
        assertEquals(Vocabulary.NONE, toy.find(text, 1, 5));
        assertEquals(Vocabulary.NONE, toy.find(text, 0, 7));
    }

    @Test
    void aPairIsFoundByEverySplitIntoTwoTokens() {
        Vocabulary toy = ToyVocabulary.toy();
        // abcd = ab + cd = abc + d, and not a + bcd, since bcd is no token.
        int abcd = 256 + Arrays.asList(ToyVocabulary.WORDS).indexOf("abcd");
        assertEquals(abcd, pair(toy, "ab", "cd"));
        assertEquals(abcd, pair(toy, "abc", "d"));
        assertEquals(Vocabulary.NONE, pair(toy, "a", "cd"));
        assertEquals(Vocabulary.NONE, pair(toy, "d", "abc"));
    }

    @Test
    void clOneHundredKHasTheKnownNumberOfSplits() {
        Vocabulary cl100k = Vocabulary.parse(RealData.folder().vocabulary(Encoding.CL100K_BASE));
        int[] splits = new int[1];
        cl100k.forEachSplit((left, right, id) -> splits[0]++);
        // Counted over the same file by a separate program, in another language, before this one was written.
        assertEquals(233_378, splits[0]);
        assertEquals(100_256, cl100k.size());
    }

    @Test
    void oTwoHundredKHasTheKnownNumberOfSplits() {
        Vocabulary o200k = Vocabulary.parse(RealData.folder().vocabulary(Encoding.O200K_BASE));
        int[] splits = new int[1];
        o200k.forEachSplit((left, right, id) -> splits[0]++);
        // Counted as that of cl100k.
        assertEquals(446_189, splits[0]);
        assertEquals(199_998, o200k.size());
    }

    @Test
    void tokensOfTheRealFileAreDecodedAsByThePlatform() {
        byte[] file = RealData.folder().vocabulary(Encoding.R50K_BASE);
        Vocabulary vocabulary = Vocabulary.parse(file);
        String[] lines = new String(file, StandardCharsets.US_ASCII).split("\n");
        assertEquals(lines.length, vocabulary.size());
        for (int id = 0; id < lines.length; id++) {
            byte[] expected = Base64.getDecoder().decode(lines[id].split(" ")[0]);
            assertArrayEquals(expected, vocabulary.token(id));
        }
    }

    @Test
    void aFileWithAGapIsRefused() {
        String file = new String(ToyVocabulary.file("ab"), StandardCharsets.US_ASCII).replace(" 256\n", " 257\n");
        assertRefused(
                "vocabulary line 257 (id 257) must have id 256, since ids are 0 … n−1 without gap; use another file",
                file);
    }

    @Test
    void aFileWithoutOneOfTheBytesIsRefused() {
        String file = new String(ToyVocabulary.file(), StandardCharsets.US_ASCII).replace("/w== 255\n", "YWI= 255\n");
        assertRefused("vocabulary (no token for byte 0xFF) must hold all 256 single bytes; use a byte-level one", file);
    }

    @Test
    void aTokenThatStandsTwiceIsRefused() {
        String file = new String(ToyVocabulary.file("ab", "ab"), StandardCharsets.US_ASCII);
        assertRefused("vocabulary (ids 256 and 257) must not hold a token twice; use another file", file);
    }

    @Test
    void malformedLinesAreRefusedWithTheirNumber() {
        assertRefused(
                "vocabulary line 2 (no blank) must be base64, a blank, an id; use another file", "AA== 0\nAQ==\n");
        assertRefused(
                "vocabulary line 1 (token malformed) must begin with padded base64; use another file", "A*== 0\n");
        assertRefused("vocabulary line 1 (token malformed) must begin with padded base64; use another file", "AAA 0\n");
        assertRefused("vocabulary line 1 (id malformed) must end with a decimal id; use another file", "AA== x\n");
    }

    private static int pair(Vocabulary vocabulary, String left, String right) {
        return vocabulary.pair(id(vocabulary, left), id(vocabulary, right));
    }

    private static int id(Vocabulary vocabulary, String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        return vocabulary.find(bytes, 0, bytes.length);
    }

    private static void assertRefused(String message, String file) {
        byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Vocabulary.parse(bytes))
                        .getMessage());
    }
}
