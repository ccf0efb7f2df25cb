package dev.assay.bridge;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.assay.bpe.Encoder;
import dev.assay.corpus.Encoding;

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
        IntArrayList list = tokenizer.encodeOrdinary(DecodedText.of(text));
        int count = list.size();
        for (int index = 0; index < count; index++) {
            ids[index] = list.get(index);
        }
        return count;
    }
}
