package dev.assay.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of a run file for tests that care about some of their members only. Members are named as the record names them, so that a test
 * says what it sets and a new member of a line changes no test.
 */
public final class Fixture {
    /** One steady op of 64 bytes, without a child, of {@code a@jvm}; nobody knows how often its thread was switched. */
    public static final Slice SLICE = new Slice(
            0,
            "g",
            0,
            1,
            ContenderId.of("a@jvm"),
            Role.MAIN,
            "e",
            "x",
            64,
            "run",
            false,
            SliceResult.builder()
                    .passes(1)
                    .ops(1)
                    .nanos(1)
                    .childNanos(-1)
                    .bytes(64)
                    .tokens(16)
                    .lastId(3)
                    .cpuNanos(-1)
                    .gcCount(0)
                    .gcMillis(0)
                    .gcCycles(0)
                    .gcCycleMillis(0)
                    .yields(-1)
                    .preemptions(-1)
                    .build(),
            0);

    /** Of a run that was asked for no claims by name, with one interim analysis at the end of each group. */
    public static final Protocol PROTOCOL = new Protocol(0.05, Map.of(), Map.of(), Optional.empty(), List.of());

    private static final RunFile LIKE = SyntheticRun.of("quick", 1, 1, 0, 1);

    /** A finished quick run that holds nothing but its header and its end. */
    public static final RunFile RUN = new RunFile(
            LIKE.header(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            LIKE.end());

    private Fixture() {}

    /** Returns the ids that these texts are. */
    public static List<ContenderId> ids(String... texts) {
        return Arrays.stream(texts).map(ContenderId::of).toList();
    }

    /** Returns a header in whose protocol some members differ. */
    public static Header withProtocol(Header header, Object... changes) {
        return with(header, "protocol", with(header.protocol(), changes));
    }

    /**
     * Returns a copy in which some members differ.
     *
     * @param changes name, value, name, value …
     * @throws IllegalArgumentException if the record has no such member, or it is of another type
     */
    public static <R extends Record> R with(R record, Object... changes) {
        Map<String, Object> left = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            left.put((String) changes[i], changes[i + 1]);
        }
        R copy = changed(record, left);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    record.getClass().getSimpleName() + " has no member of " + left.keySet());
        }
        return copy;
    }

    /* A word of a file may stand for the type that reads it. */
    private static Object typed(Object value, Class<?> type) throws ReflectiveOperationException {
        return value instanceof String && type != String.class
                ? type.getMethod("of", String.class).invoke(null, value)
                : value;
    }

    /* Members that stand in a record of their own are reached by their name alone, as they are in the file. */
    private static <R extends Record> R changed(R record, Map<String, Object> left) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object before = components[i].getAccessor().invoke(record);
                String name = components[i].getName();
                values[i] = left.containsKey(name) ? typed(left.remove(name), types[i]) : before;
                if (before instanceof SliceResult result && values[i] == before) {
                    values[i] = changed(result, left);
                }
            }
            @SuppressWarnings("unchecked")
            R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
