package dev.assay.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a run file for tests that care about some of their members only. Members are named as the record names them, so that a test
 * says what it sets and a new member of a line changes no test.
 */
public final class Fixture {
    /** One steady op of 64 bytes, without a child, of {@code a@jvm}; nobody knows how often its thread was switched. */
    public static final Slice SLICE = new Slice(
            0, "g", 0, 1, "a@jvm", "main", "e", "x", 64, "run", false, 1, 1, 1, -1, 64, 16, -1, 0, 0, 0, 0, -1, -1, 0);

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

    /**
     * Returns a copy in which some members differ.
     *
     * @param changes name, value, name, value …
     * @throws IllegalArgumentException if the record has no such member, or it is of another type
     */
    public static <R extends Record> R with(R record, Object... changes) {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < changes.length; i += 2) {
            names.add(changes[i]);
        }
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                int at = names.indexOf(components[i].getName());
                values[i] = at < 0 ? components[i].getAccessor().invoke(record) : changes[2 * at + 1];
                if (at >= 0) {
                    names.set(at, null);
                }
            }
            if (names.stream().anyMatch(name -> name != null)) {
                throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no member of " + names);
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
