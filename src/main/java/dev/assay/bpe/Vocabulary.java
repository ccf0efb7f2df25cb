package dev.assay.bpe;

import java.util.Arrays;
import java.util.HexFormat;

/** The tokens of an encoding: bytes to id, and two ids to the id of their concatenation. The id is also the merge rank. */
final class Vocabulary {
    /** No such token, or no such pair. */
    static final int NONE = -1;

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private final byte[] arena;
    private final int[] offsets;
    private final int[] slots;
    private final int[] byteIds = new int[256];
    private final Pairs pairs;

    /**
     * @param arena bytes of all tokens, by id
     * @param offsets where each token begins, and where the last one ends
     */
    private Vocabulary(byte[] arena, int[] offsets) {
        this.arena = arena;
        this.offsets = offsets;
        slots = new int[Pairs.capacity(size())];
        Arrays.fill(slots, NONE);
        for (int id = 0; id < size(); id++) insert(id);
        byte[] single = new byte[1];
        for (int b = 0; b < 256; b++) {
            single[0] = (byte) b;
            byteIds[b] = find(single, 0, 1);
            if (byteIds[b] == NONE) {
                throw new IllegalArgumentException("vocabulary (no token for byte 0x"
                        + HexFormat.of().withUpperCase().toHexDigits((byte) b)
                        + ") must hold all 256 single bytes; use a byte-level one");
            }
        }
        pairs = Pairs.of(this);
    }

    /**
     * Reads a {@code .tiktoken} file.
     *
     * @throws IllegalArgumentException if a line is malformed, ids are not 0 … n−1, or a single byte is no token
     */
    static Vocabulary parse(byte[] file) {
        TiktokenFile parsed = TiktokenFile.parse(file);
        return new Vocabulary(parsed.arena(), parsed.offsets());
    }

    /** Returns the number of tokens. */
    int size() {
        return offsets.length - 1;
    }

    /** Returns the bytes of a token. */
    byte[] token(int id) {
        return Arrays.copyOfRange(arena, offsets[id], offsets[id + 1]);
    }

    /** Returns the id of a single byte. */
    int byteId(byte b) {
        return byteIds[b & 0xFF];
    }

    /** Returns the id of the token that is {@code text[start, end)}, or {@link #NONE}. */
    int find(byte[] text, int start, int end) {
        int hash = FNV_OFFSET;
        for (int i = start; i < end; i++) hash = (hash ^ text[i] & 0xFF) * FNV_PRIME;
        int mask = slots.length - 1;
        for (int slot = hash & mask; ; slot = slot + 1 & mask) {
            int id = slots[slot];
            if (id == NONE || equals(id, text, start, end)) return id;
        }
    }

    /** Returns the id of the token whose bytes are those of {@code left} and then those of {@code right}, or {@link #NONE}. */
    int pair(int left, int right) {
        return pairs.find(left, right);
    }

    private boolean equals(int id, byte[] text, int start, int end) {
        int from = offsets[id];
        if (offsets[id + 1] - from != end - start) return false;
        for (int i = start; i < end; i++) if (text[i] != arena[from++]) return false;
        return true;
    }

    private void insert(int id) {
        int hash = FNV_OFFSET;
        for (int i = offsets[id]; i < offsets[id + 1]; i++) hash = (hash ^ arena[i] & 0xFF) * FNV_PRIME;
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != NONE) {
            if (equals(slots[slot], arena, offsets[id], offsets[id + 1])) {
                throw new IllegalArgumentException("vocabulary (ids " + slots[slot] + " and " + id
                        + ") must not hold a token twice; use another file");
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = id;
    }

    /** Calls back with every split of every token into two tokens. */
    void forEachSplit(SplitVisitor visitor) {
        for (int id = 0; id < size(); id++) {
            for (int cut = offsets[id] + 1; cut < offsets[id + 1]; cut++) {
                int left = find(arena, offsets[id], cut);
                if (left == NONE) continue;
                int right = find(arena, cut, offsets[id + 1]);
                if (right != NONE) visitor.split(left, right, id);
            }
        }
    }

    /** Takes one split of a token. */
    interface SplitVisitor {
        void split(int left, int right, int id);
    }
}
