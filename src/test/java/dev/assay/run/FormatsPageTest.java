package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.page.Page;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** benchmarks/FORMATS.md describes every line of a run file, member by member, and none that there is not. */
class FormatsPageTest {
    @Test
    void everyMemberOfEveryLineIsDescribedAndNoOther() throws IOException {
        Page page = Page.read(Path.of("benchmarks/FORMATS.md"));
        for (var line : Lines.TYPES.entrySet()) {
            List<String> members = new ArrayList<>();
            members("", line.getValue(), members);
            assertEquals(
                    members, List.copyOf(page.table(line.getKey()).keySet()), "benchmarks/FORMATS.md, " + line.getKey());
        }
    }

    private static void members(String prefix, Class<?> record, List<String> members) {
        for (RecordComponent component : record.getRecordComponents()) {
            boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            if (!unwrapped) {
                members.add(prefix + component.getName());
            }
            Class<?> inner = element(component.getGenericType());
            if (inner.isRecord()) {
                members(unwrapped ? prefix : prefix + component.getName() + ".", inner, members);
            }
        }
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
