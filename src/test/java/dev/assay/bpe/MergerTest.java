package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class MergerTest {
    @Test
    void theLowestRankGoesFirstAndThenTheLeftmost() {
        // By hand: ab (256) before bc (257), so a b c d -> ab c d; then ab+c = abc (258) before c+d = cd (268) -> abc d
        // -> abcd (269).
        assertArrayEquals(new int[] {269}, merge(ToyVocabulary.toy(), "abcd"));
        // aaa: both pairs are aa (259); the leftmost is taken, and aa+a is no token.
        assertArrayEquals(new int[] {259, 'a'}, merge(ToyVocabulary.toy(), "aaa"));
        // bcd: bc (257) before cd (268), and bc+d is no token.
        assertArrayEquals(new int[] {257, 'd'}, merge(ToyVocabulary.toy(), "bcd"));
    }

    @Test
    void shortAndLongPathGiveWhatTheNaiveMergeGives() {
        Vocabulary toy = ToyVocabulary.toy();
        Random random = new Random(9);
        for (int n = 0; n < 20_000; n++) compare(toy, random("abcdhelo \n", random, 1 + random.nextInt(90)));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.corpus.RealData#byteLevelEncodings")
    void realVocabulariesMergeAsTheNaiveMergeDoes(Encoding encoding) {
        Vocabulary vocabulary = Vocabulary.parse(RealData.folder().vocabulary(encoding));
        Random random = new Random(10);
        for (int n = 0; n < 3_000; n++) {
            compare(vocabulary, random("aeinorstls TE-=\u00e9\u4e2d", random, 1 + random.nextInt(80)));
        }
    }

    /** Shows that looking up the whole piece first changes no id. */
    @ParameterizedTest
    @MethodSource("dev.assay.corpus.RealData#byteLevelEncodings")
    void everyTokenMergesToItself(Encoding encoding) {
        Vocabulary vocabulary = Vocabulary.parse(RealData.folder().vocabulary(encoding));
        Merger merger = new Merger(vocabulary);
        int[] out = new int[256];
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] token = vocabulary.token(id);
            int count = merger.merge(token, 0, token.length, out, 0);
            if (count != 1 || out[0] != id)
                assertEquals(List.of(id), Arrays.stream(out, 0, count).boxed().toList());
        }
    }

    @Test
    void aPieceIsMergedWhereItLiesAndAppended() {
        byte[] text = "xabcx".getBytes(StandardCharsets.UTF_8);
        int[] out = {7, 0, 0, 0};
        assertEquals(2, new Merger(ToyVocabulary.toy()).merge(text, 1, 4, out, 1));
        assertArrayEquals(new int[] {7, 258, 0, 0}, out);
    }

    private static void compare(Vocabulary vocabulary, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] naive = naive(vocabulary, bytes);
        assertArrayEquals(naive, merge(vocabulary, text), text);
        int[] out = new int[bytes.length];
        int count = new LongMerger(vocabulary).merge(bytes, 0, bytes.length, out, 0);
        assertArrayEquals(naive, Arrays.copyOf(out, count), text);
        if (bytes.length <= Merger.SHORT_BYTES) {
            count = new Merger(vocabulary).mergeShort(bytes, 0, bytes.length, out, 0);
            assertArrayEquals(naive, Arrays.copyOf(out, count), text);
        }
    }

    private static int[] merge(Vocabulary vocabulary, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] out = new int[bytes.length];
        return Arrays.copyOf(out, new Merger(vocabulary).merge(bytes, 0, bytes.length, out, 0));
    }

    /** The definition, read aloud: parts of bytes, looked up by their concatenation, without a pair table. */
    private static int[] naive(Vocabulary vocabulary, byte[] text) {
        List<byte[]> parts = new ArrayList<>();
        for (byte b : text) parts.add(new byte[] {b});
        while (true) {
            int best = -1;
            int bestId = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                byte[] joined = join(parts.get(i), parts.get(i + 1));
                int id = vocabulary.find(joined, 0, joined.length);
                if (id != Vocabulary.NONE && id < bestId) {
                    best = i;
                    bestId = id;
                }
            }
            if (best < 0) break;
            parts.set(best, join(parts.get(best), parts.remove(best + 1)));
        }
        return parts.stream()
                .mapToInt(part -> vocabulary.find(part, 0, part.length))
                .toArray();
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    private static String random(String alphabet, Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }
}
