package dev.assay.bridge;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.WordCache;
import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A contender in this JVM: an encoder and the loop that times it. */
final class InProcess implements LiveContender {
    private static final int SLOTS = 256;

    private final Identity identity;
    private final Function<Encoding, Encoder> loader;
    private final ProcessCounters counters;
    private final byte[][][] decks = new byte[SLOTS][][];
    private final int[] warmNext = new int[SLOTS];
    private Optional<Encoder> loaded = Optional.empty();
    private int[] ids = new int[1 << 16];

    /** @param loader makes the encoder of an encoding; called once a load */
    InProcess(Identity identity, Function<Encoding, Encoder> loader, ProcessCounters counters) {
        this.identity = identity;
        this.loader = loader;
        this.counters = counters;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public void load(Encoding encoding) {
        // Before the next is made: two vocabularies at once would double the peak.
        close();
        loaded = Optional.of(loader.apply(encoding));
    }

    @Override
    public void deck(int slot, Deck deck) {
        decks[checked(slot)] = deck.inputs().toArray(byte[][]::new);
        warmNext[slot] = 0;
        deck.inputs().forEach(input -> reserve(input.length));
    }

    @Override
    public int[] encode(byte[] text) {
        reserve(text.length);
        try {
            return Arrays.copyOf(ids, encoder().encode(text, ids));
        } catch (NotUtf8Exception wrong) {
            throw new Refusal(wrong.getMessage());
        }
    }

    @Override
    public long warm(int slot, long nanos) {
        byte[][] inputs = resident(slot);
        Encoder encoder = encoder();
        if (inputs.length == 0) {
            return 0;
        }
        long start = System.nanoTime();
        long ops = 0;
        int next = warmNext[slot];
        do {
            encoder.encode(inputs[next], ids);
            next = next + 1 == inputs.length ? 0 : next + 1;
            ops++;
        } while (System.nanoTime() - start < nanos);
        warmNext[slot] = next;
        return ops;
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        byte[][] inputs = resident(slot);
        return serviceTimes ? runWithTimes(inputs, passes) : run(inputs, passes);
    }

    private Timing run(byte[][] inputs, int passes) {
        Encoder encoder = encoder();
        int[] out = ids;
        long tokens = 0;
        long last = -1;
        long cpu = ProcessCounters.cpuNanos();
        long start = System.nanoTime();
        for (int pass = 0; pass < passes; pass++) {
            for (byte[] input : inputs) {
                int count = encoder.encode(input, out);
                tokens += count;
                last = count > 0 ? out[count - 1] : last;
            }
        }
        long nanos = System.nanoTime() - start;
        return new Timing(nanos, spent(cpu), (long) passes * inputs.length, tokens, last, new long[0]);
    }

    /** The same with each op's own time; a loop of its own, so that the other stays free of clock readings. */
    private Timing runWithTimes(byte[][] inputs, int passes) {
        Encoder encoder = encoder();
        int[] out = ids;
        long[] own = new long[Math.multiplyExact(passes, inputs.length)];
        int op = 0;
        long tokens = 0;
        long last = -1;
        long cpu = ProcessCounters.cpuNanos();
        long start = System.nanoTime();
        for (int pass = 0; pass < passes; pass++) {
            for (byte[] input : inputs) {
                long before = System.nanoTime();
                int count = encoder.encode(input, out);
                own[op++] = System.nanoTime() - before;
                tokens += count;
                last = count > 0 ? out[count - 1] : last;
            }
        }
        long nanos = System.nanoTime() - start;
        return new Timing(nanos, spent(cpu), own.length, tokens, last, own);
    }

    private static long spent(long cpuBefore) {
        return cpuBefore < 0 ? -1 : ProcessCounters.cpuNanos() - cpuBefore;
    }

    @Override
    public void forget() {
        cache().forget();
    }

    @Override
    public Hits hits(int slot) {
        byte[][] inputs = resident(slot);
        WordCache cache = cache();
        cache.forget();
        long asked = 0;
        long[] known = new long[2];
        for (int pass = 0; pass < known.length; pass++) {
            asked = 0;
            for (byte[] input : inputs) {
                WordCache.Lookups lookups = cache.count(input, ids);
                asked += lookups.asked();
                known[pass] += lookups.known();
            }
        }
        return new Hits(asked, known[0], known[1]);
    }

    private WordCache cache() {
        return encoder()
                .cache()
                .orElseThrow(() -> new IllegalStateException(
                        "encoder must hold a word cache that can be emptied, and holds none"));
    }

    @Override
    public Memory memory() {
        return counters.memory();
    }

    @Override
    public void close() {
        loaded.ifPresent(Encoder::close);
        loaded = Optional.empty();
    }

    private Encoder encoder() {
        return loaded.orElseThrow(() -> new IllegalStateException("no encoding is loaded; load one first"));
    }

    private byte[][] resident(int slot) {
        byte[][] inputs = decks[checked(slot)];
        if (inputs == null) {
            throw new IllegalStateException("slot (" + slot + ") must hold a deck; send one first");
        }
        return inputs;
    }

    private static int checked(int slot) {
        if (slot < 0 || slot >= SLOTS) {
            throw new IllegalArgumentException(
                    "slot (" + slot + ") must be in 0 ... " + (SLOTS - 1) + "; choose another");
        }
        return slot;
    }

    private void reserve(int bytes) {
        if (ids.length < bytes) {
            ids = new int[Math.max(bytes, (int) Math.min(2L * ids.length, Integer.MAX_VALUE - 8))];
        }
    }
}
