package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What {@link JnaEncoder} moves, without its work: text copied in, one call with as many arguments, as many ids copied out as the
 * tokenizer gives for that text. A text is tokenized when it first comes; then only its number of ids is kept.
 *
 * <p>A deck is walked in one order, so the text that followed last time is tried first: one comparison of references an op. A look-up
 * in a table would cost a part of what is to be measured.
 */
final class JnaCopyFloor implements Encoder {
    private static final int INITIAL_BYTES = 1 << 16;

    private final JnaLibrary library;
    private final Encoder tokenizer;
    private final NativeBuffer text = new NativeBuffer(INITIAL_BYTES);
    private final NativeBuffer out = new NativeBuffer(4 * INITIAL_BYTES);
    private final Map<byte[], Known> known = new IdentityHashMap<>();
    private Known last = new Known(new byte[0], 0);

    /** A text that has come before; {@code next} is the one that came after it, the last time that was not the expected one. */
    private static final class Known {
        private final byte[] bytes;
        private final int count;
        private Known next = this;

        Known(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }
    }

    /** @param tokenizer gives the number of ids; closed with this floor */
    JnaCopyFloor(JnaLibrary library, Encoder tokenizer) {
        this.library = library;
        this.tokenizer = tokenizer;
    }

    @Override
    public int encode(byte[] bytes, int[] ids) {
        Known next = last.next;
        if (next.bytes != bytes) {
            next = known.computeIfAbsent(bytes, unknown -> new Known(unknown, tokenizer.encode(unknown, ids)));
            last.next = next;
        }
        last = next;
        if (bytes.length > text.capacity()) {
            text.reserve(bytes.length);
            out.reserve(Math.multiplyExact(4, text.capacity()));
        }
        text.write(bytes);
        int count = (int) library.copy(text.address(), bytes.length, out.address(), text.capacity(), next.count);
        if (count < 0) {
            throw new IllegalStateException("native floor must succeed: status " + count + "; see assay.h");
        }
        out.read(ids, count);
        return count;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
