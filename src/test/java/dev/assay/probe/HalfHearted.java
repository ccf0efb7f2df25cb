package dev.assay.probe;

import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;

/** A subject that makes one pass whatever it is asked for. */
record HalfHearted(LiveContender whole) implements LiveContender {
    @Override
    public Identity identity() {
        return whole.identity();
    }

    @Override
    public void load(Encoding encoding) {
        whole.load(encoding);
    }

    @Override
    public void deck(int slot, Deck deck) {
        whole.deck(slot, deck);
    }

    @Override
    public int[] encode(byte[] text) {
        return whole.encode(text);
    }

    @Override
    public long warm(int slot, long nanos) {
        return whole.warm(slot, nanos);
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        return whole.run(slot, 1, serviceTimes);
    }

    @Override
    public Memory memory() {
        return whole.memory();
    }

    @Override
    public void close() {
        whole.close();
    }
}
