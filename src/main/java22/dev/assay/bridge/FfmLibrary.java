package dev.assay.bridge;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.assay.bpe.NotUtf8Exception;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A library behind {@code native/include/assay.h}: the addresses of its functions, which are valid as long as the JVM, and what it says
 * of its build.
 */
record FfmLibrary(
        Map<String, String> build,
        MemorySegment encode,
        MemorySegment noop,
        MemorySegment touch,
        MemorySegment copy,
        MemorySegment make,
        MemorySegment offset,
        MemorySegment free,
        MemorySegment forget,
        MemorySegment counting,
        MemorySegment allocatedBytes,
        MemorySegment allocationCalls) {
    /** Returns the library of that file. Another ABI or a debug build is refused, and so is one that lacks a function. */
    static FfmLibrary load(Path file) {
        SymbolLookup symbols = symbols(LibraryRules.existing(file));
        MemorySegment info = FfmCalls.address(function(file, symbols, "assay_build_info"));
        Map<String, String> build = LibraryRules.buildInfo(text(info));
        LibraryRules.refuseUnfit(
                FfmCalls.version(function(file, symbols, "assay_abi_version")), build, (int) ADDRESS.byteSize());
        return new FfmLibrary(
                build,
                function(file, symbols, "assay_encode"),
                function(file, symbols, "assay_noop"),
                function(file, symbols, "assay_touch"),
                function(file, symbols, "assay_copy"),
                function(file, symbols, "assay_encoder_new"),
                function(file, symbols, "assay_error_offset"),
                function(file, symbols, "assay_encoder_free"),
                function(file, symbols, "assay_forget"),
                function(file, symbols, "assay_encode_counting"),
                function(file, symbols, "assay_allocated_bytes"),
                function(file, symbols, "assay_allocation_calls"));
    }

    /* The global arena: a library that is unloaded would take its encoders' code away from under them. */
    @SuppressWarnings("restricted")
    private static SymbolLookup symbols(Path file) {
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException wrong) {
            throw LibraryRules.foreign(file, reason(file, wrong));
        }
    }

    /* The lookup only says that it failed; the JVM's older way says why. */
    @SuppressWarnings("restricted")
    private static String reason(Path file, IllegalArgumentException wrong) {
        try {
            System.load(file.toString());
            return wrong.getMessage();
        } catch (UnsatisfiedLinkError why) {
            return why.getMessage();
        }
    }

    private static MemorySegment function(Path file, SymbolLookup symbols, String name) {
        return symbols.find(name).orElseThrow(() -> LibraryRules.foreign(file, "no function " + name));
    }

    @SuppressWarnings("restricted")
    private static String text(MemorySegment start) {
        return start.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** Returns a new encoder's address; {@link #end} frees it. */
    MemorySegment newEncoder(String encoding, String strategy, byte[] vocabulary) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            int status = FfmCalls.make(
                    make,
                    arena.allocateFrom(JAVA_BYTE, encoding.getBytes(StandardCharsets.UTF_8)),
                    arena.allocateFrom(JAVA_BYTE, strategy.getBytes(StandardCharsets.UTF_8)),
                    arena.allocateFrom(JAVA_BYTE, vocabulary),
                    out);
            LibraryRules.made(status, encoding, strategy);
            return out.get(ADDRESS, 0);
        }
    }

    /** Frees an encoder; NULL is allowed. */
    void end(MemorySegment encoder) {
        FfmCalls.free(free, encoder);
    }

    /** Returns the exception for a negative status of {@code assay_encode}. */
    RuntimeException refused(MemorySegment encoder, long status) {
        return status == LibraryRules.NOT_UTF8
                ? new NotUtf8Exception(FfmCalls.offset(offset, encoder))
                : new IllegalStateException("native encoder must succeed: status " + status + "; see assay.h");
    }

    /** Returns the count of a floor, which must be one. */
    static int succeeded(long count) {
        if (count < 0) {
            throw new IllegalStateException("native floor must succeed: status " + count + "; see assay.h");
        }
        return (int) count;
    }
}
