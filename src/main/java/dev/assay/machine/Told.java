package dev.assay.machine;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a text of the system tells, if it tells anything. A file may be empty, cut off, of another kernel, or a stand-in of a container;
 * then it tells nothing, which is neither a guess nor an exception.
 */
final class Told {
    /* Above every counter of a kernel that matters here, and far enough below the largest long for sums of them. */
    private static final int DIGITS = 17;

    /* The kernel's own limit is 8192. */
    private static final int MOST_PROCESSORS = 1 << 16;

    private static final int LONGEST = 200;

    private Told() {}

    /** Returns a whole number from 0 on, or empty. */
    static OptionalLong number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1," + DIGITS + "}")
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /** Returns a whole number from 1 on, or empty. */
    static OptionalLong positive(String text) {
        OptionalLong number = number(text);
        return number.isPresent() && number.getAsLong() > 0 ? number : OptionalLong.empty();
    }

    /** Returns a plain decimal number from 0 on, or empty. */
    static Optional<Double> decimal(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))
                .map(Double::valueOf);
    }

    /** Returns the processors in a list as the kernel writes it, such as {@code 0-3,8}; an empty text is a list of none. */
    static Optional<BitSet> processors(String text) {
        BitSet numbers = new BitSet();
        for (String part : text.strip().split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            OptionalLong first = number(ends[0]);
            OptionalLong last = number(ends[ends.length - 1]);
            if (text.isBlank()) {
                return Optional.of(numbers);
            }
            if (ends.length > 2
                    || first.isEmpty()
                    || last.isEmpty()
                    || first.getAsLong() > last.getAsLong()
                    || last.getAsLong() >= MOST_PROCESSORS) {
                return Optional.empty();
            }
            numbers.set((int) first.getAsLong(), (int) last.getAsLong() + 1);
        }
        return Optional.of(numbers);
    }

    /** Returns a text that can stand in a line of a report: without control characters, and no longer than a name is. */
    static Optional<String> line(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\x{FFFD}]+", " ").strip();
        return plain.isEmpty() || plain.length() > LONGEST ? Optional.empty() : Optional.of(plain);
    }
}
