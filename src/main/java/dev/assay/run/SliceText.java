package dev.assay.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the members of a slice as writers lay them out: all that their version had, in the order of the record, without blanks or
 * escapes. Nearly every line of a large run is a slice, and a JSON mapper spends most of its time on finding out what is known beforehand.
 * Whatever looks otherwise, right or wrong, is left to the mapper, so that this decides nothing.
 */
final class SliceText {
    /** A number of more digits may not fit a long. */
    private static final int MOST_DIGITS = 18;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXTS = 1 << 10;
    private static final ContenderId NONE = ContenderId.worker("none");
    private static final byte[][] NAMES = Arrays.stream(Slice.class.getRecordComponents())
            .flatMap(component -> component.getType() == SliceResult.class
                    ? Arrays.stream(SliceResult.class.getRecordComponents())
                    : Stream.of(component))
            .map(component -> (",\"" + component.getName() + "\":").getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /* Texts seen, by their hash; a million slices share a few. */
    private final byte[][] bytes = new byte[TEXTS][];
    private final String[] texts = new String[TEXTS];
    private final Map<String, ContenderId> contenders = new HashMap<>();

    private byte[] buffer = {};
    private int at;
    private int end;
    private int member;
    private boolean other;

    /**
     * Returns the slice, or nothing if the text is laid out in another way.
     *
     * @param start of the comma before the first member
     * @param end after the last member
     */
    Optional<Slice> read(byte[] line, int start, int end) {
        this.buffer = line;
        this.at = start;
        this.end = end;
        this.member = 0;
        this.other = false;
        Slice slice = new Slice(
                number(),
                text(),
                integer(),
                integer(),
                contender(),
                role(),
                text(),
                text(),
                integer(),
                text(),
                truth(),
                result(),
                number());
        return other || at != end ? Optional.empty() : Optional.of(slice);
    }

    /* Arguments are worked out in the order in which they stand, and so do the members. */
    private SliceResult result() {
        return new SliceResult(
                integer(), number(), number(), number(), number(), number(), younger(), number(), number(), number(),
                younger(), younger(), number(), number());
    }

    private void name() {
        byte[] name = NAMES[member++];
        if (named(name)) {
            at += name.length;
        } else {
            other = true;
        }
    }

    private boolean named(byte[] name) {
        return end - at > name.length && Arrays.equals(buffer, at, at + name.length, name, 0, name.length);
    }

    private long number() {
        name();
        boolean negative = at < end && buffer[at] == '-';
        int first = negative ? at + 1 : at;
        long value = 0;
        for (at = first; at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - first <= MOST_DIGITS; at++) {
            value = 10 * value + (buffer[at] - '0');
        }
        int digits = at - first;
        // JSON knows no leading zero; a point or an exponent would stand where the next name must.
        other |= digits < 1 || digits > MOST_DIGITS || digits > 1 && buffer[first] == '0';
        return negative ? -value : value;
    }

    private int integer() {
        long value = number();
        other |= value != (int) value;
        return (int) value;
    }

    /** Reads a member that older runs do not have. */
    private long younger() {
        if (named(NAMES[member])) {
            return number();
        }
        member++;
        return -1;
    }

    private boolean truth() {
        name();
        boolean value = at < end && buffer[at] == 't';
        byte[] word = value ? TRUE : FALSE;
        other |= end - at < word.length || !Arrays.equals(buffer, at, at + word.length, word, 0, word.length);
        at += word.length;
        return value;
    }

    private ContenderId contender() {
        String text = text();
        ContenderId known = contenders.get(text);
        if (known == null) {
            if (!ContenderId.is(text)) {
                other = true;
                return NONE;
            }
            known = ContenderId.of(text);
            contenders.put(text, known);
        }
        return known;
    }

    private Role role() {
        Optional<Role> role = Role.find(text());
        other |= role.isEmpty();
        return role.orElse(Role.MAIN);
    }

    private String text() {
        name();
        if (other || at >= end || buffer[at] != '"') {
            other = true;
            return "";
        }
        int first = ++at;
        int hash = 0;
        while (at < end && buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') {
            hash = 31 * hash + buffer[at++];
        }
        // Control characters, escapes and all that is not ASCII (negative as a byte) end the loop without a quote.
        if (at >= end || buffer[at] != '"') {
            other = true;
            return "";
        }
        return shared(first, at++, hash);
    }

    private String shared(int from, int to, int hash) {
        int place = (hash ^ hash >>> 10) & TEXTS - 1;
        if (bytes[place] == null || !Arrays.equals(bytes[place], 0, bytes[place].length, buffer, from, to)) {
            bytes[place] = Arrays.copyOfRange(buffer, from, to);
            texts[place] = new String(bytes[place], StandardCharsets.US_ASCII);
        }
        return texts[place];
    }
}
