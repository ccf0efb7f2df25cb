package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class HostileHistogramTest {
    /** The head of HdrHistogram's V2 encoding: cookie, payload length, offset, digits, lowest, highest, ratio. */
    private static String headed(int payload, int digits) throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(ByteBuffer.allocate(40)
                    .putInt(0x1c849303 | 0x10)
                    .putInt(payload)
                    .putInt(0)
                    .putInt(digits)
                    .putLong(1)
                    .putLong(Long.MAX_VALUE)
                    .putDouble(1)
                    .array());
        }
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(8 + compressed.size())
                        .putInt(0x1c849304 | 0x10)
                        .putInt(compressed.size())
                        .put(compressed.toByteArray())
                        .array());
    }

    @Test
    void aHistogramWhoseHeaderAsksForGigabytesIsRefusedAsTheOthersAre() throws Exception {
        for (String wrong : new String[] {
            headed(Integer.MAX_VALUE, 3), headed(-1, 3), headed(0, 5), headed(100, -7), "AAAA", "no base64", ""
        }) {
            String message = assertThrows(IllegalArgumentException.class, () -> Latencies.decode(wrong), wrong)
                    .getMessage();
            assertTrue(message.endsWith("…) must be an HdrHistogram in base64; measure again"), message);
        }
        assertEquals(0, Latencies.decode(headed(0, 3)).getTotalCount());
    }
}
