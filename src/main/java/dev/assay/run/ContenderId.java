package dev.assay.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a contender: {@code implementation[+library][.strategy]@bridge}. The one place where such a text is taken apart or put
 * together, so that what an id tells is told to everybody alike. Equal texts are equal ids, in the order of their texts; the text is kept,
 * since a million slices are looked up by it.
 */
public final class ContenderId implements Comparable<ContenderId> {
    /** The bridge of one that runs in the JVM that measures: none. */
    public static final String JVM = "jvm";

    /** The bridge of one that runs in a process of its own. */
    public static final String PROCESS = "process";

    private static final String BRIDGES = "jvm|jna|ffm|ffm-critical|process";
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9-]+)(?:\\+([a-z0-9-]+))?(?:\\.([a-z0-9-]+))?@(" + BRIDGES + ")");
    /** What an id must do, for a message. */
    static final String RULE = "read implementation[+library][.strategy]@" + BRIDGES;

    private static final String FLOOR = "floor-";

    private final String text;
    private final String implementation;
    private final String library;
    private final String strategy;
    private final String bridge;

    /** Makes the id of parts that are known to be right; {@link #of} is for those that are read. */
    public ContenderId(String implementation, String library, String strategy, String bridge) {
        this.implementation = implementation;
        this.library = library;
        this.strategy = strategy;
        this.bridge = bridge;
        this.text = name() + "@" + bridge;
    }

    /**
     * Returns the id that a text is.
     *
     * @throws IllegalArgumentException in one line, if it is none
     */
    @JsonCreator
    public static ContenderId of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "contender (" + Visible.text(text) + ") must " + RULE + "; see contenders.toml");
        }
        return new ContenderId(form.group(1), orEmpty(form.group(2)), orEmpty(form.group(3)), form.group(4));
    }

    /** Returns the id of one of another name that runs in a process of its own. */
    public static ContenderId worker(String name) {
        return of(name + "@" + PROCESS);
    }

    /** Returns whether a text is an id. */
    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    /** Returns who it is, such as {@code rust}, {@code hf-fast} or {@code floor-copy}. */
    public String implementation() {
        return implementation;
    }

    /** Returns what an implementation in another language calls, such as {@code rust} in {@code python+rust}; empty if nothing. */
    public String library() {
        return library;
    }

    /** Returns how it is written, such as {@code plain}; empty where there is no choice, as in {@code jtokkit@jvm}. */
    public String strategy() {
        return strategy;
    }

    /** Returns how the JVM that measures reaches it. */
    public String bridge() {
        return bridge;
    }

    /** Returns what stands before the bridge. */
    public String name() {
        return implementation + (library.isEmpty() ? "" : "+" + library) + (strategy.isEmpty() ? "" : "." + strategy);
    }

    /**
     * Returns the name for people: without the bridge where a contender is at home, in a process of its own or in the plain JVM; the other bridges
     * are part of what is compared.
     */
    public String brief() {
        return isInProcess() || isInJvm() ? name() : toString();
    }

    /** Returns the same contender behind another bridge. */
    public ContenderId at(String other) {
        return new ContenderId(implementation, library, strategy, other);
    }

    /** Returns the same contender in a process of its own, whose clock sees no bridge. */
    public ContenderId bridgeFree() {
        return at(PROCESS);
    }

    /** Returns the floor of the same bridge: {@code noop}, {@code touch}, {@code copy} or {@code echo}. */
    public ContenderId floor(String kind) {
        return new ContenderId(FLOOR + kind, "", "", bridge);
    }

    /** Returns whether it does nothing but cross its bridge. */
    public boolean isFloor() {
        return implementation.startsWith(FLOOR);
    }

    /** Returns whether it runs in the JVM that measures, without a bridge. */
    public boolean isInJvm() {
        return bridge.equals(JVM);
    }

    /** Returns whether it runs in a process of its own. */
    public boolean isInProcess() {
        return bridge.equals(PROCESS);
    }

    /** Returns whether this one calls a library from the same implementation as another that calls none. */
    public boolean callsFrom(ContenderId other) {
        return !library.isEmpty() && other.library.isEmpty() && implementation.equals(other.implementation);
    }

    @Override
    public int compareTo(ContenderId other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof ContenderId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
