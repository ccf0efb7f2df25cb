package dev.assay.corpus;

import dev.assay.corpus.Definitions.RawFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a definition file, read field by field; each refusal names file, line and rule.
 *
 * @param line where the table begins, for fields that are missing
 */
record Fields(String name, TomlTable table, int line) {
    private static final int SHA256_HEX_DIGITS = 64;

    String text(String key) {
        if (!table.isString(key) || table.getString(key).isBlank()) throw refuse(key, "some text");
        return table.getString(key);
    }

    /** A list of at least one text. */
    List<String> texts(String key) {
        List<Object> values = table.getArrayOrEmpty(key).toList();
        if (values.isEmpty() || !values.stream().allMatch(String.class::isInstance))
            throw refuse(key, "a list of texts");
        return values.stream().map(String.class::cast).toList();
    }

    /** True or false; false if it is not there. */
    boolean flag(String key) {
        if (table.contains(key) && !table.isBoolean(key)) throw refuse(key, "true or false");
        return table.getBoolean(key, () -> false);
    }

    long positive(String key) {
        if (!table.isLong(key) || table.getLong(key) <= 0) throw refuse(key, "a whole number above 0");
        return table.getLong(key);
    }

    String sha256(String key) {
        String value = text(key);
        if (!value.matches("[0-9a-f]{" + SHA256_HEX_DIGITS + "}")) throw refuse(key, "64 lower-case hex digits");
        return value;
    }

    /** A relative path that stays below its root on every system. */
    String path(String key) {
        String value = text(key);
        if (value.startsWith("/") || value.contains("..") || value.contains("\\") || value.contains(":")) {
            throw refuse(key, "a relative path with / and without ..");
        }
        return value;
    }

    RawFile rawFile() {
        return new RawFile(path("path"), sha256("sha256"));
    }

    Encoding encoding(String key) {
        return oneOf(key, Encoding.tokenizing(), Encoding::id);
    }

    <T> T oneOf(String key, List<T> values, Function<T, String> label) {
        String text = text(key);
        return values.stream()
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> refuse(key, "one of " + values.stream().map(label).collect(Collectors.joining(", "))));
    }

    /** Input sizes, ascending; each divides the next, so that windows of one size subdivide those of another. */
    List<Integer> sizes(String key) {
        TomlArray array = table.getArrayOrEmpty(key);
        List<Integer> sizes = new ArrayList<>();
        long last = 1;
        for (Object value : array.toList()) {
            // Four bytes is the longest code point: a smaller window might hold none.
            boolean fits = value instanceof Long size && size >= 4 && size <= Decks.BLOCK_BYTES && size % last == 0;
            if (!fits) throw refuse(key, value.toString(), "4 to 16384, ascending, each dividing the next");
            last = (Long) value;
            sizes.add((int) last);
        }
        if (sizes.isEmpty() || last != Decks.BLOCK_BYTES) throw refuse(key, "a list of sizes that ends with 16384");
        return List.copyOf(sizes);
    }

    DataException refuse(String key, String rule) {
        Object value = table.get(key);
        return refuse(key, value == null ? "missing" : value.toString(), rule);
    }

    DataException refuse(String key, String value, String rule) {
        int at = table.contains(key) ? line(table, key) : line;
        return new DataException(
                name + ":" + at + " " + key + " (" + value + ") must be " + rule + "; correct the definition");
    }

    static int line(TomlTable table, String key) {
        TomlPosition position = table.inputPositionOf(key);
        return position == null ? 1 : position.line();
    }
}
