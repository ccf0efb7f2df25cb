package dev.assay.openloop;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** A whole histogram as text for the run file: from percentiles alone nobody could compute another. */
public final class HistogramText {
    /** Returns HdrHistogram's compressed V2 encoding in base64. */
    public static String of(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private HistogramText() {}
}
