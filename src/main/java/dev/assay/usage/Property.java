package dev.assay.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every system property that Assay reads. A property with a slip in it would be passed over by the JVM, and a run of two hours be another
 * one than was asked for; so each is read through this list, and what is given beside it is refused.
 *
 * <p>A name that ends with a dot is a family of properties. What is read needs no lambda and no regular expression, since the start of a
 * worker in a JVM is timed.
 */
public enum Property {
    EFFORT(
            "assay.effort",
            Reader.MEASURE,
            Rule.oneOf("smoke", "quick", "standard", "broad", "rigorous", "proof"),
            "how long to measure"),
    MINUTES(
            "assay.minutes",
            Reader.MEASURE,
            Rule.whole(1, 10_080),
            "how many minutes measuring may take, in place of the effort's limit"),
    PLAN("assay.plan", Reader.MEASURE, Rule.FLAG, "print the plan and stop"),
    GROUPS("assay.groups", Reader.MEASURE, Rule.TEXT, "comparison groups, ids with commas"),
    CLAIMS("assay.claims", Reader.MEASURE, Rule.TEXT, "claims whose groups alone are measured, ids with commas"),
    SLICE_MILLIS("assay.sliceMillis", Reader.MEASURE, Rule.whole(1, 10_000), "how long a slice takes at least"),
    SEED("assay.seed", Reader.MEASURE, Rule.whole(Long.MIN_VALUE, Long.MAX_VALUE), "of all that is drawn"),
    CORPUS("assay.corpus", Reader.MEASURE, Rule.TEXT, "a UTF-8 text file in place of the corpora"),
    RESULTS("assay.results", Reader.MEASURE, Rule.TEXT, "where results folders lie"),
    AGAINST("assay.against", Reader.MEASURE, Rule.TEXT, "a results folder that the run is held against"),
    GATE("assay.gate", Reader.MEASURE, Rule.TEXT, "a condition on the ratios, which decides the exit code"),
    PYTHON("assay.python", Reader.ALL, Rule.TEXT, "CPython of the Python contenders"),
    STRICT("assay.strict", Reader.ALL, Rule.FLAG, "refuse surroundings that are else warned of"),
    PEERS("assay.peers", Reader.BUILD, Rule.FLAG, "build the peers that are Rust crates"),
    DATA("assay.data", Reader.EVERY, Rule.TEXT, "the data folder"),
    NATIVE("assay.native", Reader.EVERY, Rule.TEXT, "a native library behind assay.h, in place of the build's"),
    PATIENCE_SECONDS(
            "assay.patienceSeconds", Reader.EVERY, Rule.whole(1, 86_400), "how long a fork may be silent in its turn"),
    COMMAND("assay.command.", Reader.EVERY, Rule.TEXT, "a command that speaks the worker protocol, by its name"),
    OWNER("assay.owner", Reader.OWN, Rule.TEXT, "whose a process is"),
    PARENT("assay.parent", Reader.OWN, Rule.whole(1, Long.MAX_VALUE), "the process that launched this one"),
    JAR("assay.jar", Reader.OWN, Rule.TEXT, "the jar that the integration tests try"),
    FORK("assay.fork.", Reader.FORK, Rule.TEXT, "what a fork is told");

    private static final String PREFIX = "assay.";

    private final String key;
    private final Reader reader;
    private final Rule rule;
    private final String meaning;

    Property(String key, Reader reader, Rule rule, String meaning) {
        this.key = key;
        this.reader = reader;
        this.rule = rule;
        this.meaning = meaning;
    }

    /** Who reads a property. */
    public enum Reader {
        /** The verb measure, to which the build passes it on. */
        MEASURE("measure"),
        /** The build. */
        BUILD("the build, mvn"),
        /** The build and every verb; the build passes it on. */
        ALL("mvn and java -jar target/assay.jar"),
        /** Every verb. */
        EVERY("java -jar target/assay.jar"),
        /** A JVM that Assay or its build started. */
        OWN("Assay's own processes"),
        /** A fork, and nobody else. */
        FORK("Assay's forks");

        private final String words;

        Reader(String words) {
            this.words = words;
        }
    }

    /** What a value must be; only whole numbers have a range, and only choices have words. */
    record Rule(String words, long least, long most, List<String> choices) {
        static final Rule TEXT = new Rule("be some text", 0, 0, List.of());
        static final Rule FLAG = new Rule("be true or false", 0, 0, List.of("true", "false"));

        static Rule whole(long least, long most) {
            boolean any = least == Long.MIN_VALUE;
            String range = any
                    ? " of at most 64 bits"
                    : most == Long.MAX_VALUE ? " from " + least : " from " + least + " to " + most;
            return new Rule("be a whole number" + range, least, most, List.of());
        }

        static Rule oneOf(String... words) {
            return new Rule("be one of " + String.join(", ", words), 0, 0, List.of(words));
        }

        boolean isNumber() {
            return least != most;
        }

        boolean keeps(String value) {
            if (!choices.isEmpty()) {
                return choices.contains(value);
            }
            if (!isNumber()) {
                return !value.isBlank();
            }
            try {
                long number = Long.parseLong(value);
                return number >= least && number <= most;
            } catch (NumberFormatException none) {
                return false;
            }
        }
    }

    /** Returns its name. */
    public String key() {
        return key;
    }

    /** Returns the name of a member of the family. */
    public String key(String member) {
        return key + member;
    }

    /** Returns what it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Returns who reads it. */
    public Reader reader() {
        return reader;
    }

    /** Returns whether it stands for all properties that begin with its name. */
    public boolean isFamily() {
        return key.endsWith(".");
    }

    /** Returns the value; one that the build passes on empty was not given. */
    public Optional<String> text() {
        return value(key);
    }

    /** Returns the name of the option that says the same: {@code --slice-millis} of {@code assay.sliceMillis}. */
    public String option() {
        StringBuilder option = new StringBuilder("--");
        for (char letter : key.substring(PREFIX.length()).toCharArray()) {
            option.append(Character.isUpperCase(letter) ? "-" : "").append(Character.toLowerCase(letter));
        }
        return option.toString();
    }

    /** Returns subject, value and rule if a value that was given under this name breaks the rule; else empty text. */
    public String fault(String name, String value) {
        return rule.keeps(value)
                ? ""
                : name + " (" + shown(value) + ") must " + rule.words()
                        + (rule == Rule.FLAG ? "" : Nearest.hint(value, rule.choices(), ""));
    }

    /** Returns the value of a member of the family. */
    public Optional<String> text(String member) {
        return value(key + member);
    }

    /** Returns what a fork was told under this name, which may be nothing. */
    public Optional<String> told(String member) {
        return Optional.ofNullable(System.getProperty(key + member));
    }

    /** Returns the number that was given. */
    public Optional<Long> whole() {
        String value = given(key, System.getProperty(key));
        return value == null ? Optional.empty() : Optional.of(Long.parseLong(value));
    }

    /** Returns whether it was given as true, or by its name alone. */
    public boolean flag() {
        String value = given(key, System.getProperty(key));
        return value != null && Boolean.parseBoolean(value);
    }

    /** Makes it known in this JVM. */
    public void set(String value) {
        System.setProperty(key, value);
    }

    /** Returns the members of the family that this JVM knows, sorted. */
    public List<String> members() {
        List<String> members = new ArrayList<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(key)) {
                members.add(name.substring(key.length()));
            }
        }
        members.sort(null);
        return members;
    }

    /** Returns it as an argument of a JVM. */
    public String argument(String value) {
        return "-D" + key + "=" + value;
    }

    /** Returns a member of the family as an argument of a JVM. */
    public String argument(String member, String value) {
        return "-D" + key + member + "=" + value;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given(name, System.getProperty(name)));
    }

    /** Returns a value that keeps the rule, or null if none was given. */
    private String given(String name, String value) {
        if (value == null || value.isEmpty() && isPassedOn() && rule != Rule.FLAG) {
            return null;
        }
        // By its name alone, -Dassay.plan, a flag is set.
        String stated = value.isEmpty() && rule == Rule.FLAG ? "true" : value;
        String fault = fault(name, stated);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
        return stated;
    }

    /** The build hands all of these on, those that nobody gave with an empty value. */
    private boolean isPassedOn() {
        return reader == Reader.MEASURE || reader == Reader.BUILD || reader == Reader.ALL;
    }

    private static String shown(String value) {
        return value.isBlank() ? "empty" : value;
    }

    /**
     * Returns the first thing that is wrong with the properties of a JVM, in the order of their names: one that is not known, that breaks its
     * rule, or that nobody reads there.
     *
     * @param verb who reads, and whose own properties are right
     * @param here whose else are
     */
    public static Optional<String> wrong(Map<String, String> given, String verb, Reader... here) {
        return wrong(given, verb, "leave it out", here);
    }

    /**
     * The same.
     *
     * @param remedy what to do about one that nobody reads there
     */
    static Optional<String> wrong(Map<String, String> given, String verb, String remedy, Reader... here) {
        List<Reader> readers = Arrays.asList(here);
        for (Map.Entry<String, String> one : new TreeMap<>(given).entrySet()) {
            Optional<Property> known = of(one.getKey());
            String named = one.getKey() + " (" + shown(one.getValue()) + ")";
            if (known.isEmpty()) {
                if (isMeant(one.getKey())) {
                    return Optional.of(named + " is not known" + meant(one.getKey()));
                }
            } else {
                Property property = known.get();
                try {
                    if (property.given(one.getKey(), one.getValue()) != null
                            && !readers.contains(property.reader)
                            && !property.reader.words.equals(verb)) {
                        return Optional.of(
                                named + " is read by " + property.reader.words + ", not by " + verb + "; " + remedy);
                    }
                } catch (IllegalArgumentException broken) {
                    return Optional.of(broken.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the property, or the family, of that name. */
    public static Optional<Property> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.isFamily()
                        ? name.startsWith(one.key) && name.length() > one.key.length()
                        : name.equals(one.key))
                .findFirst();
    }

    /** Names of others, such as those of the JDK, are left alone unless they are ours but for a slip. */
    private static boolean isMeant(String name) {
        return name.startsWith(PREFIX)
                || names().stream().anyMatch(known -> Nearest.distance(name, known) <= SLIPS_OF_THE_PREFIX);
    }

    /** {@code asay.group} is two away from {@code assay.groups}. */
    private static final int SLIPS_OF_THE_PREFIX = 2;

    private static List<String> names() {
        return Arrays.stream(values())
                .filter(one -> one.reader != Reader.OWN && one.reader != Reader.FORK)
                .map(Property::key)
                .toList();
    }

    /** The prefix, which all have in common, would make strangers look alike. */
    private static String meant(String name) {
        String all = "; the properties are " + String.join(", ", names());
        if (!name.startsWith(PREFIX)) {
            return Nearest.hint(name, names(), all);
        }
        List<String> rests =
                names().stream().map(known -> known.substring(PREFIX.length())).toList();
        List<String> near = Nearest.to(name.substring(PREFIX.length()), rests);
        return near.isEmpty()
                ? all
                : "; did you mean "
                        + Nearest.alternatives(
                                near.stream().map(rest -> PREFIX + rest).toList())
                        + "?";
    }
}
