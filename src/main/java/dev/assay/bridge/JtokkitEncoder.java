package dev.assay.bridge;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.corpus.Encoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** jtokkit as its users call it: UTF-8 decoded to a String inside the op, its list copied out. Special-token text is ordinary. */
final class JtokkitEncoder implements Encoder {
    private final com.knuddels.jtokkit.api.Encoding tokenizer;

    JtokkitEncoder(Encoding encoding) {
        // The lazy registry loads this one encoding; the default one would load all of them into the footprint.
        tokenizer = Encodings.newLazyEncodingRegistry()
                .getEncoding(EncodingType.fromName(encoding.id())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "encoding (" + encoding + ") must be one that jtokkit has; see assay contenders")));
    }

    @Override
    public int encode(byte[] text, int[] ids) {
        String decoded = new String(text, StandardCharsets.UTF_8);
        // The fast decoder replaces; only a text with U+FFFD can have been wrong, and may well be right.
        if (decoded.indexOf('\uFFFD') >= 0) {
            refuseUnlessUtf8(text);
        }
        IntArrayList list = tokenizer.encodeOrdinary(decoded);
        int count = list.size();
        for (int index = 0; index < count; index++) {
            ids[index] = list.get(index);
        }
        return count;
    }

    static void refuseUnlessUtf8(byte[] text) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(text);
        CoderResult result = strict.decode(bytes, CharBuffer.allocate(text.length), true);
        if (result.isError()) {
            throw new NotUtf8Exception(bytes.position());
        }
    }
}
