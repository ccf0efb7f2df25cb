package dev.assay.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard error of a worker. It is read on a thread of its own, which sleeps as long as the worker is silent, and its end alone is
 * kept, in memory: a file would have to be deleted at every end of this JVM, and could fill a disk.
 */
final class StandardError {
    /** No worker that does its work has so much to say. */
    static final int MOST_MEGABYTES = 64;

    private static final int KEPT = 1 << 16;
    private static final long GRACE_MILLIS = 500;

    private final InputStream stream;
    private final Runnable tooMuch;
    private final byte[] end = new byte[KEPT];
    private final Thread reader;
    private long total;
    private volatile boolean tooLong;

    /** @param tooMuch called once when the limit is passed; it ends the worker */
    StandardError(InputStream stream, String name, Runnable tooMuch) {
        this.stream = stream;
        this.tooMuch = tooMuch;
        reader = new Thread(this::read, "standard error " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                keep(buffer, length);
                if (tooLong) {
                    tooMuch.run();
                    stream.close();
                    return;
                }
            }
        } catch (IOException gone) {
            // What came before is kept.
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int index = 0; index < length; index++) {
            end[(int) ((total + index) % KEPT)] = buffer[index];
        }
        total += length;
        tooLong = total > MOST_MEGABYTES * 1_000_000L;
    }

    /** Returns whether the worker was ended for the length of it. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Returns the last line that is not blank, as far as it is shown; nothing if there is none. The worker has ended. */
    String lastLine() {
        try {
            // What it started may hold the stream open.
            reader.join(GRACE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // Free text in whatever encoding: never a reason to fail.
        return text().lines().filter(line -> !line.isBlank()).reduce("", (before, last) -> Said.shown(last.strip()));
    }

    private synchronized String text() {
        int length = (int) Math.min(total, KEPT);
        byte[] ordered = new byte[length];
        for (int index = 0; index < length; index++) {
            ordered[index] = end[(int) ((total - length + index) % KEPT)];
        }
        return new String(ordered, StandardCharsets.UTF_8);
    }

    /** Reads no more. */
    void close() {
        try {
            stream.close();
        } catch (IOException alreadyClosed) {
            // That is what is wanted.
        }
    }
}
