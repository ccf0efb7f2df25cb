package dev.assay.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members that Jackson makes of a record, as a page of formats lists them: {@code array.member} for those of inner records. */
public final class Members {
    private Members() {}

    /**
     * Returns them in order.
     *
     * @param explained records that the page explains once: their own members are not listed again
     */
    public static List<String> of(Class<?> record, Set<Class<?>> explained) {
        List<String> members = new ArrayList<>();
        add("", record, explained, members);
        return members;
    }

    private static void add(String prefix, Class<?> record, Set<Class<?>> explained, List<String> members) {
        for (RecordComponent component : record.getRecordComponents()) {
            Class<?> inner = element(component.getGenericType());
            boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            String name = prefix + name(component);
            if (!unwrapped) {
                members.add(name);
            }
            if (inner.isRecord() && !explained.contains(inner)) {
                add(unwrapped ? prefix : name + ".", inner, explained, members);
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null || other.value().isEmpty() ? component.getName() : other.value();
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType list
                && (list.getRawType() == List.class || list.getRawType() == Optional.class)
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
