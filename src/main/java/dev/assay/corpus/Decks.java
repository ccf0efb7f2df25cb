package dev.assay.corpus;

import dev.assay.corpus.Definitions.DeckRule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rule by which a corpus becomes decks, and the deck file.
 *
 * <p><b>Small sizes</b> (64 B, 1 KiB, 16 KiB) share one text of 128 KiB, so that they hold the same words: 8 blocks of 16 KiB whose
 * offsets are evenly spaced over the corpus (block {@code b} of a corpus of {@code n} bytes starts at {@code b * n / 8}, moved
 * forward to a code-point boundary). Windows of a size subdivide each block. Window {@code k} starts at its nominal start, {@code
 * block + k * size}, moved forward to a boundary or to the end of the window before, whichever is later; it ends at the last boundary
 * at most {@code size} bytes on. So no window is longer than its size or more than 3 bytes shorter, none overlaps another, and none
 * strays more than 3 bytes from its nominal start, however many come before it; the price is that up to 3 bytes, one character,
 * may lie between two windows and in neither.
 *
 * <p><b>The large size</b> (256 KiB, corpora of 10 MB and more) is one window from the middle of the corpus, cut in the same way.
 *
 * <p><b>Order</b>: the windows in order of the corpus, shuffled once (Fisher–Yates, {@link SplittableRandom} with the seed of the
 * definition), so that no contender meets the words in the order in which a branch predictor or a cache would like them.
 *
 * <p><b>File</b>: for each input its length as u32 little endian, then its bytes; the deck's digest is over this file.
 */
final class Decks {
    static final int BLOCK_BYTES = 16384;
    private static final int BLOCKS = 8;
    // A block may start 3 bytes late and its last window may end 3 bytes later still.
    private static final int SLACK_BYTES = 8;

    /** The shortest text that a deck of small inputs can be cut from. */
    static final int LEAST_BYTES = BLOCKS * (BLOCK_BYTES + SLACK_BYTES);

    /** Cuts one deck from a corpus; the text is well-formed UTF-8. */
    static Deck cut(String corpus, byte[] text, int sizeBytes, DeckRule rule) {
        return cut(corpus, ByteBuffer.wrap(text), sizeBytes, rule);
    }

    /** Cuts one deck from a text that lies between index 0 and the limit of the buffer. */
    static Deck cut(String corpus, ByteBuffer text, int sizeBytes, DeckRule rule) {
        int needed = Math.max(sizeBytes + SLACK_BYTES, LEAST_BYTES);
        if (text.limit() < needed) {
            throw new DataException("corpus " + corpus + " (" + text.limit() + " bytes) must have at least " + needed
                    + " bytes; choose another corpus");
        }
        List<byte[]> inputs = sizeBytes > BLOCK_BYTES ? middle(text, sizeBytes) : windows(text, sizeBytes);
        shuffle(inputs, rule.shuffleSeed());
        return new Deck(corpus, sizeBytes, inputs, Sha256.hex(file(inputs)));
    }

    private static List<byte[]> middle(ByteBuffer text, int sizeBytes) {
        int start = forward(text, (text.limit() - sizeBytes) / 2);
        return new ArrayList<>(List.of(copy(text, start, back(text, start + sizeBytes))));
    }

    private static List<byte[]> windows(ByteBuffer text, int sizeBytes) {
        List<byte[]> inputs = new ArrayList<>();
        for (int b = 0; b < BLOCKS; b++) {
            int block = forward(text, Math.toIntExact((long) b * text.limit() / BLOCKS));
            int lastEnd = block;
            for (int k = 0; k < BLOCK_BYTES / sizeBytes; k++) {
                int start = Math.max(lastEnd, forward(text, block + k * sizeBytes));
                lastEnd = back(text, start + sizeBytes);
                inputs.add(copy(text, start, lastEnd));
            }
        }
        return inputs;
    }

    private static byte[] copy(ByteBuffer text, int from, int to) {
        byte[] bytes = new byte[to - from];
        text.get(from, bytes);
        return bytes;
    }

    private static int forward(ByteBuffer text, int offset) {
        int at = offset;
        while (at < text.limit() && isContinuation(text.get(at))) at++;
        return at;
    }

    private static int back(ByteBuffer text, int offset) {
        int at = Math.min(offset, text.limit());
        while (at > 0 && at < text.limit() && isContinuation(text.get(at))) at--;
        return at;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static void shuffle(List<byte[]> inputs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = inputs.size() - 1; i > 0; i--) {
            // From nextLong(), whose values are specified; how nextInt(bound) draws is not.
            int j = (int) Long.remainderUnsigned(random.nextLong(), i + 1L);
            byte[] swapped = inputs.set(j, inputs.get(i));
            inputs.set(i, swapped);
        }
    }

    /** Returns the bytes of a deck file. */
    static byte[] file(List<byte[]> inputs) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] input : inputs) {
            byte[] length = ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(input.length)
                    .array();
            file.writeBytes(length);
            file.writeBytes(input);
        }
        return file.toByteArray();
    }

    /** Reads a deck file back. */
    static Deck parse(String corpus, int sizeBytes, byte[] file) {
        List<byte[]> inputs = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            int length = rest.remaining() < 4 ? -1 : rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw new DataException("deck " + corpus + "-" + sizeBytes
                        + " (cut short) must hold whole inputs; run mvn " + "process-classes");
            }
            byte[] input = new byte[length];
            rest.get(input);
            inputs.add(input);
        }
        return new Deck(corpus, sizeBytes, inputs, Sha256.hex(file));
    }

    private Decks() {}
}
