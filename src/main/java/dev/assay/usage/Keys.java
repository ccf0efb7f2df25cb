package dev.assay.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The keys that a file of definitions may have, table by table. A key that nobody reads is a definition that does not hold, so it is
 * refused with its file, its line, and the key that it was probably meant to be.
 *
 * @param file as users know it, such as {@code plan.toml}
 * @param path of the table inside the file, such as {@code effort.quick}; empty for the file itself
 */
public record Keys(String file, String path, TomlTable table) {
    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException with its line, if it is no TOML
     */
    public static Keys of(String file, String text) {
        TomlParseResult toml = Toml.parse(text);
        for (TomlParseError error : toml.errors()) {
            String said = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    place(file, error.position()) + " (" + said + ") must be TOML 1.0; correct the line");
        }
        return new Keys(file, "", toml);
    }

    /** Refuses a key that is none of these. */
    public Keys only(Collection<String> known) {
        for (String key : new TreeSet<>(table.keySet())) {
            if (!known.contains(key)) {
                String which = path.isEmpty() ? "" : " of " + path;
                throw refuse(
                        key,
                        "key" + which + " (" + key + ") must be one that is read"
                                + Nearest.hint(
                                        key,
                                        known,
                                        ": "
                                                + String.join(
                                                        ", ",
                                                        known.stream().sorted().toList())));
            }
        }
        return this;
    }

    /** Returns the tables of an array, which may be missing. */
    public List<Keys> tables(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array) || !array.toList().stream().allMatch(TomlTable.class::isInstance)) {
            throw refuse(key, key + " must be tables; write [[" + (path.isEmpty() ? key : path + "." + key) + "]]");
        }
        List<Keys> tables = new ArrayList<>();
        for (int at = 0; at < array.size(); at++) {
            tables.add(new Keys(file, key, array.getTable(at)));
        }
        return tables;
    }

    /** Returns the table of that key, if there is one. */
    public Optional<Keys> table(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof TomlTable)) {
            throw refuse(key, key + " (" + value + ") must be a table; write [" + nested(key) + "]");
        }
        return Optional.ofNullable((TomlTable) value).map(inner -> new Keys(file, nested(key), inner));
    }

    /** Returns a text, which must be there. */
    public String text(String key) {
        return optional(key).orElseThrow(() -> broken(key, "be a text"));
    }

    /** Returns a text, if there is one. */
    public Optional<String> optional(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof String text && !text.isBlank())) {
            throw broken(key, "be a text");
        }
        return Optional.ofNullable((String) value);
    }

    /** Returns a list of texts, which may be missing. */
    public List<String> texts(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array) || !array.toList().stream().allMatch(String.class::isInstance)) {
            throw broken(key, "be a list of texts");
        }
        return array.toList().stream().map(String.class::cast).toList();
    }

    /** Returns a whole number of that range, which must be there. */
    public int whole(String key, int least, int most) {
        Object value = value(key);
        if (!(value instanceof Long number) || number < least || number > most) {
            throw broken(key, "be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** Returns true or false; false if it is not there. */
    public boolean flag(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Boolean)) {
            throw broken(key, "be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Returns whether the key is there. */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** As a list: a key with a blank or a dot is no path of keys. */
    private Object value(String key) {
        return table.get(List.of(key));
    }

    /** Returns the refusal of a value for a rule that its reader knows, with file and line. */
    public IllegalArgumentException broken(String key, String rule) {
        Object value = value(key);
        String shown = value == null
                ? "missing"
                : value instanceof TomlArray array ? array.toList().toString() : value.toString();
        return refuse(key, (path.isEmpty() ? "" : path + " ") + key + " (" + shown + ") must " + rule);
    }

    private String nested(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private IllegalArgumentException refuse(String key, String rule) {
        // What is missing has the line of its table, and what is nowhere that of nothing.
        TomlPosition own = table.inputPositionOf(List.of(key));
        TomlPosition first = own != null || table.isEmpty()
                ? own
                : table.inputPositionOf(List.of(table.keySet().iterator().next()));
        return new IllegalArgumentException(
                place(file, first) + " " + rule + (rule.endsWith("?") ? "" : "; correct the file"));
    }

    private static String place(String file, TomlPosition position) {
        return position == null ? file : file + ":" + position.line();
    }
}
