package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.WordCache;
import dev.assay.corpus.Encoding;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** FFM with nothing copied: the caller's arrays are lent to the library, which reads the text and writes the ids where they lie. */
record FfmCriticalBridge(FfmLibrary library) implements NativeBridge {
    @Override
    public String caller() {
        return "FFM, critical";
    }

    @Override
    public Map<String, String> build() {
        return library.build();
    }

    @Override
    public Encoder encoder(Encoding encoding, String strategy, byte[] vocabulary) {
        return new Lending(
                library,
                library.newEncoder(encoding.id(), strategy, vocabulary),
                LibraryRules.caches(build(), strategy));
    }

    @Override
    public Encoder floor(String name, Supplier<Encoder> tokenizer) {
        return switch (name) {
            case "noop" ->
                (text, ids) -> {
                    FfmCalls.noopCritical(library.noop());
                    return 0;
                };
            case "touch" ->
                (text, ids) -> {
                    FfmLibrary.succeeded(
                            FfmCalls.touchCritical(library.touch(), MemorySegment.ofArray(text), text.length));
                    return 0;
                };
            case "copy" -> new CopyFloor(library, new KnownCounts(tokenizer.get()));
            default ->
                throw new IllegalArgumentException(
                        "floor (" + name + ") must be noop, touch or copy; see contenders.toml");
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

    private static final class Lending implements Encoder {
        private final FfmLibrary library;
        private final boolean caching;
        private MemorySegment encoder;

        Lending(FfmLibrary library, MemorySegment encoder, boolean caching) {
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
            long count = FfmCalls.encodeCritical(
                    library.encode(),
                    encoder,
                    MemorySegment.ofArray(bytes),
                    bytes.length,
                    MemorySegment.ofArray(ids),
                    ids.length);
            if (count < 0) {
                throw library.refused(encoder, count);
            }
            return (int) count;
        }

        @Override
        public void close() {
            library.end(encoder);
            encoder = MemorySegment.NULL;
        }
    }

    private record CopyFloor(FfmLibrary library, KnownCounts counts) implements Encoder {
        @Override
        public int encode(byte[] bytes, int[] ids) {
            return FfmLibrary.succeeded(FfmCalls.copyCritical(
                    library.copy(),
                    MemorySegment.ofArray(bytes),
                    bytes.length,
                    MemorySegment.ofArray(ids),
                    ids.length,
                    counts.of(bytes, ids)));
        }

        @Override
        public void close() {
            counts.close();
        }
    }
}
