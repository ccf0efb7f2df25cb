package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import java.util.function.Supplier;

/** Floors of JNA: what a call costs before anything is tokenized. */
final class JnaFloors {
    /**
     * Returns the call alone ({@code noop}), the text copied in and its ends read ({@code touch}), or that and as many ids as the
     * tokenizer gives written by the library and copied out ({@code copy}).
     *
     * @param tokenizer makes the one whose numbers of ids {@code copy} gives; called for that floor only
     */
    static Encoder of(String name, JnaLibrary library, Supplier<Encoder> tokenizer) {
        return switch (name) {
            case "noop" ->
                (text, ids) -> {
                    library.noop();
                    return 0;
                };
            case "touch" -> touch(library);
            case "copy" -> new JnaCopyFloor(library, tokenizer.get());
            default ->
                throw new IllegalArgumentException(
                        "floor (" + name + ") must be noop, touch or copy; see contenders.toml");
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
