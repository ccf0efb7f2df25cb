package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CorpusTextTest {
    @Test
    void plainTextLosesByteOrderMarkAndCarriageReturns() {
        assertEquals("a\nb\n\uFEFFc\n", CorpusText.plain(utf8("\uFEFFa\r\nb\r\uFEFFc\n")));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThrows(DataException.class, () -> CorpusText.plain(new byte[] {'a', (byte) 0xC3}));
    }

    @Test
    void aLoneSurrogateIsRefusedAndNotReplaced() {
        assertThrows(DataException.class, () -> CorpusText.encode("a\uD800"));
    }

    @Test
    void oneColumnOfEachLineIsKept() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(utf8("t1\td1\tone\nt2\td2\ttwo \u00e9\n"));
        }
        assertEquals("one\ntwo \u00e9\n", CorpusText.gunzipColumn(file.toByteArray(), 3));
    }

    @Test
    void onlyTheLicenceHeaderIsDropped() {
        String header = "/*\n * Licensed to the Apache Software Foundation (ASF)\n */\n";
        assertEquals("package a; /* b */\n", CorpusText.javaSource(utf8(header + "package a; /* b */\n")));
        assertEquals("/* mine */\nclass A {}\n", CorpusText.javaSource(utf8("/* mine */\nclass A {}\n")));
    }

    @Test
    void jsonValuesKeepTheOrderOfTheFile() throws IOException {
        assertEquals(
                "z\n\u65e5\"\nq\n",
                CorpusText.values("a.json", utf8("{\"b\":\"z\",\"a\":[\"\\u65e5\\\"\",1],\"c\":{\"d\":\"q\"}}")));
    }

    @Test
    void fieldsOfAnObjectStandInOneLine() throws IOException {
        // The second object has no description, the third no emoji; the nested one is no end of the first.
        String json = "[{\"emoji\":\"\\uD83D\\uDE00\",\"tags\":[\"x\"],\"in\":{\"y\":1},\"description\":\"grin\"},"
                + "{\"emoji\":\"\u00a9\"},{\"description\":\"lost\"}]";
        assertEquals(
                "\uD83D\uDE00 grin\n\u00a9 \n", CorpusText.jsonFields(utf8(json), List.of("emoji", "description")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
