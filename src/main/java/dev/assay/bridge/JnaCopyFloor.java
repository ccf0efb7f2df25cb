package dev.assay.bridge;

import dev.assay.bpe.Encoder;

/**
 * What {@link JnaEncoder} moves, without its work: text copied in, one call with as many arguments, as many ids copied out as the
 * tokenizer gives for that text.
 */
final class JnaCopyFloor implements Encoder {
    private static final int INITIAL_BYTES = 1 << 16;

    private final JnaLibrary library;
    private final KnownCounts counts;
    private final NativeBuffer text = new NativeBuffer(INITIAL_BYTES);
    private final NativeBuffer out = new NativeBuffer(4 * INITIAL_BYTES);

    /** @param tokenizer gives the number of ids; closed with this floor */
    JnaCopyFloor(JnaLibrary library, Encoder tokenizer) {
        this.library = library;
        this.counts = new KnownCounts(tokenizer);
    }

    @Override
    public int encode(byte[] bytes, int[] ids) {
        int known = counts.of(bytes, ids);
        if (bytes.length > text.capacity()) {
            text.reserve(bytes.length);
            out.reserve(Math.multiplyExact(4, text.capacity()));
        }
        text.write(bytes);
        int count = (int) library.copy(text.address(), bytes.length, out.address(), text.capacity(), known);
        if (count < 0) {
            throw new IllegalStateException("native floor must succeed: status " + count + "; see assay.h");
        }
        out.read(ids, count);
        return count;
    }

    @Override
    public void close() {
        counts.close();
    }
}
