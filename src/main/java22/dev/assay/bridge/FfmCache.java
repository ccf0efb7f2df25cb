package dev.assay.bridge;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.assay.bpe.WordCache;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The word cache of a native encoder. Nothing of it is timed, so both bridges share it, and each call has memory of its own.
 *
 * @param encoder alive as long as this is used
 */
record FfmCache(FfmLibrary library, MemorySegment encoder) implements WordCache {
    /** Returns it, if the encoder holds one and has not ended. */
    static Optional<WordCache> of(FfmLibrary library, MemorySegment encoder, boolean caching) {
        return caching && encoder.address() != 0 ? Optional.of(new FfmCache(library, encoder)) : Optional.empty();
    }

    @Override
    public void forget() {
        LibraryRules.forgot(FfmCalls.forget(library.forget(), encoder));
    }

    @Override
    public Lookups count(byte[] text, int[] ids) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_INT, text.length);
            MemorySegment counts = arena.allocate(JAVA_LONG, 2);
            long count = FfmCalls.encodeCounting(
                    library.counting(),
                    encoder,
                    arena.allocateFrom(JAVA_BYTE, text),
                    text.length,
                    out,
                    text.length,
                    counts);
            if (count < 0) {
                throw library.refused(encoder, count);
            }
            MemorySegment.copy(out, JAVA_INT, 0, ids, 0, (int) count);
            return new Lookups((int) count, counts.getAtIndex(JAVA_LONG, 0), counts.getAtIndex(JAVA_LONG, 1));
        }
    }
}
