package dev.assay.program;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What an answer stands between, so that nothing else that a program prints is taken for it. Drawn for each question and given in two
 * halves: a program that only repeats its arguments does not answer by it.
 */
public record Frame(String left, String right) {
    private static final String BEGINS = " begins";
    private static final String ENDS = " ends";

    /** Returns a new one. */
    public static Frame draw() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Frame(half(random), half(random));
    }

    private static String half(ThreadLocalRandom random) {
        return Integer.toHexString(random.nextInt() | Integer.MIN_VALUE);
    }

    /** Returns the answer with its frame around it, each on lines of its own. */
    public String around(String answer) {
        return "\n" + left + right + BEGINS + "\n" + answer + "\n" + left + right + ENDS + "\n";
    }

    /** Returns what stands in the frame. */
    public Optional<String> in(String said) {
        String begin = "\n" + left + right + BEGINS + "\n";
        int start = said.indexOf(begin) + begin.length();
        int end = said.indexOf("\n" + left + right + ENDS, start - 1);
        return start < begin.length() || end < start ? Optional.empty() : Optional.of(said.substring(start, end));
    }
}
