package dev.assay.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;

/** Makes a line of the text before its seal, or tells in one clause why it is none. */
final class LineParser {
    private static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SLICE = "{\"type\":\"slice\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_TYPE = 40;

    private final ObjectReader json =
            LineJson.MAPPER.reader().withAttribute(LineJson.SHARED, new HashMap<String, String>());
    private final SliceText slices = new SliceText();

    /**
     * Returns the line, which obeys the rules of its type.
     *
     * @param buffer is written to between {@code start} and the byte at {@code textEnd}
     * @throws IllegalArgumentException with {@code subject (value) must rule}
     */
    Line read(byte[] buffer, int start, int textEnd) {
        Line line = parse(buffer, start, textEnd);
        LineRules.check(line);
        return line;
    }

    private Line parse(byte[] buffer, int start, int textEnd) {
        if (Arrays.equals(buffer, start, Math.min(textEnd, start + SLICE.length), SLICE, 0, SLICE.length)) {
            Optional<Slice> slice = slices.read(buffer, start + SLICE.length, textEnd);
            if (slice.isPresent()) {
                return slice.get();
            }
        }
        return mapped(buffer, start, textEnd);
    }

    private Line mapped(byte[] buffer, int start, int textEnd) {
        boolean typed = Arrays.equals(buffer, start, Math.min(textEnd, start + TYPE.length), TYPE, 0, TYPE.length);
        int first = start + TYPE.length;
        int quote = first;
        while (typed && quote < textEnd && buffer[quote] != '"') {
            quote++;
        }
        String found = typed
                ? new String(buffer, first, Math.min(quote - first, LONGEST_TYPE), StandardCharsets.UTF_8)
                : "none";
        Class<? extends Line> type = LineJson.TYPES.get(found);
        if (type == null || quote + 1 >= textEnd) {
            throw new IllegalArgumentException("type (" + Visible.text(found) + ") must be one of "
                    + String.join(", ", LineJson.TYPES.keySet()) + ": use the version of Assay that wrote the file");
        }
        if (buffer[quote + 1] != ',') {
            throw new IllegalArgumentException(found + " (not JSON) must have a comma after its type");
        }
        // The members between the type and the seal become an object of their own, in place.
        buffer[quote + 1] = '{';
        buffer[textEnd] = '}';
        try (JsonParser parser = json.createParser(buffer, quote + 1, textEnd - quote)) {
            try {
                JsonNode object = json.readTree(parser);
                if (type == Header.class) {
                    // Before anything else: another version may have other members.
                    LineRules.schema(
                            object.path("schema").toString(),
                            object.path("assay").asText(""));
                    if (object.path("schema").intValue() < Header.SCHEMA) {
                        HeaderUpgrade.of((ObjectNode) object);
                    }
                }
                Members.check(found, object, type);
                return json.treeToValue(object, type);
            } catch (JsonProcessingException wrong) {
                throw new IllegalArgumentException(because(found, parser, wrong), wrong);
            }
        } catch (IOException impossible) {
            throw new AssertionError("reading from memory", impossible);
        }
    }

    private static String because(String found, JsonParser parser, JsonProcessingException wrong) throws IOException {
        String message = String.valueOf(wrong.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return found + "." + Visible.text(String.valueOf(parser.currentName())) + " (twice) must stand once";
        }
        JsonLocation place = wrong.getLocation() == null ? parser.currentLocation() : wrong.getLocation();
        long column = Math.max(0, place.getByteOffset());
        String at = parser.currentName() == null ? "" : ", in its member " + Visible.text(parser.currentName());
        return found + " (not JSON at byte " + column + at + ") must be a JSON object";
    }
}
