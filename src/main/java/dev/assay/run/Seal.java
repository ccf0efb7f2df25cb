package dev.assay.run;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The chain of digests over the lines of a run file: each is the first 64 bits of SHA-256 over the one before it and the line's text. */
final class Seal {
    /** Length of the seal member with the end of its line: {@code ,"seal":"0123456789abcdef"}}. */
    static final int MEMBER_BYTES = 27;

    private static final int BYTES = 8;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE = ",\"seal\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;
    private final byte[] raw;
    /* One array for all lines: a large run has a million of them. */
    private final byte[] member = new byte[MEMBER_BYTES];
    private boolean first = true;

    Seal() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
        raw = new byte[digest.getDigestLength()];
        System.arraycopy(BEFORE, 0, member, 0, BEFORE.length);
        System.arraycopy(AFTER, 0, member, MEMBER_BYTES - AFTER.length, AFTER.length);
    }

    /** Goes on to the next line and returns the member that closes it. The array is this object's: it changes with the next line. */
    byte[] next(byte[] text, int offset, int length) {
        if (!first) {
            digest.update(member, BEFORE.length, 2 * BYTES);
        }
        first = false;
        digest.update(text, offset, length);
        try {
            digest.digest(raw, 0, raw.length);
        } catch (DigestException impossible) {
            throw new AssertionError("the array is as long as the digest", impossible);
        }
        for (int i = 0; i < BYTES; i++) {
            member[BEFORE.length + 2 * i] = HEX[raw[i] >> 4 & 15];
            member[BEFORE.length + 2 * i + 1] = HEX[raw[i] & 15];
        }
        return member;
    }

    /** Goes on from a seal that was written before. */
    void resume(String seal) {
        System.arraycopy(seal.getBytes(StandardCharsets.US_ASCII), 0, member, BEFORE.length, 2 * BYTES);
        first = false;
    }

    /** Returns the seal of a text behind another seal, or behind none. */
    static String of(String before, byte[] text, int length) {
        Seal seal = new Seal();
        if (!before.isEmpty()) {
            seal.resume(before);
        }
        seal.next(text, 0, length);
        return seal.current();
    }

    /** Returns the last seal, or nothing before the first line. */
    String current() {
        return first ? "" : new String(member, BEFORE.length, 2 * BYTES, StandardCharsets.US_ASCII);
    }

    /** Returns the seal that stands in place of a member, or whatever else stands there, as it may be shown. */
    static String shown(byte[] buffer, int offset) {
        String found = new String(buffer, offset, MEMBER_BYTES, StandardCharsets.UTF_8);
        return Visible.text(found.replaceFirst(",\"seal\":\"(.{16})\"\\}", "$1"));
    }

    /** Returns whether these bytes are the member. */
    static boolean is(byte[] member, byte[] buffer, int offset) {
        return Arrays.equals(member, 0, MEMBER_BYTES, buffer, offset, offset + MEMBER_BYTES);
    }
}
