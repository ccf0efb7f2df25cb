package dev.assay.corpus;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The digest of a list of token ids: SHA-256 over the ids as u32, little endian. */
public final class IdDigest {
    private static final int CHUNK_IDS = 2048;

    /** Returns the digest, in lower-case hex, of the first {@code count} ids. */
    public static String sha256(int[] ids, int count) {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[Math.min(count, CHUNK_IDS) * 4];
        int used = 0;
        for (int i = 0; i < count; i++) {
            chunk[used++] = (byte) ids[i];
            chunk[used++] = (byte) (ids[i] >>> 8);
            chunk[used++] = (byte) (ids[i] >>> 16);
            chunk[used++] = (byte) (ids[i] >>> 24);
            if (used == chunk.length) {
                digest.update(chunk, 0, used);
                used = 0;
            }
        }
        digest.update(chunk, 0, used);
        return HexFormat.of().formatHex(digest.digest());
    }

    private IdDigest() {}
}
