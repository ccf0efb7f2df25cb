package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.WordCache;
import dev.assay.corpus.Encoding;
import java.util.Optional;

/** A native encoder behind JNA: text copied in, one call, exactly the produced ids copied out. */
final class JnaEncoder implements Encoder, WordCache {
    private static final int INITIAL_BYTES = 1 << 16;

    private final JnaLibrary library;
    private final NativeBuffer text = new NativeBuffer(INITIAL_BYTES);
    private final NativeBuffer out = new NativeBuffer(4 * INITIAL_BYTES);
    private final boolean caching;
    private long encoder;

    JnaEncoder(JnaLibrary library, Encoding encoding, String strategy, byte[] vocabulary) {
        this.library = library;
        this.encoder = library.newEncoder(encoding.id(), strategy, vocabulary);
        this.caching = LibraryRules.caches(library.build(), strategy);
    }

    @Override
    public Optional<WordCache> cache() {
        return caching ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void forget() {
        refuseEnded();
        library.forget(encoder);
    }

    @Override
    public Lookups count(byte[] bytes, int[] ids) {
        refuseEnded();
        makeRoom(bytes);
        long[] counts = new long[2];
        long count = library.count(encoder, text.address(), bytes.length, out.address(), text.capacity(), counts);
        if (count < 0) {
            throw refused(count);
        }
        out.read(ids, (int) count);
        return new Lookups((int) count, counts[0], counts[1]);
    }

    private void refuseEnded() {
        if (encoder == 0) {
            throw new IllegalStateException("encoder must not be used after its end; make another");
        }
    }

    private void makeRoom(byte[] bytes) {
        if (bytes.length > text.capacity()) {
            text.reserve(bytes.length);
            out.reserve(Math.multiplyExact(4, text.capacity()));
        }
        text.write(bytes);
    }

    @Override
    public int encode(byte[] bytes, int[] ids) {
        refuseEnded();
        makeRoom(bytes);
        long count = library.encode(encoder, text.address(), bytes.length, out.address(), text.capacity());
        if (count < 0) {
            throw refused(count);
        }
        out.read(ids, (int) count);
        return (int) count;
    }

    private RuntimeException refused(long status) {
        return status == LibraryRules.NOT_UTF8
                ? new NotUtf8Exception(library.errorOffset(encoder))
                : new IllegalStateException("native encoder must succeed: status " + status + "; see assay.h");
    }

    @Override
    public void close() {
        library.free(encoder);
        encoder = 0;
    }
}
