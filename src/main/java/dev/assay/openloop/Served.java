package dev.assay.openloop;

import java.util.Arrays;
import java.util.List;

/**
 * A part of a run, as a worker tells of it. Times are ns after the origin of the part.
 *
 * @param due when each request was due, in order
 * @param start when work on it began: never before it was due, nor before the end of the one before
 * @param end when it was answered
 * @param stalls what the worker knows of its own
 */
public record Served(long[] due, long[] start, long[] end, List<Stall> stalls) {
    /** @throws IllegalArgumentException if that is no single queue, with the request that is wrong */
    public Served {
        if (start.length != due.length || end.length != due.length) {
            throw new IllegalArgumentException("times (" + start.length + " starts, " + end.length
                    + " ends) must be one each of " + due.length + " requests");
        }
        long free = 0;
        for (int index = 0; index < due.length; index++) {
            if (start[index] < Math.max(free, due[index])) {
                throw new IllegalArgumentException("start of request " + index + " (" + start[index]
                        + " ns) must not be before it is due (" + due[index]
                        + ") nor before the end of the one before (" + free + ")");
            }
            if (end[index] < start[index]) {
                throw new IllegalArgumentException("end of request " + index + " (" + end[index]
                        + " ns) must not be before its start (" + start[index] + ")");
            }
            free = end[index];
        }
        stalls = List.copyOf(stalls);
    }

    int requests() {
        return due.length;
    }

    /** Returns the moment from which nothing but the worker itself kept a request from being worked on. */
    long ready(int request) {
        return request == 0 ? due[0] : Math.max(due[request], end[request - 1]);
    }

    /** Returns from when to when each request kept the worker, late waking included: replayed, these give the measured latencies back. */
    long[] busy() {
        long[] busy = new long[due.length];
        Arrays.setAll(busy, request -> end[request] - ready(request));
        return busy;
    }
}
