package dev.assay.measure;

import dev.assay.corpus.Deck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The positive control: a deck with five per cent more bytes than will be reported. What the twin does with it is true work of the same
 * kind in every language, so an analysis that is worth anything finds a ratio of 1.05. The extra inputs stand first, so that the last id
 * stays the deck's own.
 *
 * @param deck extra inputs, then the deck's own
 * @param extra the extra inputs: as many of the deck's first ones as fit, then a part of the next
 */
public record Spike(Deck deck, List<byte[]> extra) {
    /** What a spike adds. */
    public static final double SHARE = 0.05;

    /** Returns the spiked form of a deck. */
    public static Spike of(Deck deck) {
        long room = Math.round(deck.bytes() * SHARE);
        List<byte[]> extra = new ArrayList<>();
        for (byte[] input : deck.inputs()) {
            int length = boundary(input, (int) Math.min(input.length, room));
            if (length > 0) {
                extra.add(Arrays.copyOf(input, length));
            }
            room -= length;
            if (length < input.length) {
                break;
            }
        }
        List<byte[]> inputs = new ArrayList<>(extra);
        inputs.addAll(deck.inputs());
        return new Spike(new Deck(deck.corpus(), deck.sizeBytes(), inputs, deck.sha256()), List.copyOf(extra));
    }

    /* The longest prefix of at most so many bytes that ends between two code points. */
    private static int boundary(byte[] utf8, int length) {
        int end = length;
        while (end > 0 && end < utf8.length && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
