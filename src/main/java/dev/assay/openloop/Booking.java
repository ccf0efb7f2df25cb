package dev.assay.openloop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The latencies of one part, and what is left of them as one cause after the other is left out of the replay. A test for overlap would
 * book the request during which a pause began; the replay also books those that had to queue because of it.
 */
final class Booking {
    private final Served served;
    private final long[] measured;
    private final Map<Cause, long[]> latencies = new EnumMap<>(Cause.class);

    /**
     * @param beside when a process beside the worker saw that it did not run
     * @param inputs documents, which come round in order
     */
    Booking(Served served, List<Span> beside, int inputs) {
        this.served = served;
        long[] busy = served.busy();
        measured = Replay.latencies(served.due(), busy);
        List<Span> taken = List.of();
        for (Cause cause : List.of(Cause.MACHINE, Cause.COLLECTOR, Cause.ALLOCATOR)) {
            List<Span> all = Span.union(spans(cause));
            List<Span> own = Span.without(cause == Cause.MACHINE ? Span.both(all, Span.union(beside)) : all, taken);
            subtract(own, busy);
            latencies.put(cause, Replay.latencies(served.due(), busy));
            taken = Span.union(concat(taken, own));
        }
        waited(busy);
        latencies.put(Cause.SCHEDULER, Replay.latencies(served.due(), busy));
        usual(busy, inputs);
        latencies.put(Cause.UNKNOWN, Replay.latencies(served.due(), busy));
    }

    /** Returns the latencies as they were. */
    long[] measured() {
        return measured;
    }

    /** Returns the latencies without a cause and all those before it. {@link Cause#LOAD} cannot be left out: it is what then remains. */
    long[] without(Cause cause) {
        return latencies.get(cause);
    }

    private List<Span> spans(Cause cause) {
        return served.stalls().stream()
                .filter(stall -> stall.cause() == cause)
                .map(Stall::span)
                .toList();
    }

    private static List<Span> concat(List<Span> some, List<Span> others) {
        List<Span> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /* Both are in order and do not overlap, so one sweep suffices; a pause may reach over several requests. */
    private void subtract(List<Span> spans, long[] busy) {
        int first = 0;
        for (int request = 0; request < busy.length && first < spans.size(); request++) {
            long ready = served.ready(request);
            long end = served.end()[request];
            while (first < spans.size() && spans.get(first).end() <= ready) {
                first++;
            }
            for (int next = first; next < spans.size() && spans.get(next).start() < end; next++) {
                busy[request] -= Math.min(end, spans.get(next).end())
                        - Math.max(ready, spans.get(next).start());
            }
        }
    }

    /*
     * The kernel tells how long a thread waited for a processor, not when. So it is an amount of the request in which it began, and no more
     * than what no other cause has of that.
     */
    private void waited(long[] busy) {
        for (Stall stall : served.stalls()) {
            int request = stall.cause() == Cause.SCHEDULER ? at(stall.start()) : busy.length;
            if (request < busy.length) {
                busy[request] -= Math.min(busy[request], stall.nanos());
            }
        }
    }

    /* The first request that ends after a moment. */
    private int at(long moment) {
        int found = Arrays.binarySearch(served.end(), moment);
        int request = found >= 0 ? found + 1 : -found - 1;
        while (request < served.requests() && served.end()[request] <= moment) {
            request++;
        }
        return request;
    }

    /*
     * What is more than twice the median of its own document is put back to that median. Whatever lies below stays as it is: to cut it too
     * would take ordinary scatter out of a queue that is made of it.
     */
    private static void usual(long[] busy, int inputs) {
        for (int input = 0; input < Math.min(inputs, busy.length); input++) {
            long[] own = new long[(busy.length - input + inputs - 1) / inputs];
            for (int turn = 0; turn < own.length; turn++) {
                own[turn] = busy[input + turn * inputs];
            }
            Arrays.sort(own);
            long median = own[(own.length - 1) / 2];
            for (int request = input; request < busy.length; request += inputs) {
                busy[request] = busy[request] > 2 * median ? median : busy[request];
            }
        }
    }
}
