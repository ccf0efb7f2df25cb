package dev.assay.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list of inputs of one size from one corpus: what one pass encodes.
 *
 * @param corpus id of the corpus, such as {@code en-prose}
 * @param sizeBytes nominal size of an input; an input is up to 3 bytes shorter, since it is cut at a code-point boundary
 * @param inputs UTF-8 bytes, not overlapping, in the order in which every contender encodes them; not to be modified
 * @param sha256 digest, in hex, of the deck file: for each input its length as u32 little endian, then its bytes
 */
public record Deck(String corpus, int sizeBytes, List<byte[]> inputs, String sha256) {
    public Deck {
        inputs = List.copyOf(inputs);
    }

    /** Returns the sum of the inputs' lengths in bytes. */
    public long bytes() {
        return inputs.stream().mapToLong(input -> input.length).sum();
    }

    /** Returns the same deck begun at another input, {@code by} modulo their number; the digest stays that of the deck file. */
    public Deck rotated(int by) {
        List<byte[]> rotated = new ArrayList<>(inputs);
        Collections.rotate(rotated, -by);
        return new Deck(corpus, sizeBytes, rotated, sha256);
    }

    /**
     * Returns this deck if it has that digest.
     *
     * @throws DataException naming both digests if it is another one, since what it was cut from has changed meanwhile
     */
    public Deck requireSha256(String expected) {
        if (!sha256.equals(expected)) {
            throw new DataException("deck " + corpus + "-" + sizeBytes + " (SHA-256 " + sha256 + ") must have SHA-256 "
                    + expected + ", as when the run began; change neither corpus file nor data folder during a run");
        }
        return this;
    }
}
