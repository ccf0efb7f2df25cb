package dev.assay.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.run.Visible;
import java.io.IOException;

/** JSON with one layout on every platform: members in the order they were put, {@code \n}, null for what is not known or not finite. */
public final class Json {
    private static final ObjectWriter WRITER = writer();

    private static ObjectWriter writer() {
        // One member a line, so that differences show; not indented, which would be a fifth of a committed file.
        DefaultIndenter indenter = new DefaultIndenter("", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        SimpleModule finite = new SimpleModule();
        finite.addSerializer(Double.class, new Finite());
        finite.addSerializer(Double.TYPE, new Finite());
        return JsonMapper.builder().addModule(finite).build().writer(printer);
    }

    /** Returns the document of a tree, or of records, whose components are its members. */
    public static String text(Object node) {
        try {
            return Visible.json(WRITER.writeValueAsString(node)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("trees and records always have a text", impossible);
        }
    }

    /** Puts a text, null for an empty one. */
    public static void put(ObjectNode node, String name, String value) {
        if (value.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    /** Puts a number, null for one that is not finite. */
    public static void put(ObjectNode node, String name, double value) {
        node.set(name, number(value));
    }

    /** Returns a number, null for one that is not finite. */
    public static JsonNode number(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.nullNode();
    }

    /* JSON has no word for what is not finite. */
    private static final class Finite extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }

    private Json() {}
}
