package dev.assay.measure;

import dev.assay.corpus.Deck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The positive control: a deck with some per cent more bytes than will be reported. What the twin does with it is true work of the same
 * kind in every language, so an analysis that is worth anything finds a ratio of 1 + share. The extra inputs are the deck's first ones once
 * more, half a deck away: right before themselves they would meet what they have just brought into the caches, and add less time than
 * bytes. The last id stays the deck's own.
 *
 * @param deck the deck's own inputs, the extra ones in their middle
 * @param extra the extra inputs: as many of the deck's first ones as fit, then a part of the next
 */
public record PositiveControl(Deck deck, List<byte[]> extra) {
    /** What the spike adds by which a run is judged, per cent; the run file says it as a share, and whoever reads one asks there. */
    public static final int PER_CENT = 5;

    private static final double HUNDRED = 100;

    /** Returns the share that the header of a run file tells. */
    public static double share() {
        return PER_CENT / HUNDRED;
    }

    /** Returns the spiked form of a deck. */
    public static PositiveControl of(Deck deck, int perCent) {
        long room = Math.round(deck.bytes() * perCent / HUNDRED);
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
        List<byte[]> inputs = new ArrayList<>(deck.inputs());
        inputs.addAll(inputs.size() / 2, extra);
        return new PositiveControl(
                new Deck(deck.corpus(), deck.sizeBytes(), inputs, deck.sha256()), List.copyOf(extra));
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
