package dev.assay.price;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one-line edit after which an implementation is built again: the length of a piece, in bytes, up to which merging scans for the lowest
 * rank and above which it keeps a heap. Every implementation has it as a constant in its file for merging. Both ways give the same ids, so a
 * smaller number is another program with the same result.
 *
 * @param file below the checkout
 * @param before what stands before the number, on one line of the file and nowhere else
 */
public record Edit(String file, String before) {
    private static final int WRITTEN = 64;

    /** How many edits can be made, each another than those before: below that many, buffers and loops would become something else. */
    public static final int MOST = 48;

    /**
     * Returns the text with the number of edit {@code round}, counted from 1, in the place of what is written or was edited before.
     *
     * @throws IllegalArgumentException if the constant is not there once, or there are no more edits
     */
    public String apply(String text, int round) {
        if (round < 1 || round > MOST) {
            throw new IllegalArgumentException("edit (" + round + ") must be 1 to " + MOST + "; repeat less often");
        }
        Matcher constant =
                Pattern.compile("(?m)^(\\s*" + Pattern.quote(before) + ")\\d+").matcher(text);
        long found = constant.results().count();
        if (found != 1) {
            throw new IllegalArgumentException("lines of " + file + " with " + before + " (" + found
                    + ") must be one, the constant that is edited; correct the edit");
        }
        return constant.reset().replaceFirst("$1" + (WRITTEN - round));
    }
}
