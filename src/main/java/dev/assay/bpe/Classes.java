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
    /** {@code U}: Lu, Lt. A class is one bit, so that a set of classes is one mask. */
    static final int UPPER = 1;
    /** {@code l}: Ll. */
    static final int LOWER = 2;
    /** {@code o}: Lm, Lo. */
    static final int OTHER_LETTER = 4;
    /** {@code M}: Mn, Mc, Me. */
    static final int MARK = 8;
    /** {@code N}: Nd, Nl, No. */
    static final int NUMBER = 16;
    /** {@code s}: White_Space. */
    static final int SPACE = 32;
    /** {@code .}: all else. */
    static final int ELSE = 64;

    /** The three letter classes, which r50k and cl100k do not tell apart. */
    static final int LETTER = UPPER | LOWER | OTHER_LETTER;
    /** Neither letter, number nor White_Space; a mark is such, unless o200k finds it in a word. */
    static final int OTHER = MARK | ELSE;

    /** What o200k lets a word begin with: upper case, and what has no case. */
    static final int HEAD = UPPER | OTHER_LETTER | MARK;
    /** What o200k lets a word go on with: lower case, and what has no case. */
    static final int TAIL = LOWER | OTHER_LETTER | MARK;
    /** All that o200k makes words of. */
    static final int WORD = HEAD | TAIL;

    private static final String LABELS = "UloMNs";
    private static final int CODE_POINTS = 0x110000;
    private static final int BLOCK = 256;
    private static final String RESOURCE = "/benchmarks/unicode/classes-16.0.txt";
    private static final Classes UNICODE_16 = read();

    /** The classes of U+0000 to U+007F, which are most of most texts; a copy of the front of the table. */
    private final byte[] ascii;

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
        ascii = Arrays.copyOf(classes, 128);
    }

    /** Returns the table of Unicode 16.0. */
    static Classes unicode16() {
        return UNICODE_16;
    }

    /** Returns the class of a code point from 0 to U+10FFFF. */
    int of(int codePoint) {
        return stage2[stage1[codePoint >> 8] * BLOCK + (codePoint & 255)];
    }

    /** Returns the class of a byte below 0x80. */
    int ascii(int b) {
        return ascii[b & 0x7F];
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
        Arrays.fill(classes, (byte) ELSE);
        new String(table, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int first = line.indexOf(' ');
                    int second = line.indexOf(' ', first + 1);
                    int from = Integer.parseInt(line, 0, first, 16);
                    int to = Integer.parseInt(line, first + 1, second, 16);
                    Arrays.fill(classes, from, to + 1, (byte) (1 << LABELS.indexOf(line.charAt(second + 1))));
                });
        return new Classes(classes);
    }
}
