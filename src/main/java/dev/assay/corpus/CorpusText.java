package dev.assay.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The text of a corpus, made from the bytes of one file at a time: UTF-8 strictly, LF, no byte-order mark. */
final class CorpusText {
    private static final String LICENCE = "Licensed to the Apache Software Foundation";

    static String plain(byte[] file) {
        String text = decode(file).replace("\r\n", "\n").replace('\r', '\n');
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** One tab-separated column, counted from 1, of every line of a gzipped file. */
    static String gunzipColumn(byte[] file, int column) throws IOException {
        byte[] unpacked;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            unpacked = in.readAllBytes();
        }
        return plain(unpacked)
                .lines()
                .map(line -> line.split("\t", -1))
                .map(fields -> fields.length < column ? "" : fields[column - 1])
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Java source without the licence header, which would be the same 800 bytes in each file. */
    static String javaSource(byte[] file) {
        String text = plain(file);
        int end = text.indexOf("*/\n");
        boolean header =
                text.startsWith("/*") && end > 0 && text.substring(0, end).contains(LICENCE);
        return header ? text.substring(end + 3) : text;
    }

    /** All values, in file order, one a line. */
    static String values(String path, byte[] file) throws IOException {
        List<String> values = path.endsWith(".json") ? jsonValues(file) : PropertiesValues.of(plain(file));
        return plain(encode(String.join("\n", values) + "\n"));
    }

    /** Some fields of every object of the one array that the file is, one object a line, fields set apart by a blank. */
    static String jsonFields(byte[] file, List<String> fields) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, String> found = new HashMap<>();
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(file)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) depth++;
                if (token == JsonToken.VALUE_STRING && depth == 2) found.put(parser.currentName(), parser.getText());
                if (token.isStructEnd() && --depth == 1 && found.containsKey(fields.get(0))) {
                    text.append(fields.stream()
                                    .map(name -> found.getOrDefault(name, ""))
                                    .collect(Collectors.joining(" ")))
                            .append('\n');
                }
                if (depth == 1) found.clear();
            }
        }
        return plain(encode(text.toString()));
    }

    /** Encodes strictly: a lone surrogate is refused, where {@code getBytes} would write a question mark. */
    static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new DataException("corpus text (a lone surrogate) must be Unicode; correct its definition", e);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataException("corpus file (not UTF-8) must be UTF-8; correct its definition", e);
        }
    }

    private static List<String> jsonValues(byte[] file) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(file)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) values.add(parser.getText());
            }
        }
        return values;
    }

    private CorpusText() {}
}
