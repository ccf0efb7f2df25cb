package dev.assay.bpe;

/**
 * The merge of a long piece in O(n log n): a doubly linked list in arrays, and a binary heap of {@code rank << 32 | index}. An entry of
 * the heap is stale unless the pair at its index still has that rank.
 */
final class LongMerger {
    private static final int NONE = Vocabulary.NONE;

    private final Vocabulary vocabulary;
    private int[] ids = {};
    private int[] ranks = {};
    private int[] previous = {};
    private int[] next = {};
    private long[] heap = {};
    private int heapSize;

    LongMerger(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** As {@link Merger#merge}, for a piece of any length above 0. */
    int merge(byte[] text, int start, int end, int[] out, int count) {
        int length = end - start;
        reserve(length);
        for (int i = 0; i < length; i++) {
            ids[i] = vocabulary.byteId(text[start + i]);
            previous[i] = i - 1;
            next[i] = i + 1 < length ? i + 1 : NONE;
        }
        heapSize = 0;
        for (int i = 0; i < length; i++) rank(i);
        while (heapSize > 0) {
            long entry = pop();
            int i = (int) entry;
            int rank = (int) (entry >>> 32);
            if (ranks[i] == rank) replace(i, rank);
        }
        int written = count;
        for (int i = 0; i != NONE; i = next[i]) out[written++] = ids[i];
        return written;
    }

    /** Puts {@code id} in the place of the pair at {@code i}. */
    private void replace(int i, int id) {
        int gone = next[i];
        ids[i] = id;
        ranks[gone] = NONE;
        next[i] = next[gone];
        if (next[i] != NONE) previous[next[i]] = i;
        rank(i);
        if (previous[i] != NONE) rank(previous[i]);
    }

    private void rank(int i) {
        ranks[i] = next[i] == NONE ? NONE : vocabulary.pair(ids[i], ids[next[i]]);
        if (ranks[i] != NONE) push((long) ranks[i] << 32 | i);
    }

    private void reserve(int length) {
        if (ids.length >= length) return;
        ids = new int[length];
        ranks = new int[length];
        previous = new int[length];
        next = new int[length];
        // One entry a byte at first, and at most two more for each of the merges, of which there are fewer than bytes.
        heap = new long[Math.multiplyExact(length, 3)];
    }

    private void push(long entry) {
        int hole = heapSize++;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (heap[parent] <= entry) break;
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = entry;
    }

    private long pop() {
        long top = heap[0];
        long entry = heap[--heapSize];
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= heapSize) break;
            if (child + 1 < heapSize && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= entry) break;
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = entry;
        return top;
    }
}
