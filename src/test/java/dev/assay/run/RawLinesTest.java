package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RawLinesTest {
    private static List<String> lines(byte[] bytes) throws IOException {
        RawLines raw = new RawLines(new ByteArrayInputStream(bytes));
        List<String> lines = new ArrayList<>();
        while (raw.next()) {
            lines.add(new String(raw.buffer(), raw.start(), raw.length(), StandardCharsets.ISO_8859_1));
        }
        return lines;
    }

    @Test
    void linesOfEveryLengthAndOfBytesThatLookLikeANewlineAreFound() throws IOException {
        // Bytes around 0x0A and with the top bit set are those that a search of eight at a time may get wrong.
        byte[] near = {0x09, 0x0B, 0x0A ^ 0x01, (byte) 0x8A, (byte) 0x80, 0x00, (byte) 0xFF, 0x7F};
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int length = 0; length < 3_000; length++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < length % 40 + length / 100; i++) {
                line.append((char) (near[random.nextInt(near.length)] & 0xFF));
            }
            expected.add(line.toString());
            text.append(line).append('\n');
        }
        assertEquals(expected, lines(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aLineLongerThanTheBufferIsWholeAndAnOpenOneIsTold() throws IOException {
        String longLine = "x".repeat(200_000);
        assertEquals(
                List.of("a", longLine, "b"), lines(("a\n" + longLine + "\nb").getBytes(StandardCharsets.US_ASCII)));
        RawLines open = new RawLines(new ByteArrayInputStream(new byte[] {'b'}));
        open.next();
        assertFalse(open.terminated());
    }
}
