package dev.assay.contender;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.List;
import java.util.Map;

/** A contender that makes one id of each byte; tests override what shall go wrong. */
public class Planted implements LiveContender {
    private List<byte[]> resident = List.of();

    @Override
    public Identity identity() {
        return new Identity("1", "test", Map.of(), Map.of());
    }

    @Override
    public void load(Encoding encoding) {}

    @Override
    public void deck(int slot, Deck deck) {
        resident = deck.inputs();
    }

    @Override
    public int[] encode(byte[] text) {
        int[] ids = new int[text.length];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = text[index];
        }
        return ids;
    }

    @Override
    public long warm(int slot, long nanos) {
        return 1;
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        long tokens = 0;
        long last = -1;
        for (byte[] input : resident) {
            tokens += input.length;
            last = input.length > 0 ? input[input.length - 1] : last;
        }
        return new Timing(1, -1, (long) passes * resident.size(), passes * tokens, last, new long[0]);
    }

    @Override
    public Memory memory() {
        return new Memory(-1, -1, -1);
    }

    @Override
    public void close() {}
}
