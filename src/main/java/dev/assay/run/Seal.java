package dev.assay.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The chain of digests over the lines of a run file: each is the first 64 bits of SHA-256 over the one before it and the line's text. */
final class Seal {
    /** Length of the seal member with the end of its line: {@code ,"seal":"0123456789abcdef"}}. */
    static final int MEMBER_BYTES = 27;

    private static final int BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest;
    private byte[] current = new byte[0];

    Seal() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the seal of the next line, 16 hex digits, and goes on from it. */
    String next(byte[] text, int offset, int length) {
        digest.update(current);
        digest.update(text, offset, length);
        String hex = HEX.formatHex(digest.digest(), 0, BYTES);
        current = hex.getBytes(StandardCharsets.US_ASCII);
        return hex;
    }

    /** Goes on from a seal that was written before. */
    void resume(String seal) {
        current = seal.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the last seal, or nothing before the first line. */
    String current() {
        return new String(current, StandardCharsets.US_ASCII);
    }

    /** Returns the member that closes a line. */
    static String member(String seal) {
        return ",\"seal\":\"" + seal + "\"}";
    }
}
