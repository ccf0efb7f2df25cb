package dev.assay.explain;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions that callgrind counted in a process, by function, and how often its code called an allocator. Read from callgrind's
 * own file and not from {@code callgrind_annotate}, which rounds, cuts the list short and needs Perl.
 *
 * @param self instructions of each function without those of what it called
 * @param calls of the functions that allocate, by name; those of malloc and its kin from outside the C library
 */
public record CallgrindProfile(Map<Place, Long> self, Map<String, Long> calls) {
    /** Name of a function that the object carries no name for. */
    public static final String NO_NAME = "(no name)";

    private static final Set<String> C =
            Set.of("malloc", "calloc", "realloc", "memalign", "posix_memalign", "aligned_alloc");
    private static final Set<String> CPYTHON = Set.of("_PyObject_Malloc", "_PyObject_Calloc", "_PyObject_Realloc");
    private static final Pattern BYTEWISE = Pattern.compile("__(mem|wmem)\\w+_erms");
    private static final Pattern NAME = Pattern.compile("([a-z]+)=(?:\\((\\d+)\\))? ?(.*)");
    private static final Pattern COST = Pattern.compile("(?:[+-]?\\d+|\\*|0x[0-9a-f]+)(?: .*)?");

    /**
     * A function.
     *
     * @param object file name of the program or library that holds it, without its folder
     */
    public record Place(String object, String function) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byObject = object.compareTo(other.object);
            return byObject != 0 ? byObject : function.compareTo(other.function);
        }
    }

    public CallgrindProfile {
        self = Collections.unmodifiableMap(new TreeMap<>(self));
        calls = Collections.unmodifiableMap(new TreeMap<>(calls));
    }

    /** Returns the sum over all functions. */
    public long total() {
        return self.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the calls of malloc and its kin. */
    public long mallocs() {
        return sum(C);
    }

    /** Returns the calls of CPython's allocator of objects; 0 also where the interpreter carries no names of its functions. */
    public long pythonAllocations() {
        return sum(CPYTHON);
    }

    /**
     * Returns a function of the C library that copies or fills by {@code rep movsb} or {@code rep stosb}, if one was run: callgrind counts
     * those once a byte, so the instructions are no instructions. Their names say it, such as {@code __memcpy_avx_unaligned_erms}.
     */
    public Optional<String> bytewise() {
        return self.keySet().stream()
                .map(Place::function)
                .filter(name -> BYTEWISE.matcher(name).matches())
                .findFirst();
    }

    private long sum(Set<String> names) {
        return names.stream().mapToLong(name -> calls.getOrDefault(name, 0L)).sum();
    }

    /** Returns what this process did beyond another one that did the same and stopped earlier. */
    public CallgrindProfile minus(CallgrindProfile less) {
        return new CallgrindProfile(with(self, less.self, -1), with(calls, less.calls, -1));
    }

    /** Returns what this process and another one did together. */
    public CallgrindProfile plus(CallgrindProfile other) {
        return new CallgrindProfile(with(self, other.self, 1), with(calls, other.calls, 1));
    }

    private static <K> Map<K, Long> with(Map<K, Long> mine, Map<K, Long> theirs, int sign) {
        Map<K, Long> result = new HashMap<>(mine);
        theirs.forEach((key, count) -> result.merge(key, sign * count, Long::sum));
        result.values().removeIf(count -> count == 0);
        return result;
    }

    /** Returns the functions with most instructions, descending, each with its share of all. */
    public List<Share> functions(int most) {
        return Share.largest(self, place -> new String[] {place.function(), place.object()}, total(), most);
    }

    /** Returns the programs and libraries with most instructions, descending, each with its share of all. */
    public List<Share> objects(int most) {
        Map<String, Long> objects = new TreeMap<>();
        self.forEach((place, count) -> objects.merge(place.object(), count, Long::sum));
        return Share.largest(objects, object -> new String[] {object, ""}, total(), most);
    }

    /**
     * Reads a file that callgrind has written.
     *
     * @throws IllegalArgumentException if it is none, or is cut short
     */
    public static CallgrindProfile parse(List<String> lines) {
        return new Reader().read(lines);
    }

    /** The state between lines: names are spelt out once, positions and the current function carry over. */
    private static final class Reader {
        private final Map<String, String> names = new HashMap<>();
        private final Map<Place, Long> self = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private List<String> positions = List.of("line");
        private List<String> events = List.of();
        private String object = "";
        private String function = "";
        private String callee = "";
        private final Map<String, Long> calls = new HashMap<>();
        private boolean called;

        CallgrindProfile read(List<String> lines) {
            int number = 0;
            for (String line : lines) {
                number++;
                try {
                    line(line);
                } catch (NumberFormatException wrong) {
                    throw refuse(number, line, "be of callgrind's format");
                }
            }
            if (events.isEmpty() || !seen.contains("totals")) {
                throw refuse(number, "its end", "follow the totals; the process was killed, or wrote no profile");
            }
            return new CallgrindProfile(self, calls);
        }

        private void line(String line) {
            if (COST.matcher(line).matches()) {
                cost(line);
                return;
            }
            int colon = line.indexOf(": ");
            if (line.startsWith("events:") || line.startsWith("positions:") || line.startsWith("totals:")) {
                header(line.substring(0, line.indexOf(':')), line.substring(colon + 2));
            } else if (line.startsWith("calls=")) {
                long count = Long.parseLong(line.substring("calls=".length()).split(" ")[0]);
                if (C.contains(callee) && !object.matches("libc[.-].*") || CPYTHON.contains(callee)) {
                    calls.merge(callee, count, Long::sum);
                }
                called = true;
            } else {
                name(line);
            }
        }

        private void header(String key, String value) {
            seen.add(key);
            if (key.equals("events")) {
                events = List.of(value.strip().split(" +"));
                if (!events.contains("Ir")) {
                    throw new IllegalArgumentException(
                            "events of callgrind (" + value + ") must hold Ir, the instructions");
                }
            } else if (key.equals("positions")) {
                positions = List.of(value.strip().split(" +"));
            }
        }

        private void name(String line) {
            Matcher named = NAME.matcher(line);
            if (!named.matches()) {
                return;
            }
            String kind = named.group(1);
            switch (kind) {
                case "ob" -> object = fileName(resolved("object", named));
                case "fn" -> function = resolved("function", named);
                case "cfn" -> callee = resolved("function", named);
                // An object or file that is spelt out here may be meant by its number alone later.
                case "cob" -> resolved("object", named);
                default -> {
                    // Files and jumps: instructions are told by function.
                }
            }
        }

        private String resolved(String kind, Matcher named) {
            String text = named.group(3);
            if (named.group(2) == null) {
                return text;
            }
            String key = kind + named.group(2);
            if (!text.isEmpty()) {
                names.put(key, text);
            }
            return names.getOrDefault(key, "");
        }

        /* Trailing zeros are left out, and the line after calls= is the callee's, which has lines of its own. */
        private void cost(String line) {
            if (called) {
                called = false;
                return;
            }
            String[] words = line.split(" +");
            int at = positions.size() + events.indexOf("Ir");
            if (events.isEmpty()) {
                throw new IllegalArgumentException(
                        "callgrind's file (" + line + ") must name its events before counts");
            }
            long count = at < words.length ? Long.parseLong(words[at]) : 0;
            if (count > 0) {
                self.merge(new Place(object, FunctionNames.plain(function)), count, Long::sum);
            }
        }

        private static String fileName(String path) {
            return path.equals("???") ? "(no file)" : path.substring(path.lastIndexOf('/') + 1);
        }

        private static IllegalArgumentException refuse(int line, String value, String rule) {
            String shown = value.length() > 60 ? value.substring(0, 60) : value;
            return new IllegalArgumentException("line " + line + " of callgrind's file (" + shown + ") must " + rule);
        }
    }

    /** Returns several profiles as one: a process and its children. */
    public static CallgrindProfile sum(List<CallgrindProfile> profiles) {
        return profiles.stream().reduce(new CallgrindProfile(Map.of(), Map.of()), CallgrindProfile::plus);
    }
}
