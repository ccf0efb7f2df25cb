package dev.assay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Lines of JSON strings in, lines of JSON arrays of ids out. A line ends at a line feed and nowhere else. */
final class JsonLines {
    private static final int LONGEST_SHOWN = 60;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * Encodes line by line; a refused line ends it, and what was printed before are whole lines.
     *
     * @param name of the input, for the refusal
     */
    static void encode(String name, InputStream input, Function<byte[], int[]> encoder, PrintWriter out)
            throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int one = input.read(); one >= 0 || line.size() > 0; one = input.read()) {
            if (one >= 0 && one != '\n') {
                line.write(one);
                continue;
            }
            try {
                out.print("[" + joined(encoder.apply(text(line.toByteArray())), ",") + "]\n");
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException(name + ", line " + number + ": " + wrong.getMessage(), wrong);
            }
            line.reset();
            number++;
        }
    }

    /** Returns the UTF-8 of the JSON string that a line holds. */
    static byte[] text(byte[] line) {
        String json;
        try {
            json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException("line must be UTF-8; correct it");
        }
        if (json.isBlank()) {
            throw new IllegalArgumentException("line (blank) must be a JSON string; write \"\" for the empty text");
        }
        String text = string(json);
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException(
                    "string (" + brief(json) + ") must be Unicode, but holds a lone surrogate; correct it");
        }
    }

    private static String string(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                String text = parser.getText();
                if (parser.nextToken() == null) {
                    return text;
                }
            }
        } catch (JsonProcessingException wrong) {
            // Jackson has no place for a number that is too long.
            String place = wrong.getLocation() == null
                    ? "it is a number"
                    : "at column " + wrong.getLocation().getColumnNr() + " it is not";
            throw new IllegalArgumentException("line (" + brief(json) + ") must be one JSON string; " + place);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw new IllegalArgumentException(
                "line (" + brief(json) + ") must be one JSON string and nothing else; correct it");
    }

    private static String brief(String json) {
        String line = json.strip().replaceAll("[^ -~]", "?");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    static String joined(int[] ids, String separator) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < ids.length; index++) {
            text.append(index == 0 ? "" : separator).append(Integer.toUnsignedLong(ids[index]));
        }
        return text.toString();
    }

    private JsonLines() {}
}
