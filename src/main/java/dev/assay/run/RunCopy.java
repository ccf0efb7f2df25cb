package dev.assay.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Copies a finished run with some of its texts edited. A line in which nothing changes is copied byte for byte, so that no number is written
 * anew; seals are made again behind the first line that changes. A run of an older schema stays one: reading it into records and writing
 * those would make today's of it, and the copy would say more than the original.
 */
public final class RunCopy {
    private static final byte[] SLICE = "{\"type\":\"slice\",".getBytes(StandardCharsets.US_ASCII);

    /** Decides what becomes of each text of a run. */
    @FunctionalInterface
    public interface Editor {
        /**
         * Returns the text to write.
         *
         * @param member type of the line and place in it, such as {@code header.settings.LANG}; elements of an array share a place
         * @param text what stands there
         * @param line the whole line, as it was
         */
        String edit(String member, String text, JsonNode line);
    }

    private RunCopy() {}

    /**
     * Copies the lines of a run that has been read and found whole.
     *
     * @param run its lines, not compressed
     * @param editor of every text but those of slices, which hold names of the plan and nothing else
     */
    public static void write(InputStream run, OutputStream out, Editor editor) throws IOException {
        RawLines lines = new RawLines(run);
        Seal seal = new Seal();
        while (lines.next()) {
            byte[] text = edited(lines, editor);
            out.write(text);
            out.write(seal.next(text, 0, text.length));
            out.write('\n');
        }
    }

    /* The text of a line up to its seal. */
    private static byte[] edited(RawLines lines, Editor editor) throws IOException {
        int length = lines.length() - Seal.MEMBER_BYTES;
        byte[] text = new byte[length];
        System.arraycopy(lines.buffer(), lines.start(), text, 0, length);
        if (starts(text, SLICE)) {
            return text;
        }
        JsonNode line = LineJson.MAPPER.readTree(new String(text, StandardCharsets.UTF_8) + "}");
        if (!edit(line.path("type").asText(), line, editor)) {
            return text;
        }
        byte[] whole = LineJson.MAPPER.writeValueAsBytes(line);
        byte[] open = new byte[whole.length - 1];
        System.arraycopy(whole, 0, open, 0, open.length);
        return open;
    }

    /**
     * Edits the texts of one JSON document in place, and returns whether any changed.
     *
     * @param member where it stands, before the names of its own members
     */
    public static boolean edit(String member, JsonNode document, Editor editor) {
        return edit(member, document, document.deepCopy(), editor);
    }

    private static boolean edit(String member, JsonNode node, JsonNode line, Editor editor) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> one : object.properties()) {
                String place = member + "." + one.getKey();
                if (one.getValue() instanceof TextNode text) {
                    String after = editor.edit(place, text.textValue(), line);
                    if (!after.equals(text.textValue())) {
                        one.setValue(TextNode.valueOf(after));
                        changed = true;
                    }
                } else {
                    changed |= edit(place, one.getValue(), line, editor);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TextNode text) {
                    String after = editor.edit(member, text.textValue(), line);
                    if (!after.equals(text.textValue())) {
                        array.set(i, TextNode.valueOf(after));
                        changed = true;
                    }
                } else {
                    changed |= edit(member, array.get(i), line, editor);
                }
            }
        }
        return changed;
    }

    private static boolean starts(byte[] text, byte[] with) {
        if (text.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (text[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
