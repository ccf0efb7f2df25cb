package dev.assay.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a file of definitions, read key by key: the only reader of TOML. A key that nobody reads is a definition that does not
 * hold, so it is refused with its file, its line, and the key that it was probably meant to be. Every other refusal names file, line,
 * key, value and rule as well. The parser stays behind it: its own getters would answer a wrong type in words of their own, or with null.
 */
public final class Keys {
    private final String file;
    private final String name;
    private final int line;
    private final TomlTable table;

    /**
     * Makes the keys of a table.
     *
     * @param file as users know it, such as {@code plan.toml}
     * @param name of the table inside the file, such as {@code effort.quick}; empty for the file itself
     * @param line where the table begins, for keys that are missing
     */
    private Keys(String file, String name, int line, TomlTable table) {
        this.file = file;
        this.name = name;
        this.line = line;
        this.table = table;
    }

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
                    file + ":" + line(error.position()) + " (" + said + ") must be TOML 1.0; correct the line");
        }
        return new Keys(file, "", 1, toml);
    }

    /** Returns the same table under a name that tells it from others of its kind, such as {@code reading bert}. */
    public Keys called(String other) {
        return new Keys(file, other, line, table);
    }

    /** Refuses a key that is none of these. */
    public Keys only(Collection<String> known) {
        for (String key : new TreeSet<>(table.keySet())) {
            if (!known.contains(key)) {
                String hint = Nearest.hint(
                        key,
                        known,
                        ": " + String.join(", ", known.stream().sorted().toList()));
                throw at(
                        key,
                        closed("key" + (name.isEmpty() ? "" : " of " + name) + " (" + key + ") must be one that is read"
                                + hint));
            }
        }
        return this;
    }

    /** Returns the keys that are there, for a table whose keys are names. */
    public Set<String> names() {
        return table.keySet();
    }

    /** Returns whether the key is there. */
    public boolean has(String key) {
        return value(key) != null;
    }

    /** Returns the tables of an array, which may be missing. */
    public List<Keys> tables(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array) || !holds(array, TomlTable.class)) {
            throw at(key, closed(key + " must be tables; write [[" + nested(key) + "]]"));
        }
        List<Keys> tables = new ArrayList<>();
        for (int at = 0; at < array.size(); at++) {
            tables.add(new Keys(file, key, line(array.inputPositionOf(at)), array.getTable(at)));
        }
        return tables;
    }

    /** Returns the table of that key, if there is one. */
    public Optional<Keys> table(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof TomlTable)) {
            throw at(key, closed(key + " (" + value + ") must be a table; write [" + nested(key) + "]"));
        }
        return Optional.ofNullable((TomlTable) value).map(inner -> new Keys(file, nested(key), lineOf(key), inner));
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

    /** Returns a text of that form, which must be there. */
    public String matching(String key, String regex, String rule) {
        String text = text(key);
        require(text.matches(regex), key, rule);
        return text;
    }

    /** Returns the value whose word is there. */
    public <T> T oneOf(String key, Collection<T> values, Function<T, String> word) {
        String text = text(key);
        return values.stream()
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words = values.stream().map(word).toList();
                    return broken(key, "be one of " + String.join(", ", words) + Nearest.hint(text, words, ""));
                });
    }

    /** Returns a text as a type that refuses what is none of it; the refusal gets file and line. */
    public <T> T as(String key, Function<String, T> type) {
        return as(key, text(key), type);
    }

    /** Returns a list of texts, which may be missing, each as a type that refuses what is none of it. */
    public <T> List<T> eachAs(String key, Function<String, T> type) {
        return texts(key).stream().map(text -> as(key, text, type)).toList();
    }

    private <T> T as(String key, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException none) {
            throw at(key, none.getMessage());
        }
    }

    /** Returns a list of texts, which may be missing. */
    public List<String> texts(String key) {
        return list(key, String.class, "be a list of texts");
    }

    /** Returns a whole number of that range, which must be there. */
    public int whole(String key, int least, int most) {
        Object value = value(key);
        if (!(value instanceof Long number) || number < least || number > most) {
            throw broken(key, "be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** Returns a whole number above 0, which must be there. */
    public long positive(String key) {
        Object value = value(key);
        if (!(value instanceof Long number) || number < 1) {
            throw broken(key, "be a whole number above 0");
        }
        return number;
    }

    /** Returns a list of whole numbers of that range, which may be missing. */
    public List<Integer> wholes(String key, int least, int most) {
        String rule = "be whole numbers from " + least + " to " + most;
        List<Long> numbers = list(key, Long.class, rule);
        require(numbers.stream().allMatch(number -> number >= least && number <= most), key, rule);
        return numbers.stream().map(Long::intValue).toList();
    }

    /** Returns a number, if there is one. */
    public Optional<Double> number(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Number)) {
            throw broken(key, "be a number");
        }
        return Optional.ofNullable((Number) value).map(Number::doubleValue);
    }

    /** Returns a list of numbers, which may be missing. */
    public List<Double> numbers(String key) {
        return list(key, Number.class, "be a list of numbers").stream()
                .map(Number::doubleValue)
                .toList();
    }

    /** Returns true or false; false if it is not there. */
    public boolean flag(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Boolean)) {
            throw broken(key, "be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Refuses the value of a key unless its reader finds its rule kept. */
    public void require(boolean kept, String key, String rule) {
        if (!kept) {
            throw broken(key, rule);
        }
    }

    /** Returns the refusal of a value for a rule that its reader knows, with file and line. */
    public IllegalArgumentException broken(String key, String rule) {
        return broken(key, shown(value(key)), rule);
    }

    /** Returns the refusal of that part of a value. */
    public IllegalArgumentException broken(String key, Object part, String rule) {
        return at(key, closed((name.isEmpty() ? "" : name + " ") + key + " (" + part + ") must " + rule));
    }

    /** Returns a refusal that was worded elsewhere, with file and line of a key. */
    public IllegalArgumentException at(String key, String refusal) {
        return new IllegalArgumentException(file + ":" + lineOf(key) + " " + refusal);
    }

    private <T> List<T> list(String key, Class<T> type, String rule) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlArray array) || !holds(array, type)) {
            throw broken(key, rule);
        }
        return array.toList().stream().map(type::cast).toList();
    }

    private static boolean holds(TomlArray array, Class<?> type) {
        return array.toList().stream().allMatch(type::isInstance);
    }

    private static String shown(Object value) {
        if (value == null) {
            return "missing";
        }
        if (value instanceof TomlTable inner) {
            return "a table of " + String.join(", ", inner.keySet());
        }
        if (value instanceof TomlArray array && !array.isEmpty() && holds(array, TomlTable.class)) {
            return array.size() == 1 ? "1 table" : array.size() + " tables";
        }
        return value instanceof TomlArray array
                ? array.toList().stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    /* As a list: a key with a blank or a dot is no path of keys. */
    private Object value(String key) {
        return table.get(List.of(key));
    }

    private String nested(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /* What is missing has the line of its table. */
    private int lineOf(String key) {
        TomlPosition own = table.inputPositionOf(List.of(key));
        return own == null ? line : own.line();
    }

    private static int line(TomlPosition position) {
        return position == null ? 1 : position.line();
    }

    private static String closed(String refusal) {
        return refusal + (refusal.endsWith("?") ? "" : "; correct the file");
    }
}
