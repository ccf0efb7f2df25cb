package dev.assay.bpe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The character classes of Unicode 16.0 as a two-stage table; never those of the running JDK, whose Unicode version varies. */
final class Classes {
    static final int OTHER = 0;
    static final int UPPER = 1;
    static final int LOWER = 2;
    static final int LETTER = 3;
    static final int MARK = 4;
    static final int NUMBER = 5;
    static final int SPACE = 6;

    private static final String LABELS = ".UloMNs";
    private static final int CODE_POINTS = 0x110000;
    private static final int BLOCK = 256;
    private static final String RESOURCE = "/benchmarks/unicode/classes-16.0.txt";
    private static final Classes UNICODE_16 = read();

    private final char[] stage1;
    private final byte[] stage2;

    private Classes(byte[] classes) {
        stage1 = new char[CODE_POINTS / BLOCK];
        byte[] blocks = new byte[CODE_POINTS];
        Map<String, Integer> seen = new HashMap<>();
        for (int block = 0; block < stage1.length; block++) {
            int from = block * BLOCK;
            int next = seen.size();
            String content = new String(classes, from, BLOCK, StandardCharsets.ISO_8859_1);
            int number = seen.computeIfAbsent(content, key -> next);
            if (number == next) System.arraycopy(classes, from, blocks, number * BLOCK, BLOCK);
            stage1[block] = (char) number;
        }
        stage2 = Arrays.copyOf(blocks, seen.size() * BLOCK);
    }

    /** Returns the table of Unicode 16.0. */
    static Classes unicode16() {
        return UNICODE_16;
    }

    /** Returns the class of a code point from 0 to U+10FFFF. */
    int of(int codePoint) {
        return stage2[stage1[codePoint >> 8] * BLOCK + (codePoint & 255)];
    }

    /** Returns whether the class is one of the three letter classes. */
    static boolean isLetter(int characterClass) {
        return characterClass >= UPPER && characterClass <= LETTER;
    }

    /** Returns whether the class is neither letter, number nor White_Space; marks are. */
    static boolean isOther(int characterClass) {
        return characterClass == OTHER || characterClass == MARK;
    }

    private static Classes read() {
        try (InputStream in = Classes.class.getResourceAsStream(RESOURCE)) {
            if (in == null)
                throw new IllegalStateException(RESOURCE + " (missing) must be on the class path; rebuild the jar");
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Classes parse(byte[] table) {
        byte[] classes = new byte[CODE_POINTS];
        new String(table, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int first = line.indexOf(' ');
                    int second = line.indexOf(' ', first + 1);
                    int from = Integer.parseInt(line, 0, first, 16);
                    int to = Integer.parseInt(line, first + 1, second, 16);
                    Arrays.fill(classes, from, to + 1, (byte) LABELS.indexOf(line.charAt(second + 1)));
                });
        return new Classes(classes);
    }
}
