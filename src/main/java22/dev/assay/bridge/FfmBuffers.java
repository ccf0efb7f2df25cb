package dev.assay.bridge;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory for a text and its ids, reused from call to call, which grows when a call needs more.
 *
 * <p>It lies in automatic arenas, which cannot be closed: a call that is given their segments has nothing to keep from closing, where
 * one with a shared arena's takes and gives back a count by two atomic operations, and a confined arena would bind an encoder to the
 * thread that made it, at the cost of asking which thread it is. The collector frees them, as it does JNA's.
 */
final class FfmBuffers {
    private static final int INITIAL_BYTES = 1 << 16;

    private MemorySegment text;
    private MemorySegment ids;

    FfmBuffers() {
        allocate(INITIAL_BYTES);
    }

    private void allocate(long bytes) {
        text = Arena.ofAuto().allocate(bytes, Long.BYTES);
        ids = Arena.ofAuto().allocate(JAVA_INT.byteSize() * bytes, Long.BYTES);
    }

    /** Copies a text in, making room for it and for as many ids as it has bytes. */
    void write(byte[] bytes) {
        if (bytes.length > text.byteSize()) {
            allocate(Math.max(bytes.length, 2 * text.byteSize()));
        }
        MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    }

    MemorySegment text() {
        return text;
    }

    MemorySegment ids() {
        return ids;
    }

    /** Returns the room for ids, which is that for bytes of text. */
    long capacity() {
        return text.byteSize();
    }

    /** Copies the first {@code count} ids out. */
    void read(int[] target, int count) {
        MemorySegment.copy(ids, JAVA_INT, 0, target, 0, count);
    }
}
