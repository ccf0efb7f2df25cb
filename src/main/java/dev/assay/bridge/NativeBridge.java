package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import dev.assay.corpus.Encoding;
import java.util.Map;
import java.util.function.Supplier;

/** A library behind {@code native/include/assay.h}, as one way of calling it from a JVM sees it. */
interface NativeBridge {
    /** Returns what calls it, with its version if that is not the JVM's own. */
    String caller();

    /** Returns what the library says of its build. */
    Map<String, String> build();

    /** Returns a tokenizer; the caller closes it. */
    Encoder encoder(Encoding encoding, String strategy, byte[] vocabulary);

    /**
     * Returns a floor: the call alone ({@code noop}), the text taken across and its ends read ({@code touch}), or that and as many ids as
     * the tokenizer gives written by the library and taken back ({@code copy}).
     *
     * @param tokenizer makes the one whose numbers of ids {@code copy} gives; called for that floor only
     */
    Encoder floor(String name, Supplier<Encoder> tokenizer);

    /** Returns the bytes that the library has asked of its allocator, or -1 in a build that does not count. */
    long allocatedBytes();

    /** Returns the calls to its allocator, or -1 in a build that does not count. */
    long allocationCalls();
}
