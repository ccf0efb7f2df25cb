package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.contender.LiveContender.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON object of {@code hello}, member by member: each has a type and a length, and who breaks a rule is told which. */
final class Hello {
    /** Bytes of the whole object. */
    static final int MOST_BYTES = 1 << 20;

    private static final int NEWEST = 2;
    private static final int MOST_CHARACTERS = 4096;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode object;

    private Hello(JsonNode object) {
        this.object = object;
    }

    /**
     * Returns what a worker says of itself.
     *
     * @param expected the id that it must have; empty if it may have any
     * @throws IllegalArgumentException with the rule that it breaks
     */
    static Identity parse(String text, Optional<String> expected) {
        Hello hello = new Hello(read(text));
        hello.protocol();
        String id = hello.string("id");
        if (expected.isPresent() && !id.equals(expected.get())) {
            throw new IllegalArgumentException("id (" + Said.shown(id) + ") must be " + expected.get());
        }
        hello.string("output");
        hello.encodings();
        return new Identity(
                hello.string("version"),
                hello.string("runtime"),
                hello.strings("build"),
                hello.strings("options"),
                hello.flag("forgets"));
    }

    /** Returns whether it knows the verbs of an open loop, which came with protocol 2. */
    static boolean serves(String text) {
        return new Hello(read(text)).protocol() >= 2;
    }

    private int protocol() {
        JsonNode protocol = object.path("protocol");
        boolean known = protocol.isIntegralNumber() && protocol.canConvertToInt();
        if (!known || protocol.intValue() < 1 || protocol.intValue() > NEWEST) {
            throw wrong("protocol", protocol, "the number 1 or 2");
        }
        return protocol.intValue();
    }

    private static JsonNode read(String text) {
        String rule = "answer must be one JSON object as in benchmarks/WORKER.md";
        try {
            JsonNode object = JSON.readTree(text);
            if (!object.isObject()) {
                throw new IllegalArgumentException(rule);
            }
            return object;
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(rule + ", each member once", wrong);
        }
    }

    private String string(String name) {
        return string(name, object.path(name));
    }

    /* A member that is not there says nothing; one that is null says nonsense. */
    private static String string(String name, JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isTextual()) {
            throw wrong(name, value, "a string");
        }
        if (value.textValue().length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(name + " (" + value.textValue().length()
                    + " characters) must be a string of at most " + MOST_CHARACTERS);
        }
        return value.textValue();
    }

    private void encodings() {
        JsonNode value = object.path("encodings");
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong("encodings", value, "a list of strings");
        }
        for (int index = 0; index < value.size(); index++) {
            string("encodings[" + index + "]", value.get(index));
        }
    }

    private boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(name, value, "true or false");
        }
        return value.booleanValue();
    }

    private Map<String, String> strings(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw wrong(name, value, "an object of strings");
        }
        Map<String, String> strings = new LinkedHashMap<>();
        value.properties()
                .forEach(member -> strings.put(
                        member.getKey(), string(name + "." + Said.shown(member.getKey()), member.getValue())));
        return strings;
    }

    private static IllegalArgumentException wrong(String name, JsonNode value, String rule) {
        String shown = value.isMissingNode() ? "missing" : Said.shown(value.toString());
        return new IllegalArgumentException(name + " (" + shown + ") must be " + rule);
    }
}
