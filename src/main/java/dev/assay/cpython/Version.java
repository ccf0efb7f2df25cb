package dev.assay.cpython;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of a CPython. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    /** What the first-party contenders run on. */
    static final Version OLDEST = new Version(3, 9, 0);

    /** What the peers of 2020 run on, and the question to an interpreter, whose answer has the same form since then. */
    static final Version OLDEST_OF_PEERS = new Version(3, 8, 0);

    /* The versions of which requirements.txt has the hashes of wheels. */
    private static final int FIRST_OF_PEERS = 11;
    private static final int LAST_OF_PEERS = 13;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    static Optional<Version> parse(String text) {
        Matcher numbers = TEXT.matcher(text);
        return numbers.matches()
                ? Optional.of(new Version(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3))))
                : Optional.empty();
    }

    /** Returns whether the peers run on it too. */
    boolean runsPeers() {
        return major == OLDEST.major && minor >= FIRST_OF_PEERS && minor <= LAST_OF_PEERS;
    }

    /** Returns whether it differs in the patch at most. */
    boolean isPatchOf(Version other) {
        return major == other.major && minor == other.minor;
    }

    /** Returns {@code 3.11}. */
    public String release() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
