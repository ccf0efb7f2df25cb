package dev.assay.bpe;

/** Refusal of an input that is not UTF-8. */
public final class NotUtf8Exception extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final long offset;

    /** @param offset bytes before the first byte that cannot be part of a well-formed sequence at its place */
    public NotUtf8Exception(long offset) {
        super("input is not UTF-8: first wrong byte at offset " + offset);
        this.offset = offset;
    }

    /** Returns the offset in bytes of the first wrong byte. */
    public long offset() {
        return offset;
    }
}
