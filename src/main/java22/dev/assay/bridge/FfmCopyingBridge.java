package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.WordCache;
import dev.assay.corpus.Encoding;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** FFM as JNA is used here: text copied to native memory, one call, exactly the produced ids copied back. */
record FfmCopyingBridge(FfmLibrary library) implements NativeBridge {
    @Override
    public String caller() {
        return "FFM";
    }

    @Override
    public Map<String, String> build() {
        return library.build();
    }

    @Override
    public Encoder encoder(Encoding encoding, String strategy, byte[] vocabulary) {
        return new Copying(
                library,
                library.newEncoder(encoding.id(), strategy, vocabulary),
                LibraryRules.caches(build(), strategy));
    }

    @Override
    public Encoder floor(String name, Supplier<Encoder> tokenizer) {
        return switch (name) {
            case "noop" ->
                (text, ids) -> {
                    FfmCalls.noop(library.noop());
                    return 0;
                };
            case "touch" -> touch();
            case "copy" -> new CopyFloor(library, new KnownCounts(tokenizer.get()), new FfmBuffers());
            default ->
                throw new IllegalArgumentException(
                        "floor (" + name + ") must be noop, touch or copy; see contenders.toml");
        };
    }

    private Encoder touch() {
        FfmBuffers buffers = new FfmBuffers();
        return (text, ids) -> {
            buffers.write(text);
            FfmLibrary.succeeded(FfmCalls.touch(library.touch(), buffers.text(), text.length));
            return 0;
        };
    }

    @Override
    public long allocatedBytes() {
        return FfmCalls.count(library.allocatedBytes());
    }

    @Override
    public long allocationCalls() {
        return FfmCalls.count(library.allocationCalls());
    }

    private static final class Copying implements Encoder {
        private final FfmLibrary library;
        private final FfmBuffers buffers = new FfmBuffers();
        private final boolean caching;
        private MemorySegment encoder;

        Copying(FfmLibrary library, MemorySegment encoder, boolean caching) {
            this.library = library;
            this.encoder = encoder;
            this.caching = caching;
        }

        @Override
        public Optional<WordCache> cache() {
            return FfmCache.of(library, encoder, caching);
        }

        @Override
        public int encode(byte[] bytes, int[] ids) {
            if (encoder.address() == 0) {
                throw new IllegalStateException("encoder must not be used after its end; make another");
            }
            buffers.write(bytes);
            long count = FfmCalls.encode(
                    library.encode(), encoder, buffers.text(), bytes.length, buffers.ids(), buffers.capacity());
            if (count < 0) {
                throw library.refused(encoder, count);
            }
            buffers.read(ids, (int) count);
            return (int) count;
        }

        @Override
        public void close() {
            library.end(encoder);
            encoder = MemorySegment.NULL;
        }
    }

    private record CopyFloor(FfmLibrary library, KnownCounts counts, FfmBuffers buffers) implements Encoder {
        @Override
        public int encode(byte[] bytes, int[] ids) {
            int known = counts.of(bytes, ids);
            buffers.write(bytes);
            int count = FfmLibrary.succeeded(FfmCalls.copy(
                    library.copy(), buffers.text(), bytes.length, buffers.ids(), buffers.capacity(), known));
            buffers.read(ids, count);
            return count;
        }

        @Override
        public void close() {
            counts.close();
        }
    }
}
