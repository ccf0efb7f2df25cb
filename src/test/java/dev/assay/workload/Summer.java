package dev.assay.workload;

import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A contender in this JVM whose answer is one number: no tokenizer, and nothing that the harness brings along for those. */
final class Summer implements LiveContender {
    private final ToIntFunction<byte[]> sum;
    private final Map<Integer, List<byte[]>> decks = new HashMap<>();

    Summer(ToIntFunction<byte[]> sum) {
        this.sum = sum;
    }

    @Override
    public Identity identity() {
        return new Identity("1", "test", Map.of(), Map.of());
    }

    @Override
    public void load(Encoding encoding) {
        if (!encoding.id().equals("byte-sum")) {
            throw new IllegalArgumentException("encoding (" + encoding + ") must be byte-sum");
        }
    }

    @Override
    public void deck(int slot, Deck deck) {
        decks.put(slot, deck.inputs());
    }

    @Override
    public int[] encode(byte[] text) {
        return new int[] {sum.applyAsInt(text)};
    }

    @Override
    public long warm(int slot, long nanos) {
        return run(slot, 1, false).ops();
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        long ops = 0;
        int last = -1;
        for (int pass = 0; pass < passes; pass++) {
            for (byte[] input : decks.get(slot)) {
                last = sum.applyAsInt(input);
                ops++;
            }
        }
        return new Timing(1, -1, ops, ops, last, new long[0]);
    }

    @Override
    public Memory memory() {
        return new Memory(-1, -1, -1);
    }

    @Override
    public void close() {}
}
