package dev.assay.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A gzip file of one member with nothing behind it, as a run is published. The stream of the JDK reads on into a second member and passes
 * over whatever else follows the first.
 */
final class OneMember extends GZIPInputStream {
    /** CRC-32 and length, RFC 1952. */
    private static final int TRAILER_BYTES = 8;

    private static final int BUFFER = 1 << 16;

    private final long length;
    private final long header;

    private OneMember(Counted in, long length) throws IOException {
        super(in, BUFFER);
        this.length = length;
        // Until now no more than the header was asked for.
        header = in.read;
    }

    static OneMember of(Path file, InputStream raw) throws IOException {
        return new OneMember(new Counted(raw), Files.isRegularFile(file) ? Files.size(file) : -1);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        if (read < 0 && length >= 0) {
            long used = header + inf.getBytesRead() + TRAILER_BYTES;
            if (used != length) {
                throw new IllegalArgumentException(
                        "(" + Math.max(0, length - used)
                                + " bytes after the compressed data) must not be there: the file was changed; use the original");
            }
        }
        return read;
    }

    private static final class Counted extends java.io.FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int some = super.read(buffer, offset, count);
            read += Math.max(0, some);
            return some;
        }
    }
}
