package dev.assay.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.PriceList.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code price.json}: one object with {@code schema} ({@value PriceList#SCHEMA}), {@code assay}, {@code taken}, {@code machine} (label to
 * value), {@code text}, {@code repeats} and {@code rows}. A row has {@code id}, {@code language}, {@code source}, {@code missing} (null if it
 * was measured), {@code tools}, {@code built}, {@code edited}, {@code cleanSeconds} and {@code editSeconds} (arrays in the order of the
 * rounds), {@code lines} (part to number), {@code artefacts} (arrays of {@code name}, {@code bytes}, {@code strippedBytes}, null where
 * there are none) and {@code needs}. Medians are made when it is read; the file holds what was measured.
 */
public final class PriceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Returns the text of the file. */
    public static String text(PriceList list) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node(list)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree always has a text", impossible);
        }
    }

    /** Returns the same as a tree. */
    public static ObjectNode node(PriceList list) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", PriceList.SCHEMA).put("assay", list.assay()).put("taken", list.taken());
        ObjectNode machine = root.putObject("machine");
        PriceList.SAME.stream()
                .filter(list.machine()::containsKey)
                .forEach(label -> machine.put(label, list.machine().get(label)));
        root.put("text", list.text()).put("repeats", list.repeats());
        ArrayNode rows = root.putArray("rows");
        list.rows().forEach(row -> put(rows.addObject(), row));
        return root;
    }

    private static void put(ObjectNode node, Row row) {
        node.put("id", row.id()).put("language", row.language()).put("source", row.source());
        node.put("missing", row.missing().orElse(null));
        ObjectNode tools = node.putObject("tools");
        row.tools().forEach(tools::put);
        node.put("built", row.built()).put("edited", row.edited());
        ArrayNode clean = node.putArray("cleanSeconds");
        row.clean().forEach(clean::add);
        ArrayNode edit = node.putArray("editSeconds");
        row.edit().forEach(edit::add);
        ObjectNode lines = node.putObject("lines");
        for (Part part : Part.values()) {
            if (row.lines().containsKey(part.label())) {
                lines.put(part.label(), row.lines().get(part.label()));
            }
        }
        ArrayNode artefacts = node.putArray("artefacts");
        for (Artefact one : row.artefacts()) {
            ObjectNode artefact = artefacts.addObject().put("name", one.name()).put("bytes", one.bytes());
            artefact.put("strippedBytes", one.stripped() < 0 ? null : one.stripped());
        }
        node.put("needs", row.needs());
    }

    /**
     * Returns what {@link #text} wrote.
     *
     * @param name of the file, for what is said of it
     * @throws IllegalArgumentException if it is none of ours
     */
    public static PriceList parse(String name, String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw refuse(name, "text", "no JSON", "be JSON");
        }
        int schema = root.path("schema").asInt();
        if (schema != PriceList.SCHEMA) {
            throw refuse(name, "schema", String.valueOf(schema), "be " + PriceList.SCHEMA);
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : root.path("rows")) {
            rows.add(row(name, row));
        }
        if (rows.isEmpty()) {
            throw refuse(name, "rows", "0", "be at least one");
        }
        return new PriceList(
                word(name, root, "assay"),
                word(name, root, "taken"),
                map(root.path("machine"), JsonNode::asText),
                word(name, root, "text"),
                root.path("repeats").asInt(),
                rows);
    }

    private static Row row(String name, JsonNode row) {
        List<Artefact> artefacts = new ArrayList<>();
        for (JsonNode one : row.path("artefacts")) {
            artefacts.add(new Artefact(
                    word(name, one, "name"),
                    one.path("bytes").asLong(),
                    one.path("strippedBytes").asLong(-1)));
        }
        return new Row(
                word(name, row, "id"),
                word(name, row, "language"),
                word(name, row, "source"),
                Optional.ofNullable(row.path("missing").textValue()),
                map(row.path("tools"), JsonNode::asText),
                word(name, row, "built"),
                word(name, row, "edited"),
                seconds(name, row.path("cleanSeconds")),
                seconds(name, row.path("editSeconds")),
                map(row.path("lines"), JsonNode::asInt),
                artefacts,
                word(name, row, "needs"));
    }

    private static List<Double> seconds(String name, JsonNode array) {
        List<Double> seconds = new ArrayList<>();
        for (JsonNode one : array) {
            if (!one.isNumber() || !(one.asDouble() > 0)) {
                throw refuse(name, "seconds", one.toString(), "be numbers above 0");
            }
            seconds.add(one.asDouble());
        }
        return seconds;
    }

    private static <V> Map<String, V> map(JsonNode object, Function<JsonNode, V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        object.properties().forEach(member -> map.put(member.getKey(), value.apply(member.getValue())));
        return map;
    }

    private static String word(String name, JsonNode node, String member) {
        String text = node.path(member).textValue();
        if (text == null) {
            throw refuse(name, member, node.path(member).toString(), "be a text");
        }
        return text;
    }

    private static IllegalArgumentException refuse(String name, String member, String value, String rule) {
        return new IllegalArgumentException(member + " of " + name + " (" + value + ") must " + rule
                + "; take the prices again: java -jar target/assay.jar price DIR");
    }

    private PriceJson() {}
}
