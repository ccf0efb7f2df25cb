package dev.assay.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The strategy {@code cached}: {@link Plain} behind a bounded, direct-mapped cache of short pieces. */
final class Cached implements Encoder, WordCache {
    private static final int LONGEST_BYTES = 15;
    private static final int SLOT_BITS = 15;
    private static final int IDS_PER_SLOT = 4;
    private static final int UNUSED = -1;
    private static final long MULTIPLIER_HI = 0xC2B2AE3D27D4EB4FL;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // By piece length: which bits of the first and of the second word belong to the piece.
    private static final long[] MASK_LO = new long[LONGEST_BYTES + 1];
    private static final long[] MASK_HI = new long[LONGEST_BYTES + 1];

    static {
        for (int length = 0; length <= LONGEST_BYTES; length++) {
            MASK_LO[length] = length >= 8 ? -1L : (1L << 8 * length) - 1;
            MASK_HI[length] = length <= 8 ? 0 : (1L << 8 * (length - 8)) - 1;
        }
    }

    private final Plain plain;
    private final Splitter splitter;
    private final long[] keys = new long[2 << SLOT_BITS];
    private final int[] slotIds = new int[IDS_PER_SLOT << SLOT_BITS];

    Cached(Plain plain, Splitter splitter) {
        this.plain = plain;
        this.splitter = splitter;
    }

    @Override
    public int encode(byte[] text, int[] ids) {
        Plain.check(text, ids);
        int count = 0;
        for (int p = 0; p < text.length; ) {
            int end = splitter.end(text, p);
            int length = end - p;
            count = length <= LONGEST_BYTES
                    ? shortPiece(text, p, length, ids, count)
                    : plain.piece(text, p, end, ids, count);
            p = end;
        }
        return count;
    }

    private int shortPiece(byte[] text, int start, int length, int[] ids, int count) {
        long lo;
        long hi;
        if (start + 16 <= text.length) {
            lo = (long) LONG.get(text, start) & MASK_LO[length];
            hi = (long) LONG.get(text, start + 8) & MASK_HI[length];
        } else {
            lo = word(text, start, Math.min(length, 8));
            hi = word(text, start + 8, length - 8);
        }
        hi |= (long) length << 56;
        int slot = slot(lo, hi);
        int first = slot * IDS_PER_SLOT;
        if (keys[2 * slot] == lo && keys[2 * slot + 1] == hi) return hit(first, ids, count);
        int end = plain.piece(text, start, start + length, ids, count);
        if (end - count <= IDS_PER_SLOT) {
            keys[2 * slot] = lo;
            keys[2 * slot + 1] = hi;
            for (int i = 0; i < IDS_PER_SLOT; i++) slotIds[first + i] = count + i < end ? ids[count + i] : UNUSED;
        }
        return end;
    }

    private static int slot(long lo, long hi) {
        return (int) ((lo ^ Long.rotateLeft(hi, 32) * MULTIPLIER_HI) * MULTIPLIER >>> 64 - SLOT_BITS);
    }

    @Override
    public Optional<WordCache> cache() {
        return Optional.of(this);
    }

    @Override
    public void forget() {
        // A piece has at least one byte, so no key is 0, which stands for an empty slot.
        Arrays.fill(keys, 0);
    }

    @Override
    public Lookups count(byte[] text, int[] ids) {
        Plain.check(text, ids);
        int count = 0;
        long asked = 0;
        long known = 0;
        for (int p = 0; p < text.length; ) {
            int end = splitter.end(text, p);
            if (end - p <= LONGEST_BYTES) {
                asked++;
                known += knows(text, p, end - p) ? 1 : 0;
                count = shortPiece(text, p, end - p, ids, count);
            } else {
                count = plain.piece(text, p, end, ids, count);
            }
            p = end;
        }
        return new Lookups(count, asked, known);
    }

    private boolean knows(byte[] text, int start, int length) {
        long lo = word(text, start, Math.min(length, 8));
        long hi = word(text, start + 8, length - 8) | (long) length << 56;
        int slot = slot(lo, hi);
        return keys[2 * slot] == lo && keys[2 * slot + 1] == hi;
    }

    private int hit(int first, int[] ids, int count) {
        ids[count++] = slotIds[first];
        for (int i = 1; i < IDS_PER_SLOT && slotIds[first + i] != UNUSED; i++) ids[count++] = slotIds[first + i];
        return count;
    }

    /** Reads the last bytes of a text, where a whole word would reach beyond the end. */
    private static long word(byte[] text, int start, int length) {
        long word = 0;
        for (int i = length - 1; i >= 0; i--) word = word << 8 | text[start + i] & 0xFF;
        return word;
    }
}
