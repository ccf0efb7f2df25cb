package dev.assay.bpe;

/** The merge of a piece that is no token: the adjacent pair of lowest rank first, leftmost on ties, until none is left. */
final class Merger {
    /** Longest piece, in bytes, that is merged by linear scans. */
    static final int SHORT_BYTES = 64;

    private static final int NO_RANK = Integer.MAX_VALUE;

    private final Vocabulary vocabulary;
    private final int[] ids = new int[SHORT_BYTES];
    private final int[] ranks = new int[SHORT_BYTES];
    private final LongMerger longMerger;

    Merger(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        longMerger = new LongMerger(vocabulary);
    }

    /** Writes the ids of {@code text[start, end)} to {@code out} from {@code count} on and returns the new count. */
    int merge(byte[] text, int start, int end, int[] out, int count) {
        if (end - start > SHORT_BYTES) return longMerger.merge(text, start, end, out, count);
        return mergeShort(text, start, end, out, count);
    }

    int mergeShort(byte[] text, int start, int end, int[] out, int count) {
        int length = end - start;
        for (int i = 0; i < length; i++) ids[i] = vocabulary.byteId(text[start + i]);
        for (int i = 0; i < length; i++) ranks[i] = rank(i, length);
        while (true) {
            int lowest = 0;
            for (int i = 1; i < length; i++) if (ranks[i] < ranks[lowest]) lowest = i;
            if (ranks[lowest] == NO_RANK) break;
            ids[lowest] = ranks[lowest];
            length--;
            for (int i = lowest + 1; i < length; i++) {
                ids[i] = ids[i + 1];
                ranks[i] = ranks[i + 1];
            }
            ranks[lowest] = rank(lowest, length);
            if (lowest > 0) ranks[lowest - 1] = rank(lowest - 1, length);
        }
        for (int i = 0; i < length; i++) out[count + i] = ids[i];
        return count + length;
    }

    private int rank(int i, int length) {
        if (i + 1 >= length) return NO_RANK;
        int id = vocabulary.pair(ids[i], ids[i + 1]);
        return id == Vocabulary.NONE ? NO_RANK : id;
    }
}
