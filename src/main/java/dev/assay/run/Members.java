package dev.assay.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a JSON object holds exactly the members of a record, each of its type. A mapper could tell too, but in its own words; here the
 * member is named as the file names it.
 */
final class Members {
    private static final int LONGEST_SHOWN = 60;

    /** Why a contender is absent; of one that is there it is null. */
    private static final String REASON = "reason";

    /**
     * Checks an object.
     *
     * @param subject what to call it, such as {@code slice}
     * @throws IllegalArgumentException with {@code subject (value) must rule}
     */
    static void check(String subject, JsonNode object, Class<?> record) {
        if (!object.isObject()) {
            throw wrong(subject, object, "an object");
        }
        Set<String> known = new HashSet<>();
        members(subject, object, record, known);
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(subject + "." + shown(name)
                        + " (unknown) must be no member: use the version of Assay that wrote the file");
            }
        }
    }

    private static void members(String subject, JsonNode object, Class<?> record, Set<String> known) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                members(subject, object, component.getType(), known);
                continue;
            }
            String name = subject + "." + component.getName();
            known.add(component.getName());
            JsonNode value = object.get(component.getName());
            if (value == null && younger(record).contains(component.getName())) {
                continue;
            }
            if (value == null) {
                throw new IllegalArgumentException(name + " (missing) must be there");
            }
            if (!(value.isNull() && component.getName().equals(REASON))) {
                value(name, value, component.getGenericType());
            }
        }
    }

    private static List<String> younger(Class<?> record) {
        return record == SliceResult.class
                ? SliceResult.YOUNGER
                : record == Header.GroupRow.class ? Header.GroupRow.YOUNGER : List.of();
    }

    private static void value(String name, JsonNode value, Type type) {
        if (type == String.class) {
            require(value.isTextual(), name, value, "a text");
        } else if (type == ContenderId.class) {
            require(value.isTextual(), name, value, "a text");
            must(ContenderId.is(value.textValue()), name, value, ContenderId.RULE);
        } else if (type == Role.class) {
            require(value.isTextual(), name, value, "a text");
            must(Role.find(value.textValue()).isPresent(), name, value, Role.RULE);
        } else if (type == boolean.class) {
            require(value.isBoolean(), name, value, "true or false");
        } else if (type == double.class) {
            // What is not known is null in the file.
            require(
                    value.isNull() || value.isNumber() && Double.isFinite(value.doubleValue()),
                    name,
                    value,
                    "a number");
        } else if (type == int.class || type == Integer.class) {
            require(value.isIntegralNumber() && value.canConvertToInt(), name, value, "a whole number of 32 bits");
        } else if (type == long.class) {
            require(value.isIntegralNumber() && value.canConvertToLong(), name, value, "a whole number of 64 bits");
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            require(value.isArray(), name, value, "an array");
            for (JsonNode element : value) {
                value(name, element, generic.getActualTypeArguments()[0]);
            }
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            if (!value.isNull()) {
                value(name, value, generic.getActualTypeArguments()[0]);
            }
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            require(value.isObject(), name, value, "an object");
            value.properties()
                    .forEach(entry -> value(
                            name + "." + shown(entry.getKey()), entry.getValue(), generic.getActualTypeArguments()[1]));
        } else {
            check(name, value, (Class<?>) type);
        }
    }

    private static void require(boolean right, String name, JsonNode value, String rule) {
        if (!right) {
            throw wrong(name, value, rule);
        }
    }

    /* Of a text that names something. */
    private static void must(boolean right, String name, JsonNode value, String rule) {
        if (!right) {
            throw new IllegalArgumentException(name + " (" + shown(value.textValue()) + ") must " + rule);
        }
    }

    private static IllegalArgumentException wrong(String name, JsonNode value, String rule) {
        return new IllegalArgumentException(name + " (" + shown(value.toString()) + ") must be " + rule);
    }

    /* A message is one short line, whatever a file holds. */
    private static String shown(String text) {
        return Visible.text(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
    }

    private Members() {}
}
