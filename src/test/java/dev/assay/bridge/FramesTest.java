package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Answers byte for byte, and what is refused from the head alone. */
class FramesTest {
    /** One bit more than the limit of all bodies; nothing of it is there, and none of it may be asked for. */
    @Test
    void aFrameAboveItsVerbsLimitIsRefusedBeforeItIsRead() {
        InputStream head = stream("ok 1073741824\n");
        Frames.Malformed wrong =
                assertThrows(Frames.Malformed.class, () -> new Frames(head, OutputStream.nullOutputStream())
                        .exchange("hello", new byte[0], 0, 0, Hello.MOST_BYTES));
        assertEquals("length (1073741824) must be at most 1048576 here", wrong.getMessage());
    }

    @Test
    void anAnswerWithoutABodyMayHaveNone() {
        assertEquals("length (1) must be at most 0 here", refusal("ok 7 1\nx", 1, 0));
        assertEquals("length (24) must be at most 16 here", refusal("ok 1 -1 2 3 4 24\n" + "x".repeat(24), 5, 16));
    }

    @Test
    void anErrorOfMegabytesIsShownByItsBeginning() {
        String refusal = refusal("error 5000000\n" + "\u001b[31mvocabulary\n".repeat(10_000), 0, 0);
        assertTrue(
                refusal.startsWith("error (5000000 bytes) must be at most 65536 bytes; it begins: [31mvocabulary"),
                refusal);
        assertTrue(refusal.length() < 400 && refusal.chars().allMatch(one -> one >= ' '), refusal);
    }

    @Test
    void anErrorWithinTheLimitIsRead() throws IOException {
        Frames frames = new Frames(stream("error 5\nwrong"), OutputStream.nullOutputStream());
        assertEquals(false, frames.exchange("load x", new byte[0], 0, 0, 0));
        assertEquals("wrong", frames.text());
    }

    /** Three hundred characters, of which the last would be half of one. */
    @Test
    void whatIsShownIsOneLineThatMovesNoCursor() {
        assertEquals("a b c d", Said.shown("a\u001bb\nc\u202ed\n"));
        assertEquals(299, Said.shown("x".repeat(299) + "\ud83d\ude00 and more").length());
    }

    private static String refusal(String answer, int fields, long most) {
        return assertThrows(Frames.Malformed.class, () -> new Frames(stream(answer), OutputStream.nullOutputStream())
                        .exchange("x", new byte[0], 0, fields, most))
                .getMessage();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
