package dev.assay.bridge;

import dev.assay.bpe.Encoder;

/** Floors of JNA: what a call costs before anything is tokenized. They produce no ids. */
final class JnaFloors {
    /** Returns the call alone ({@code noop}), or the text copied in and its ends read ({@code touch}). */
    static Encoder of(String name, JnaLibrary library) {
        return switch (name) {
            case "noop" ->
                (text, ids) -> {
                    library.noop();
                    return 0;
                };
            case "touch" -> touch(library);
            default -> throw new IllegalArgumentException("floor (" + name + ") must be noop or touch; see assay.toml");
        };
    }

    private static Encoder touch(JnaLibrary library) {
        NativeBuffer buffer = new NativeBuffer(1 << 16);
        return (text, ids) -> {
            buffer.reserve(text.length);
            buffer.write(text);
            library.touch(buffer.address(), text.length);
            return 0;
        };
    }

    private JnaFloors() {}
}
