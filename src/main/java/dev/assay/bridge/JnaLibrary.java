package dev.assay.bridge;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.assay.bpe.Encoder;
import dev.assay.corpus.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A library behind {@code native/include/assay.h}, by JNA direct mapping. A JVM holds one: direct mapping binds a class's native
 * methods to one library for good, so another build needs another JVM.
 */
final class JnaLibrary implements NativeBridge {
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
        LibraryRules.existing(file);
        try {
            Native.register(JnaLibrary.class, NativeLibrary.getInstance(absolute.toString()));
            Map<String, String> build =
                    LibraryRules.buildInfo(assay_build_info().getString(0, "UTF-8"));
            LibraryRules.refuseUnfit(assay_abi_version(), build, Native.SIZE_T_SIZE);
            loaded = Optional.of(new JnaLibrary(absolute, build));
        } catch (UnsatisfiedLinkError wrong) {
            throw LibraryRules.foreign(file, wrong.getMessage());
        }
        return loaded.get();
    }

    @Override
    public String caller() {
        return "JNA " + Native.VERSION;
    }

    @Override
    public Map<String, String> build() {
        return build;
    }

    @Override
    public Encoder encoder(Encoding encoding, String strategy, byte[] vocabulary) {
        return new JnaEncoder(this, encoding, strategy, vocabulary);
    }

    @Override
    public Encoder floor(String name, Supplier<Encoder> tokenizer) {
        return JnaFloors.of(name, this, tokenizer);
    }

    /** Returns a new encoder's address; {@link #free} ends it. */
    long newEncoder(String encoding, String strategy, byte[] vocabulary) {
        byte[] name = encoding.getBytes(StandardCharsets.UTF_8);
        byte[] how = strategy.getBytes(StandardCharsets.UTF_8);
        PointerByReference out = new PointerByReference();
        int status =
                assay_encoder_new(name, name.length, how, how.length, vocabulary, vocabulary.length, out.getPointer());
        LibraryRules.made(status, encoding, strategy);
        return Pointer.nativeValue(out.getValue());
    }

    long encode(long encoder, long text, long length, long ids, long capacity) {
        return assay_encode(encoder, text, length, ids, capacity);
    }

    void forget(long encoder) {
        LibraryRules.forgot(assay_forget(encoder));
    }

    /** Encodes and adds to the two counts. */
    long count(long encoder, long text, long length, long ids, long capacity, long[] counts) {
        return assay_encode_counting(encoder, text, length, ids, capacity, counts);
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

    @Override
    public long allocatedBytes() {
        return assay_allocated_bytes();
    }

    @Override
    public long allocationCalls() {
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

    private static native int assay_forget(long encoder);

    private static native long assay_encode_counting(
            long encoder, long text, long length, long ids, long capacity, long[] counts);

    private static native long assay_error_offset(long encoder);

    private static native void assay_encoder_free(long encoder);

    private static native void assay_noop();

    private static native long assay_touch(long text, long length);

    private static native long assay_copy(long text, long length, long ids, long capacity, long count);

    private static native long assay_allocated_bytes();

    private static native long assay_allocation_calls();
}
