package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.bpe.NotUtf8Exception;
import dev.assay.corpus.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JtokkitEncoderTest {
    private static final JtokkitEncoder ENCODER = new JtokkitEncoder(Encoding.CL100K_BASE);

    @Test
    void helloWorldHasTheIdsOfTheProtocolPage() {
        assertArrayEquals(new int[] {15339, 1917}, ids("hello world".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void specialTokensAreOrdinaryText() {
        // <|endoftext|> as one token would be 100257.
        int[] ids = ids("<|endoftext|>".getBytes(StandardCharsets.UTF_8));
        assertEquals(0, Arrays.stream(ids).filter(id -> id >= 100256).count());
    }

    @Test
    void aReplacementCharacterOfTheTextItselfIsNoError() {
        assertEquals(true, ids("a\uFFFDb".getBytes(StandardCharsets.UTF_8)).length > 0);
    }

    /** Offsets by RFC 3629: the lead byte of the malformed sequence, as Rust's valid_up_to gives it. */
    @ParameterizedTest
    @CsvSource({
        "ff, 0",
        "61ff, 1",
        "61c3, 1",
        "6162e282, 2",
        "61e28261, 1",
        "eda080, 0",
        "c0af, 0",
        "f4908080, 0",
        "efbfbdff, 3"
    })
    void whatIsNotUtf8IsRefusedWithItsOffset(String hex, long offset) {
        byte[] text = java.util.HexFormat.of().parseHex(hex);
        assertEquals(
                offset, assertThrows(NotUtf8Exception.class, () -> ids(text)).offset());
    }

    private static int[] ids(byte[] text) {
        int[] ids = new int[text.length];
        return Arrays.copyOf(ids, ENCODER.encode(text, ids));
    }
}
