package dev.assay.bridge;

import dev.assay.contender.OpenLoop;
import dev.assay.openloop.Cause;
import dev.assay.openloop.Served;
import dev.assay.openloop.Stall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The verbs of protocol 2: an open loop in a worker process. What is answered is held against the ranges of {@code benchmarks/WORKER.md}. */
final class WorkerLoop implements OpenLoop {
    /** Causes as the protocol numbers them. */
    private static final List<Cause> CAUSES = List.of(Cause.MACHINE, Cause.COLLECTOR, Cause.ALLOCATOR, Cause.SCHEDULER);

    private static final int STALL_BYTES = 4 * Long.BYTES;
    private static final int REQUEST_BYTES = 2 * Long.BYTES;

    /** Of one part; a collection each microsecond is no service. */
    private static final int MOST_STALLS = 1 << 20;

    private static final int MOST_WORDS = 4096;

    /** What the rates of two clocks may differ by. */
    private static final long CLOCK_PARTS = 100;

    private static final byte[] NOTHING = {};

    private final Child child;
    private final IntFunction<Worker.Resident> decks;

    WorkerLoop(Child child, IntFunction<Worker.Resident> decks) {
        this.child = child;
        this.decks = decks;
    }

    @Override
    public void hold(int objects) {
        child.ask("hold " + objects, NOTHING, 0, 1, 0, 0);
        long held = child.frames().fields()[0];
        if (held != objects) {
            throw child.broken("hold", "objects (" + held + ") must be " + objects);
        }
    }

    @Override
    public String collector(String arm, int threshold) {
        child.askOrRefuse("collector " + arm + " " + threshold, NOTHING, 0, 0, MOST_WORDS);
        return Said.shown(child.frames().text());
    }

    @Override
    public Told serve(Asked asked) {
        int requests = asked.due().length;
        ByteBuffer body = ByteBuffer.allocate(requests * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        body.asLongBuffer().put(asked.due());
        long least = requests == 0 ? 0 : asked.due()[requests - 1];
        long before = System.nanoTime();
        child.ask(
                "serve " + asked.slot() + " " + asked.shape().name().toLowerCase(Locale.ROOT) + " " + asked.keep() + " "
                        + asked.meterNanos(),
                body.array(),
                body.capacity(),
                5,
                (long) requests * REQUEST_BYTES
                        + (long) MOST_STALLS * STALL_BYTES
                        + decks.apply(asked.slot()).mostIdBytes(),
                least);
        long passed = System.nanoTime() - before;
        try {
            Told told = told(asked, child.frames().fields(), child.frames().body());
            long last = requests == 0 ? 0 : told.served().end()[requests - 1];
            require("end of the last request", last, 0, passed + passed / CLOCK_PARTS);
            return told;
        } catch (IllegalArgumentException wrong) {
            throw child.broken("serve", wrong.getMessage());
        }
    }

    private Told told(Asked asked, long[] fields, ByteBuffer body) {
        int requests = asked.due().length;
        require("requests", fields[0], requests, requests);
        require("cpu", fields[2], -1, Long.MAX_VALUE);
        require("tokens", fields[3], 0, Long.MAX_VALUE);
        require("stalls", fields[4], 0, MOST_STALLS);
        require(
                "length",
                body.remaining(),
                (long) requests * REQUEST_BYTES + fields[4] * STALL_BYTES,
                Integer.MAX_VALUE);
        long[] start = longs(body, requests);
        long[] end = longs(body, requests);
        List<Stall> stalls = new ArrayList<>();
        for (long count = fields[4]; count > 0; count--) {
            long cause = body.getLong();
            require("cause", cause, 0, CAUSES.size() - 1);
            stalls.add(new Stall(CAUSES.get((int) cause), body.getLong() == 1, body.getLong(), body.getLong()));
        }
        List<int[]> ids = new ArrayList<>();
        for (int input = decks.apply(asked.slot()).inputs(); input > 0; input--) {
            require("bytes of ids", body.remaining(), Integer.BYTES, Integer.MAX_VALUE);
            int count = body.getInt();
            require("ids", count, 0, body.remaining() / Integer.BYTES);
            int[] own = new int[count];
            body.asIntBuffer().get(own);
            body.position(body.position() + count * Integer.BYTES);
            ids.add(own);
        }
        require("bytes after the ids", body.remaining(), 0, 0);
        return new Told(new Served(asked.due(), start, end, stalls), fields[1], fields[2], fields[3], ids);
    }

    private static long[] longs(ByteBuffer body, int count) {
        long[] longs = new long[count];
        body.asLongBuffer().get(longs);
        body.position(body.position() + count * Long.BYTES);
        return longs;
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be " + (least == most ? "" + least : least + " to " + most));
        }
    }
}
