package dev.assay.bpe;

import java.util.Arrays;

/** The pair table of a vocabulary: two ids to the id of their concatenation, open-addressed. */
final class Pairs {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long EMPTY = -1;

    private final long[] keys;
    private final int[] ids;
    private final int shift;

    private Pairs(int capacity) {
        keys = new long[capacity];
        Arrays.fill(keys, EMPTY);
        ids = new int[capacity];
        shift = 64 - Integer.numberOfTrailingZeros(capacity);
    }

    static Pairs of(Vocabulary vocabulary) {
        Splits splits = new Splits(4 * vocabulary.size());
        vocabulary.forEachSplit(splits);
        Pairs pairs = new Pairs(capacity(splits.count));
        for (int i = 0; i < splits.count; i++) pairs.insert(splits.keys[i], splits.ids[i]);
        return pairs;
    }

    /** Returns the smallest power of two that is at least twice {@code entries}. */
    static int capacity(int entries) {
        return Integer.highestOneBit(Math.max(2 * entries - 1, 1)) << 1;
    }

    int find(int left, int right) {
        long key = (long) left << 32 | right;
        int mask = keys.length - 1;
        for (int slot = (int) (key * MULTIPLIER >>> shift); ; slot = slot + 1 & mask) {
            if (keys[slot] == key) return ids[slot];
            if (keys[slot] == EMPTY) return Vocabulary.NONE;
        }
    }

    private void insert(long key, int id) {
        int mask = keys.length - 1;
        int slot = (int) (key * MULTIPLIER >>> shift);
        while (keys[slot] != EMPTY) slot = slot + 1 & mask;
        keys[slot] = key;
        ids[slot] = id;
    }

    /** All splits in a growing pair of arrays: their number, and so the capacity, is known only at the end. */
    private static final class Splits implements Vocabulary.SplitVisitor {
        private long[] keys;
        private int[] ids;
        private int count;

        Splits(int expected) {
            keys = new long[expected];
            ids = new int[expected];
        }

        @Override
        public void split(int left, int right, int id) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                ids = Arrays.copyOf(ids, count * 2);
            }
            keys[count] = (long) left << 32 | right;
            ids[count++] = id;
        }
    }
}
