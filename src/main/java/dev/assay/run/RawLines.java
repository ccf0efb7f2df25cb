package dev.assay.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The lines of a stream as bytes, one after the other in one buffer, so that a large run costs no text objects. */
final class RawLines {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = ONES << 7;
    private static final long NEWLINES = ONES * '\n';

    /** A line may be so many bytes long: two hundred times the longest of a real run, its header. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int length;
    private int filled;
    private boolean terminated;

    RawLines(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next line; returns false at the end of the stream.
     *
     * @throws IllegalArgumentException if the line is longer than {@link #LONGEST}
     */
    boolean next() throws IOException {
        start = Math.min(filled, start + length + (terminated ? 1 : 0));
        int scanned = start;
        while (true) {
            int newline = newline(scanned);
            if (newline < filled) {
                length = newline - start;
                terminated = true;
                return true;
            }
            scanned = filled;
            if (filled == buffer.length) {
                scanned -= start;
                makeRoom();
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                length = filled - start;
                terminated = false;
                return length > 0;
            }
            filled += read;
        }
    }

    /*
     * Returns the place of the first newline, or `filled`. Eight bytes at a time: with x a byte of the word against eight newlines, zero
     * where it is one, the top bit of (x − 1) & ~x is set in the first such byte and in none before it (Warren, "Hacker's Delight", 6–1).
     */
    private int newline(int from) {
        int i = from;
        for (; i + Long.BYTES <= filled; i += Long.BYTES) {
            long x = (long) WORDS.get(buffer, i) ^ NEWLINES;
            long found = (x - ONES) & ~x & TOPS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < filled && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else if (buffer.length >= LONGEST) {
            throw new IllegalArgumentException("line (more than " + (LONGEST >> 20)
                    + " MiB) must be shorter, as every line of a run is; use the original");
        } else {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    /** Returns the bytes that hold the current line; the reader may write to the line's part of it. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Returns whether the current line ends with a newline. */
    boolean terminated() {
        return terminated;
    }
}
