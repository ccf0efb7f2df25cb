package dev.assay.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, one after the other in one buffer, so that a large run costs no text objects. */
final class RawLines {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int length;
    private int filled;
    private boolean terminated;

    RawLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; returns false at the end of the stream. */
    boolean next() throws IOException {
        start = Math.min(filled, start + length + (terminated ? 1 : 0));
        int scanned = start;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    length = i - start;
                    terminated = true;
                    return true;
                }
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

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
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
