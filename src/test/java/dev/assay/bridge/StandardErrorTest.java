package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
    @Test
    void theLastLineIsKeptOfWhateverCameBefore() {
        String text = "first words\n".repeat(100_000) + "out of\u001b[31m luck \n \n\n";
        InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        StandardError errors = new StandardError(stream, "x", () -> {});
        assertEquals("out of [31m luck", errors.lastLine());
        assertFalse(errors.isTooLong());
    }

    @Test
    void whoSaysNothingHasNoLastLine() {
        assertEquals("", new StandardError(InputStream.nullInputStream(), "x", () -> {}).lastLine());
    }

    /** A stream without an end: that the reader ends shows that it stopped at the limit. */
    @Test
    void aFloodEndsTheWorkerOnce() throws InterruptedException {
        CountDownLatch killed = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        StandardError errors = new StandardError(endless, "x", killed::countDown);
        assertTrue(killed.await(60, TimeUnit.SECONDS));
        assertTrue(errors.isTooLong());
    }
}
