package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A library behind {@code native/include/assay.h}, by JNA direct mapping. A JVM holds one: direct mapping binds a class's native
 * methods to one library for good, so another build needs another JVM.
 */
final class JnaLibrary {
    private static final int ABI_VERSION = 2;
    private static Optional<JnaLibrary> loaded = Optional.empty();

    private final Path file;
    private final Map<String, String> build;

    private JnaLibrary(Path file, Map<String, String> build) {
        this.file = file;
        this.build = build;
    }

    /** Returns whether {@link #load} takes that file: there is no other in this JVM. */
    static synchronized boolean loadable(Path file) {
        return loaded.isEmpty()
                || loaded.get().file.equals(file.toAbsolutePath().normalize());
    }

    /** Returns the library of that file, loading it at first. Another ABI or a debug build is refused. */
    static synchronized JnaLibrary load(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (loaded.isPresent()) {
            if (!loaded.get().file.equals(absolute)) {
                throw new IllegalStateException("library (" + absolute.getFileName() + ") must be the one that this JVM"
                        + " has loaded; start another JVM for another build");
            }
            return loaded.get();
        }
        if (!Files.isRegularFile(absolute)) {
            throw new IllegalStateException("library (" + file + ") must exist; build it with mvn verify");
        }
        try {
            Native.register(JnaLibrary.class, NativeLibrary.getInstance(absolute.toString()));
            Map<String, String> build = buildInfo(assay_build_info().getString(0, "UTF-8"));
            refuseUnfit(assay_abi_version(), build, Native.SIZE_T_SIZE);
            loaded = Optional.of(new JnaLibrary(absolute, build));
        } catch (UnsatisfiedLinkError wrong) {
            throw new IllegalStateException("library (" + file + ") must implement assay.h for this platform: "
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
        }
        return loaded.get();
    }

    static void refuseUnfit(int version, Map<String, String> build, int pointerBytes) {
        if (version != ABI_VERSION) {
            throw new IllegalStateException("ABI version of the library (" + version + ") must be " + ABI_VERSION
                    + "; rebuild it with mvn verify");
        }
        String profile = build.getOrDefault("profile", "unknown");
        if (!profile.equals("release")) {
            throw new IllegalStateException(
                    "profile of the library (" + profile + ") must be release; rebuild it with cargo build --release");
        }
        if (pointerBytes != Long.BYTES) {
            throw new IllegalStateException(
                    "pointers of this platform (" + pointerBytes + " bytes) must have 8 bytes; use a 64-bit JDK");
        }
    }

    private static Map<String, String> buildInfo(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("build info of the library must be a JSON object of strings; see assay.h");
        }
    }

    /** Returns what the library says of its build. */
    Map<String, String> build() {
        return build;
    }

    /** Returns a new encoder's address; {@link #free} ends it. */
    long newEncoder(String encoding, String strategy, byte[] vocabulary) {
        byte[] name = encoding.getBytes(StandardCharsets.UTF_8);
        byte[] how = strategy.getBytes(StandardCharsets.UTF_8);
        PointerByReference out = new PointerByReference();
        int status =
                assay_encoder_new(name, name.length, how, how.length, vocabulary, vocabulary.length, out.getPointer());
        if (status != 0) {
            throw new IllegalStateException(
                    "encoder (" + encoding + ", " + strategy + ") must be made: status " + status + "; see assay.h");
        }
        return Pointer.nativeValue(out.getValue());
    }

    long encode(long encoder, long text, long length, long ids, long capacity) {
        return assay_encode(encoder, text, length, ids, capacity);
    }

    long errorOffset(long encoder) {
        return assay_error_offset(encoder);
    }

    void free(long encoder) {
        assay_encoder_free(encoder);
    }

    void noop() {
        assay_noop();
    }

    long touch(long text, long length) {
        return assay_touch(text, length);
    }

    long copy(long text, long length, long ids, long capacity, long count) {
        return assay_copy(text, length, ids, capacity, count);
    }

    long allocatedBytes() {
        return assay_allocated_bytes();
    }

    long allocationCalls() {
        return assay_allocation_calls();
    }

    // Addresses travel as long: direct mapping then converts nothing on the way.

    private static native int assay_abi_version();

    private static native Pointer assay_build_info();

    private static native int assay_encoder_new(
            byte[] encoding,
            long encodingLength,
            byte[] strategy,
            long strategyLength,
            byte[] vocabulary,
            long vocabularyLength,
            Pointer out);

    private static native long assay_encode(long encoder, long text, long length, long ids, long capacity);

    private static native long assay_error_offset(long encoder);

    private static native void assay_encoder_free(long encoder);

    private static native void assay_noop();

    private static native long assay_touch(long text, long length);

    private static native long assay_copy(long text, long length, long ids, long capacity, long count);

    private static native long assay_allocated_bytes();

    private static native long assay_allocation_calls();
}
