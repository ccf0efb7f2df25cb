package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizersTest {
    private static final byte[] TOY = ToyVocabulary.file(ToyVocabulary.WORDS);

    @ParameterizedTest
    @ValueSource(strings = {"plain", "cached"})
    void knownIdsComeOut(String strategy) {
        Encoder encoder = real(Encoding.CL100K_BASE, strategy);
        // The exchange in benchmarks/WORKER.md; and tiktoken's ids of a blank, and of text that looks like a special
        // token.
        assertArrayEquals(new int[] {15339, 1917}, ids(encoder, "hello world"));
        assertArrayEquals(new int[] {220}, ids(encoder, " "));
        assertArrayEquals(new int[0], ids(encoder, ""));
        assertArrayEquals(new int[] {27, 91, 8862, 728, 428, 91, 29}, ids(encoder, "<|endoftext|>"));
    }

    /** By tiktoken 0.14.0: {@code tiktoken.get_encoding("o200k_base").encode_ordinary(text)}. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "cached"})
    void knownIdsOfO200kComeOut(String strategy) {
        Encoder encoder = real(Encoding.O200K_BASE, strategy);
        assertArrayEquals(new int[] {24912, 2375}, ids(encoder, "hello world"));
        assertArrayEquals(new int[] {134882, 51532, 4128}, ids(encoder, "DON'T don't"));
        assertArrayEquals(new int[] {13225, 194435, 82}, ids(encoder, "HelloWORLDs"));
        assertArrayEquals(new int[] {774, 250, 5550, 5345}, ids(encoder, "\u4e9c\u6d32AV"));
        assertArrayEquals(new int[] {68, 13430, 32, 13430}, ids(encoder, "e\u0301A\u0301"));
        assertArrayEquals(new int[] {2618, 13430, 64}, ids(encoder, "!!\u0301a"));
        assertArrayEquals(new int[] {64, 793, 256}, ids(encoder, "a \n  "));
        assertArrayEquals(new int[] {87, 30071, 201, 88}, ids(encoder, "x;\n/\ry"));
        assertArrayEquals(new int[] {64, 6, 70067, 65}, ids(encoder, "a'\u017fb"));
        assertArrayEquals(new int[] {27, 91, 419, 1440, 919, 91, 29}, ids(encoder, "<|endoftext|>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "cached"})
    void textThatIsNotUtf8IsRefusedWithTheOffset(String strategy) {
        Encoder encoder = Tokenizers.of(Encoding.R50K_BASE, strategy, TOY);
        byte[] text = {'a', 'b', (byte) 0xE4, (byte) 0xB8, 'c'};
        NotUtf8Exception refused = assertThrows(NotUtf8Exception.class, () -> encoder.encode(text, new int[5]));
        assertEquals(2, refused.offset());
        assertEquals("input is not UTF-8: first wrong byte at offset 2", refused.getMessage());
        assertArrayEquals(new int[] {258}, ids(encoder, "abc"), "usable afterwards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "cached"})
    void aShortArrayOfIdsIsRefusedBeforeAnythingIsWritten(String strategy) {
        Encoder encoder = Tokenizers.of(Encoding.R50K_BASE, strategy, TOY);
        int[] ids = {-7, -7};
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new byte[3], ids));
        assertArrayEquals(new int[] {-7, -7}, ids);
    }

    @Test
    void theStrategiesThatSayTheyHoldACacheDo() {
        for (String strategy : List.of("plain", "cached")) {
            Encoder encoder = Tokenizers.of(Encoding.R50K_BASE, strategy, TOY);
            assertEquals(Tokenizers.caches(strategy), encoder.cache().isPresent(), strategy);
        }
    }

    /* By hand, in cl100k: the pieces "hello", " the", " the", and one of 16 letters, for which no cache is asked. Then all are known. */
    @Test
    void lookupsByHand() {
        WordCache cache = real(Encoding.CL100K_BASE, "cached").cache().orElseThrow();
        byte[] text = ("hello the the " + "z".repeat(15)).getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[text.length];
        int tokens = cache.count(text, ids).tokens();
        assertArrayEquals(
                ids(real(Encoding.CL100K_BASE, "plain"), new String(text, StandardCharsets.UTF_8)),
                Arrays.copyOf(ids, tokens));
        assertEquals(new WordCache.Lookups(tokens, 3, 3), cache.count(text, ids));
        cache.forget();
        assertEquals(new WordCache.Lookups(tokens, 3, 1), cache.count(text, ids));
    }

    @Test
    void whatWasForgottenIsAsUnknownAsToANewEncoderAndNoIdChanges() {
        Random random = new Random(17);
        List<byte[]> texts = random.ints(500, 1, 200)
                .mapToObj(length -> letters(random, length))
                .toList();
        for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
            Encoder used = Tokenizers.of(encoding, "cached", TOY);
            WordCache cache = used.cache().orElseThrow();
            texts.forEach(text -> used.encode(text, new int[text.length]));
            cache.forget();
            Encoder plain = Tokenizers.of(encoding, "plain", TOY);
            WordCache fresh = Tokenizers.of(encoding, "cached", TOY).cache().orElseThrow();
            long known = 0;
            for (byte[] text : texts) {
                int[] expected = new int[text.length];
                int[] counted = new int[text.length];
                int[] again = new int[text.length];
                WordCache.Lookups lookups = fresh.count(text, counted);
                known += lookups.known();
                assertEquals(lookups, cache.count(text, again));
                assertEquals(lookups.tokens(), plain.encode(text, expected));
                assertArrayEquals(Arrays.copyOf(expected, lookups.tokens()), Arrays.copyOf(counted, lookups.tokens()));
                assertArrayEquals(Arrays.copyOf(expected, lookups.tokens()), Arrays.copyOf(again, lookups.tokens()));
                assertEquals(lookups.tokens(), used.encode(text, again));
                assertArrayEquals(Arrays.copyOf(expected, lookups.tokens()), Arrays.copyOf(again, lookups.tokens()));
            }
            assertTrue(known > 0, "words recur, so a test that never hits tests nothing");
        }
    }

    private static byte[] letters(Random random, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) "aab b!\n".charAt(random.nextInt(7));
        }
        return text;
    }

    @Test
    void anUnknownStrategyIsRefusedWithTheChoice() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Tokenizers.of(Encoding.R50K_BASE, "tuned", TOY))
                .getMessage();
        assertEquals("strategy (tuned) must be one of plain, cached; choose one of them", message);
    }

    /** Few words, so that most come out of the cache; lengths from 1 to 17, at the end of the text too. */
    @Test
    void cachedGivesWhatPlainGives() {
        for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
            Encoder plain = Tokenizers.of(encoding, "plain", TOY);
            Encoder cached = Tokenizers.of(encoding, "cached", TOY);
            Random random = new Random(4);
            for (int n = 0; n < 30_000; n++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(6); i >= 0; i--) {
                    text.append(random.nextBoolean() ? " " : "\u00e9\n")
                            .append("hello abcaab12345".substring(random.nextInt(17)));
                }
                assertArrayEquals(ids(plain, text.toString()), ids(cached, text.toString()), text.toString());
            }
        }
    }

    /** More distinct words than slots, so that slots are overwritten, and then all again. */
    @Test
    void aCacheThatOverflowsStaysRight() {
        Encoder plain = Tokenizers.of(Encoding.R50K_BASE, "plain", TOY);
        Encoder cached = Tokenizers.of(Encoding.R50K_BASE, "cached", TOY);
        for (int turn = 0; turn < 2; turn++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 100_000; i++)
                text.append(' ').append(Integer.toString(i * 7919, 26).replaceAll("[0-9]", "z"));
            assertArrayEquals(ids(plain, text.toString()), ids(cached, text.toString()));
        }
    }

    /** Pieces that differ in bytes 9 to 15 or in length only, or hold NUL, which is also what fills a short key. */
    @Test
    void similarPiecesDoNotShareASlotsContent() {
        Encoder plain = Tokenizers.of(Encoding.R50K_BASE, "plain", TOY);
        Encoder cached = Tokenizers.of(Encoding.R50K_BASE, "cached", TOY);
        for (String text : List.of(
                "\0", "\0\0", "\0\0\0", "aaaaaaaa", "aaaaaaaab", "aaaaaaaaa", "aaaaaaaabaaaaaa", "aaaaaaaabaaaaab")) {
            for (String padded : List.of(text, text + " and some more text behind it")) {
                assertArrayEquals(ids(plain, padded), ids(cached, padded));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "cached"})
    void aCallAllocatesNothingOnceWarm(String strategy) {
        Encoder encoder = Tokenizers.of(Encoding.CL100K_BASE, strategy, TOY);
        byte[] text =
                ("hello abc, 12345 caf\u00e9\n\n" + "ab".repeat(100)).repeat(50).getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[text.length];
        for (int i = 0; i < 500; i++) encoder.encode(text, ids);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) encoder.encode(text, ids);
        long bytesPerOp = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
        // 1,500 pieces an op: one object a piece would be more than 20,000 bytes.
        assertTrue(bytesPerOp < 64, () -> bytesPerOp + " B/op");
    }

    /** A guard against hanging, not a measurement: quadratic work on 1 MB would take minutes. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"a", "^", " ", "\n", "7", "\u4e2d", "ab ", "\u0301", " \n", "\u3000", "aB"})
    void longRunsFinish(String unit) {
        byte[] text = unit.repeat(1_000_000 / unit.getBytes(StandardCharsets.UTF_8).length)
                .getBytes(StandardCharsets.UTF_8);
        for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
            Encoder plain = real(encoding, "plain");
            Encoder cached = real(encoding, "cached");
            int[] expected = new int[text.length];
            int[] ids = new int[text.length];
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                int count = plain.encode(text, expected);
                assertEquals(count, cached.encode(text, ids));
                assertTrue(Arrays.equals(expected, 0, count, ids, 0, count));
            });
        }
    }

    private static Encoder real(Encoding encoding, String strategy) {
        return Tokenizers.of(encoding, strategy, RealData.folder().vocabulary(encoding));
    }

    private static int[] ids(Encoder encoder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        return Arrays.copyOf(ids, encoder.encode(bytes, ids));
    }
}
