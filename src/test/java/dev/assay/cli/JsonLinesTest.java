package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With an encoder that makes one id of each byte. */
class JsonLinesTest {
    private final StringWriter out = new StringWriter();

    @Test
    void eachStringBecomesAnArrayOnALineOfItsOwn() throws IOException {
        encode("\"ab\"\n\"\"\n\"c\\n\"");
        assertEquals("[97,98]\n[]\n[99,10]\n", out.toString());
    }

    @Test
    void aLineEndsAtALineFeedOnly() throws IOException {
        // U+2028 and U+0085 are text; a CR before the line feed is JSON's white space.
        encode("\"a\u2028\u0085\"\r\n\"b\"\n");
        assertEquals("[97,226,128,168,194,133]\n[98]\n", out.toString());
    }

    @Test
    void surrogatesInPairsAreOneCharacter() {
        // U+1F600 in UTF-8, by hand: f0 9f 98 80.
        byte[] expected = {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80};
        assertArrayEquals(expected, JsonLines.text(ascii("\"\\ud83d\\ude00\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\r",
                "17",
                "null",
                "[\"a\"]",
                "{\"a\":1}",
                "\"a\" \"b\"",
                "\"a\"x",
                "\"a",
                "'a'",
                "\"\\ud800\"",
                "\"\\ude00\\ud83d\"",
                "\"\\x\"",
                "\"a\tb\"",
                "\ufeff\"a\""
            })
    void whatIsNotOneUnicodeStringIsRefusedWithFileAndLineAndWholeLinesStay(String line) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> encode("\"a\"\n" + line + "\n\"b\"\n"));
        assertTrue(refused.getMessage().startsWith("some.jsonl, line 2: "), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
        assertEquals("[97]\n", out.toString());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThrows(IllegalArgumentException.class, () -> JsonLines.text(new byte[] {'"', (byte) 0xff, '"'}));
    }

    @Test
    void aNestedLineIsRefusedAndDoesNotOverflow() {
        assertThrows(IllegalArgumentException.class, () -> JsonLines.text(ascii("[".repeat(1_000_000))));
    }

    @Test
    void aNumberTooLongForTheParserIsRefusedAsAnyOther() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> JsonLines.text(ascii("1".repeat(5000))));
        assertEquals("line (" + "1".repeat(60) + "…) must be one JSON string; it is a number", refused.getMessage());
    }

    @Test
    void aRefusalNamesTheValue() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> JsonLines.text(ascii("\"\\ud800\"")));
        assertTrue(refused.getMessage().startsWith("string (\"\\ud800\") must be Unicode"), refused.getMessage());
    }

    private void encode(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        JsonLines.encode("some.jsonl", new ByteArrayInputStream(bytes), JsonLinesTest::ids, new PrintWriter(out));
    }

    private static int[] ids(byte[] text) {
        int[] ids = new int[text.length];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = text[index] & 0xff;
        }
        return ids;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
