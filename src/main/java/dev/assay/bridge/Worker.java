package dev.assay.bridge;

import dev.assay.contender.LiveContender;
import dev.assay.contender.OpenLoop;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.machine.Processors;
import dev.assay.machine.SystemFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contender in a child process that speaks {@code benchmarks/WORKER.md}; what it answers is held against the ranges given there. */
final class Worker implements LiveContender {
    private static final byte[] NOTHING = {};

    /** Holds an empty deck, over which a run costs the exchange alone; measuring starts at 0, and the check of tokens uses 255. */
    private static final int EMPTY_SLOT = 254;

    /** Ids that may be added to those of a text, which has at most one a byte. */
    private static final int MOST_ADDED_IDS = 64;

    private static final long MOST_ID = 0xffff_ffffL;

    /** Lookups of a cache, a byte of text: more than one a piece and less than this. */
    private static final int MOST_LOOKUPS = 8;

    /** No machine has 64 TiB. */
    private static final long MOST_RESIDENT = 1L << 46;

    /** Where the system counts processor time in ticks, each processor may be one ahead. */
    private static final long TICK_NANOS = 10_000_000;

    /** A run that grew to it and still told only part of what passed proves nothing. */
    private static final long MOST_PROVING_NANOS = 30_000_000_000L;

    private static final int PROVING_GROWTH = 4;
    private static final int MOST_PROVING_PASSES = 1 << 20;

    /* Of this JVM before a fork is moved to one of them; what a group of processes may use in all may be less. */
    private static final int PROCESSORS = Math.max(
            Runtime.getRuntime().availableProcessors(),
            Processors.allowed(SystemFiles.ofThisMachine()).size());

    /** What is known of a deck that the child holds. */
    record Resident(int inputs, long bytes) {
        /** Returns what the ids of all its inputs may take, each with its count, in bytes. */
        long mostIdBytes() {
            return Integer.BYTES * (bytes + (MOST_ADDED_IDS + 1L) * inputs);
        }
    }

    private static final Resident NO_DECK = new Resident(0, 0);

    private final WorkerLaunch launch;
    private final Child child;
    private final Optional<ClockCheck> clock;
    private final Map<Integer, Resident> decks = new HashMap<>();

    private Identity identity;
    private boolean serves;
    private boolean forgotten;

    private Worker(WorkerLaunch launch, boolean timed) {
        this.launch = launch;
        this.clock = timed ? Optional.of(new ClockCheck()) : Optional.empty();
        this.child = new Child(launch);
    }

    /** Starts the process and asks what it is. Its clock is checked. */
    static Worker asked(WorkerLaunch launch) {
        return asked(launch, true);
    }

    /** @param timed whether its times will be used: a check of its clock makes runs that an instrument would count */
    static Worker asked(WorkerLaunch launch, boolean timed) {
        Worker worker = new Worker(launch, timed);
        try {
            worker.identity();
        } catch (RuntimeException wrong) {
            worker.child.kill();
            throw wrong;
        }
        return worker;
    }

    /** Starts the process and asks nothing: the first request that it gets is the caller's. Its times are not used. */
    static Worker unasked(WorkerLaunch launch) {
        return new Worker(launch, false);
    }

    @Override
    public Identity identity() {
        if (identity == null) {
            identity = hello();
        }
        return identity;
    }

    private Identity hello() {
        child.ask("hello", NOTHING, 0, 0, Hello.MOST_BYTES, 0);
        try {
            serves = Hello.serves(child.frames().text());
            return Hello.parse(child.frames().text(), launch.anyId() ? Optional.empty() : Optional.of(launch.id()));
        } catch (IllegalArgumentException wrong) {
            throw child.broken("hello", wrong.getMessage());
        }
    }

    @Override
    public void load(Encoding encoding) {
        launch.vocabularies().require(encoding);
        byte[] folder = launch.vocabularies().folder().toString().getBytes(StandardCharsets.UTF_8);
        child.ask("load " + encoding.id(), folder, folder.length, 0, 0, 0);
    }

    @Override
    public void deck(int slot, Deck deck) {
        ByteBuffer body = ByteBuffer.allocate(
                        Math.toIntExact(deck.bytes() + 4L * deck.inputs().size()))
                .order(ByteOrder.LITTLE_ENDIAN);
        deck.inputs().forEach(input -> body.putInt(input.length).put(input));
        child.ask("deck " + slot + " " + deck.inputs().size(), body.array(), body.capacity(), 0, 0, 0);
        decks.put(slot, new Resident(deck.inputs().size(), deck.bytes()));
    }

    @Override
    public int[] encode(byte[] text) {
        child.askOrRefuse("encode", text, text.length, 1, 4L * (text.length + MOST_ADDED_IDS));
        long count = child.frames().fields()[0];
        if (count < 0
                || count > Integer.MAX_VALUE
                || count * 4 != child.frames().length()) {
            throw child.broken("encode", "length (" + child.frames().length() + ") must be 4 x " + count);
        }
        int[] ids = new int[(int) count];
        child.frames().body().asIntBuffer().get(ids);
        return ids;
    }

    @Override
    public long warm(int slot, long nanos) {
        long before = System.nanoTime();
        child.ask("warm " + slot + " " + nanos, NOTHING, 0, 1, 0, nanos);
        long ops = child.frames().fields()[0];
        // No op takes less than a nanosecond.
        range("warm", "ops", ops, 0, System.nanoTime() - before);
        return ops;
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        boolean first = forgotten;
        forgotten = false;
        if (clock.isEmpty()) {
            return once(slot, passes, serviceTimes);
        }
        int[] tries = {0};
        try {
            return clock.get()
                    .fitting(
                            () -> {
                                // What is made again must meet what it met: a cache that was emptied.
                                if (first && tries[0]++ > 0) {
                                    child.ask("forget", NOTHING, 0, 0, 0, 0);
                                }
                                return once(slot, passes, serviceTimes);
                            },
                            this::emptyExchange);
        } catch (IllegalArgumentException wrong) {
            throw child.broken("run", wrong.getMessage());
        }
    }

    @Override
    public void proveClock(int slot) {
        boolean timed = clock.isPresent() && decks.getOrDefault(slot, NO_DECK).inputs() > 0;
        for (int passes = 1; timed && !clock.get().isProven(); passes *= PROVING_GROWTH) {
            Timing timing = run(slot, passes, false);
            boolean last = timing.elapsedNanos() > MOST_PROVING_NANOS || passes >= MOST_PROVING_PASSES;
            if (!clock.get().isProven() && last) {
                throw child.broken(
                        "run",
                        "nanos (" + timing.nanos() + ") must be nearly all of the " + timing.elapsedNanos()
                                + " ns that passed meanwhile; answer a run at once when it is over");
            }
        }
    }

    private long emptyExchange() {
        if (!decks.containsKey(EMPTY_SLOT)) {
            // Whether it takes an empty deck or answers an error, what passes is an exchange.
            child.exchange("deck " + EMPTY_SLOT + " 0", NOTHING, 0, 0, 0, 0);
            decks.put(EMPTY_SLOT, NO_DECK);
        }
        long before = System.nanoTime();
        child.exchange("run " + EMPTY_SLOT + " 1 0", NOTHING, 0, 5, 0, 0);
        return System.nanoTime() - before;
    }

    private Timing once(int slot, int passes, boolean serviceTimes) {
        Resident deck = decks.getOrDefault(slot, NO_DECK);
        long ops = (long) passes * deck.inputs();
        long start = System.nanoTime();
        child.ask(
                "run " + slot + " " + passes + " " + (serviceTimes ? 1 : 0),
                NOTHING,
                0,
                5,
                serviceTimes ? 8 * ops : 0,
                0);
        long elapsed = System.nanoTime() - start;
        long[] fields = child.frames().fields();
        if (fields[2] != ops) {
            throw child.broken("run", "ops (" + fields[2] + ") must be " + passes + " x " + deck.inputs());
        }
        range("run", "nanos", fields[0], ops > 0 ? 1 : 0, Long.MAX_VALUE);
        range("run", "cpu", fields[1], -1, PROCESSORS * (elapsed + elapsed / 100 + TICK_NANOS));
        range("run", "tokens", fields[3], 0, passes * (deck.bytes() + (long) MOST_ADDED_IDS * deck.inputs()));
        range("run", "last", fields[4], -1, MOST_ID);
        if ((serviceTimes ? ops * 8 : 0) != child.frames().length()) {
            throw child.broken("run", "length (" + child.frames().length() + ") must be 8 x ops, or 0 without times");
        }
        long[] own = new long[serviceTimes ? (int) ops : 0];
        child.frames().body().asLongBuffer().get(own);
        serviceTimes(own, fields[0]);
        return new Timing(fields[0], fields[1], ops, fields[3], fields[4], own, elapsed);
    }

    /* The readings of its clock lie inside NANOS; each may be rounded by one. */
    private void serviceTimes(long[] own, long nanos) {
        long sum = 0;
        for (long one : own) {
            range("run", "service time", one, 0, nanos);
            sum += one;
            range("run", "sum of service times", sum, 0, nanos + own.length);
        }
    }

    private void range(String verb, String name, long value, long least, long most) {
        if (value < least) {
            throw child.broken(verb, name + " (" + value + ") must be at least " + least);
        }
        if (value > most) {
            throw child.broken(verb, name + " (" + value + ") must be at most " + most);
        }
    }

    @Override
    public void forget() {
        child.ask("forget", NOTHING, 0, 0, 0, 0);
        forgotten = true;
    }

    @Override
    public Hits hits(int slot) {
        child.ask("hits " + slot, NOTHING, 0, 3, 0, 0);
        long[] fields = child.frames().fields();
        Hits hits = new Hits(fields[0], fields[1], fields[2]);
        boolean unknown = hits.asked() == -1 && hits.first() == -1 && hits.again() == -1;
        if (!unknown) {
            Resident deck = decks.getOrDefault(slot, NO_DECK);
            range("hits", "lookups", hits.asked(), 0, MOST_LOOKUPS * (deck.bytes() + deck.inputs()));
            for (long known : List.of(hits.first(), hits.again())) {
                if (known < 0 || known > hits.asked()) {
                    throw child.broken(
                            "hits",
                            "hits (" + hits.first() + ", then " + hits.again()
                                    + ") must be at most the lookups of a pass, " + hits.asked() + ", or all -1");
                }
            }
        }
        return hits;
    }

    @Override
    public Optional<OpenLoop> openLoop() {
        identity();
        return serves
                ? Optional.of(new WorkerLoop(child, slot -> decks.getOrDefault(slot, NO_DECK)))
                : Optional.empty();
    }

    @Override
    public Memory memory() {
        child.ask("memory", NOTHING, 0, 3, 0, 0);
        long[] fields = child.frames().fields();
        range("memory", "peak", fields[0], -1, MOST_RESIDENT);
        range("memory", "bytes", fields[1], -1, Long.MAX_VALUE);
        range("memory", "calls", fields[2], -1, Long.MAX_VALUE);
        return new Memory(fields[0], fields[1], fields[2]);
    }

    @Override
    public void close() {
        child.quit();
    }
}
