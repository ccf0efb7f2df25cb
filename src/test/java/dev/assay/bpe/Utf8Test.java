package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracle throughout: the platform's strict decoder, which stops before the malformed sequence. */
class Utf8Test {
    /** Both sides of every bound in table 3-7 of the Unicode standard. */
    private static final int[] BOUNDS = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(64);

    @Test
    void allSequencesOfUpToTwoBytesAreJudgedAsByThePlatform() {
        same(new byte[0]);
        for (int a = 0; a < 256; a++) {
            same(new byte[] {(byte) a});
            for (int b = 0; b < 256; b++) same(new byte[] {(byte) a, (byte) b});
        }
    }

    @Test
    void allBoundariesOfThreeAndFourBytesAreJudgedAsByThePlatform() {
        for (int a : BOUNDS) {
            for (int b : BOUNDS) {
                for (int c : BOUNDS) {
                    same(new byte[] {(byte) a, (byte) b, (byte) c});
                    for (int d : BOUNDS) same(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
                }
            }
        }
    }

    @Test
    void randomTextsWithOneByteSpoiltAreJudgedAsByThePlatform() {
        Random random = new Random(7);
        for (int n = 0; n < 50_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8; i++) text.appendCodePoint(codePoint(random));
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            same(bytes);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            same(bytes);
            same(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
    }

    @Test
    void everyCodePointIsReadBack() {
        for (int cp = 0; cp < 0x110000; cp++) {
            if (cp == 0xD800) cp = 0xE000;
            byte[] bytes = Character.toString(cp).getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(
                    new int[] {bytes.length, cp, bytes.length},
                    new int[] {Utf8.validUpTo(bytes), Utf8.codePoint(bytes, 0), Utf8.width(bytes[0])});
        }
    }

    private static int codePoint(Random random) {
        int[] limits = {0x80, 0x800, 0x10000, 0x110000};
        int cp = random.nextInt(limits[random.nextInt(limits.length)]);
        return cp >= 0xD800 && cp < 0xE000 ? 'x' : cp;
    }

    private void same(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        decoded.clear();
        decoder.reset();
        decoder.decode(in, decoded, true);
        int found = Utf8.validUpTo(bytes);
        if (in.position() != found)
            assertEquals(in.position(), found, HexFormat.of().formatHex(bytes));
    }
}
