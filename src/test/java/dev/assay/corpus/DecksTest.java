package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecksTest {
    private static final Definitions.DeckRule RULE =
            new Definitions.DeckRule(List.of(64, 1024, 16384), 262144, 300_000, 11);
    /** Code points of one to four bytes in random order, so that a window is found at one place only. */
    private static final byte[] TEXT = text(400_000);

    @ParameterizedTest
    @ValueSource(ints = {64, 1024, 16384, 262144})
    void windowsAreWellFormedAndAtMostThreeBytesShort(int size) {
        for (byte[] input : Decks.cut("x", TEXT, size, RULE).inputs()) {
            assertTrue(input.length <= size && input.length >= size - 3, () -> "length " + input.length);
            assertArrayEquals(input, new String(input, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1024, 16384})
    void windowsOverlapNowhereAndStrayAtMostThreeBytes(int size) {
        List<Integer> starts = Decks.cut("x", TEXT, size, RULE).inputs().stream()
                .map(DecksTest::offset)
                .sorted()
                .toList();
        assertEquals(8 * 16384 / size, starts.size());
        int perBlock = 16384 / size;
        for (int i = 0; i < starts.size(); i++) {
            int block = starts.get(i / perBlock * perBlock);
            assertEquals((long) (i / perBlock) * TEXT.length / 8, block, 3);
            assertEquals(block + i % perBlock * size, starts.get(i), 3);
            if (i > 0) assertTrue(starts.get(i) >= starts.get(i - 1) + size - 3);
        }
    }

    @Test
    void inputsOfOneSizeAddUpToTheirOwnLengthsWithoutOverlap() {
        boolean[] taken = new boolean[TEXT.length];
        for (byte[] input : Decks.cut("x", TEXT, 64, RULE).inputs()) {
            int start = offset(input);
            for (int i = start; i < start + input.length; i++) {
                assertTrue(!taken[i]);
                taken[i] = true;
            }
        }
    }

    @Test
    void asciiIsCutWithoutLossSoThatAllSizesHoldTheSameBytes() {
        byte[] ascii = new byte[140_000];
        Random random = new Random(5);
        for (int i = 0; i < ascii.length; i++) ascii[i] = (byte) (' ' + random.nextInt(95));
        for (int size : List.of(64, 1024, 16384)) {
            assertEquals(131072, Decks.cut("x", ascii, size, RULE).bytes());
        }
    }

    @Test
    void theLargeWindowLiesInTheMiddle() {
        byte[] input = Decks.cut("x", TEXT, 262144, RULE).inputs().get(0);
        assertEquals((TEXT.length - 262144) / 2, offset(input), 3);
    }

    @Test
    void theOrderIsShuffledOnceAndForAll() {
        Deck first = Decks.cut("x", TEXT, 64, RULE);
        assertEquals(first.sha256(), Decks.cut("x", TEXT, 64, RULE).sha256());
        List<Integer> starts = first.inputs().stream().map(DecksTest::offset).toList();
        assertNotEquals(starts.stream().sorted().toList(), starts);
        Definitions.DeckRule otherSeed = new Definitions.DeckRule(RULE.sizesBytes(), 262144, 300_000, 12);
        assertNotEquals(first.sha256(), Decks.cut("x", TEXT, 64, otherSeed).sha256());
    }

    @Test
    void aDeckFileReadsBackAsItWas() {
        Deck deck = Decks.cut("x", TEXT, 1024, RULE);
        Deck back = Decks.parse("x", 1024, Decks.file(deck.inputs()));
        assertEquals(deck.sha256(), back.sha256());
        for (int i = 0; i < deck.inputs().size(); i++)
            assertArrayEquals(deck.inputs().get(i), back.inputs().get(i));
    }

    @Test
    void aDeckFileCutShortIsRefused() {
        byte[] file = Decks.file(Decks.cut("x", TEXT, 1024, RULE).inputs());
        assertThrows(DataException.class, () -> Decks.parse("x", 1024, Arrays.copyOf(file, file.length - 1)));
        assertThrows(DataException.class, () -> Decks.parse("x", 1024, new byte[] {0, 0, 0}));
        assertThrows(DataException.class, () -> Decks.parse("x", 1024, new byte[] {-1, -1, -1, -1}));
    }

    @Test
    void aCorpusThatIsTooShortIsRefused() {
        assertThrows(DataException.class, () -> Decks.cut("x", Arrays.copyOf(TEXT, 131_072), 64, RULE));
    }

    private static int offset(byte[] window) {
        String needle = new String(window, StandardCharsets.ISO_8859_1);
        return new String(TEXT, StandardCharsets.ISO_8859_1).indexOf(needle);
    }

    private static byte[] text(int atLeastBytes) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        int[] alphabet = {'a', 'b', ' ', 0xE9, 0x3B1, 0x4E2D, 0x65E5, 0xD55C, 0x1F600, 0x1D11E};
        while (text.length() * 3 < atLeastBytes * 2) text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
