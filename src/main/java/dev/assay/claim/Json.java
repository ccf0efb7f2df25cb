package dev.assay.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.run.Visible;

/** JSON with one layout on every platform: members in the order they were put, {@code \n}, null for what is not known or not finite. */
final class Json {
    private static final ObjectWriter WRITER = writer();

    private static ObjectWriter writer() {
        // One member a line, so that differences show; not indented, which would be a fifth of a committed file.
        DefaultIndenter indenter = new DefaultIndenter("", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return JsonMapper.builder().build().writer(printer);
    }

    static String text(JsonNode node) {
        try {
            return Visible.json(WRITER.writeValueAsString(node)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree always has a text", impossible);
        }
    }

    static void put(ObjectNode node, String name, String value) {
        if (value.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    static void put(ObjectNode node, String name, double value) {
        node.set(name, number(value));
    }

    static JsonNode number(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.nullNode();
    }

    private Json() {}
}
