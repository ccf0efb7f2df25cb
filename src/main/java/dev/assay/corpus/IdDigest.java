package dev.assay.corpus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Stand-in. */
public final class IdDigest {
    public static String sha256(int[] ids, int count) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asIntBuffer().put(ids, 0, count);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (java.security.NoSuchAlgorithmException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private IdDigest() {}
}
