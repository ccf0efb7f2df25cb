package dev.assay.openloop;

/** A single queue, first come, first served, gone through again without a clock. */
final class Replay {
    /**
     * Returns how long each request waits and is worked on, from the moment when it is due.
     *
     * @param due when each request is due, in order
     * @param busy how long each keeps the server
     */
    static long[] latencies(long[] due, long[] busy) {
        long[] latencies = new long[due.length];
        long free = 0;
        for (int index = 0; index < due.length; index++) {
            free = Math.max(free, due[index]) + busy[index];
            latencies[index] = free - due[index];
        }
        return latencies;
    }

    private Replay() {}
}
