package dev.assay.bridge;

import dev.assay.bpe.NotUtf8Exception;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** What a library that takes a String is given: the text decoded, or refused as the algorithm refuses it. */
final class DecodedText {
    /**
     * Returns the text.
     *
     * @throws NotUtf8Exception with the offset of the first wrong byte
     */
    static String of(byte[] text) {
        String decoded = new String(text, StandardCharsets.UTF_8);
        // The fast decoder replaces; only a text with U+FFFD can have been wrong, and may well be right.
        if (decoded.indexOf('\uFFFD') >= 0) {
            refuseUnlessUtf8(text);
        }
        return decoded;
    }

    private static void refuseUnlessUtf8(byte[] text) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(text);
        CoderResult result = strict.decode(bytes, CharBuffer.allocate(text.length), true);
        if (result.isError()) {
            throw new NotUtf8Exception(bytes.position());
        }
    }

    private DecodedText() {}
}
