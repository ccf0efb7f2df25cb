package dev.assay.measure;

import dev.assay.run.Mode;

/** A line between the arbiter and a fork. Words are separated by one blank; only the last may hold blanks itself. */
public sealed interface Message {
    /** Returns the line, without line end. */
    String text();

    /**
     * The fork is up, its contender loaded.
     *
     * @param token names the fork, see the arbiter's own start of it
     * @param pid of the fork's JVM
     */
    record Hello(String token, long pid) implements Message {
        @Override
        public String text() {
            return "hello " + token + " " + pid;
        }
    }

    /** The fork is parked and waits for a turn. */
    record Ready() implements Message {
        @Override
        public String text() {
            return "ready";
        }
    }

    /**
     * A slice has ended.
     *
     * @param passes made over the deck, at least as many as were granted
     * @param nanos by the clock of the fork's JVM
     * @param childNanos by the child's own, or −1 where there is no child
     * @param last id of the last input, or −1 if there was none
     * @param gcCount pauses of the fork's JVM for collections, or −1
     * @param gcMillis their time, or −1
     * @param gcCycles concurrent cycles of its collector, or −1
     * @param gcCycleMillis their time, or −1
     * @param yields how often the thread that encodes gave up its processor in the slice, or −1
     * @param preemptions how often it was made to, or −1
     * @param parkedNanos how long the fork had been parked before the turn, or −1 before its first
     * @param parkedCpuNanos CPU time that it and its child used meanwhile, or −1
     */
    record Done(
            int passes,
            long ops,
            long nanos,
            long childNanos,
            long bytes,
            long tokens,
            long last,
            long cpuNanos,
            long gcCount,
            long gcMillis,
            long gcCycles,
            long gcCycleMillis,
            long yields,
            long preemptions,
            long parkedNanos,
            long parkedCpuNanos)
            implements Message {
        @Override
        public String text() {
            return "done " + passes + " " + ops + " " + nanos + " " + childNanos + " " + bytes + " " + tokens + " "
                    + last + " " + cpuNanos + " " + gcCount + " " + gcMillis + " " + gcCycles + " " + gcCycleMillis
                    + " "
                    + yields + " " + preemptions + " " + parkedNanos + " " + parkedCpuNanos;
        }

        long subjectNanos(Mode mode) {
            return childNanos >= 0 && mode != Mode.ROUND_TRIP ? childNanos : nanos;
        }
    }

    /** Service times of one cell, kept over the fork's life and sent when it is told to quit. */
    record Times(int cell, long ops, String histogram) implements Message {
        @Override
        public String text() {
            return "times " + cell + " " + ops + " " + histogram;
        }
    }

    /** The fork's contender failed; the fork ends itself. */
    record Failed(String reason) implements Message {
        @Override
        public String text() {
            return "failed " + reason.replaceAll("\\s+", " ").strip();
        }
    }

    /**
     * The next turn is this fork's.
     *
     * @param passes to make at least
     * @param nanos to last at least, or 0 if the passes alone decide
     */
    record Grant(int cell, int passes, long nanos, boolean warmup) implements Message {
        @Override
        public String text() {
            return "grant " + cell + " " + passes + " " + nanos + " " + warmup;
        }

        /**
         * Returns the passes to make, from how fast the untimed ops just before the slice were.
         *
         * @param inputs of the deck
         */
        public int passesAfter(long warmOps, long warmNanos, int inputs) {
            double pass = (double) Math.max(1, warmNanos) / Math.max(1, warmOps) * inputs;
            double filling = Math.ceil(nanos * Calibration.MARGIN / pass);
            return (int) Math.min(Calibration.MOST_PASSES, Math.max(passes, filling));
        }

        /** Returns how many passes are missing, by their own speed, after so many of them took so long; 0 if none are. */
        public int missingAfter(int made, long madeNanos) {
            double rest = Math.max(0, nanos - madeNanos);
            return (int) Math.min(Calibration.MOST_PASSES, Math.ceil(rest * made / Math.max(1, madeNanos)));
        }
    }

    /** No turn comes any more. */
    record Quit() implements Message {
        @Override
        public String text() {
            return "quit";
        }
    }

    /**
     * Returns the message of a line.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Message parse(String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0]) {
                case "hello" -> new Hello(words[1], Long.parseLong(words[2]));
                case "ready" -> new Ready();
                case "done" ->
                    new Done(
                            Integer.parseInt(words[1]),
                            Long.parseLong(words[2]),
                            Long.parseLong(words[3]),
                            Long.parseLong(words[4]),
                            Long.parseLong(words[5]),
                            Long.parseLong(words[6]),
                            Long.parseLong(words[7]),
                            Long.parseLong(words[8]),
                            Long.parseLong(words[9]),
                            Long.parseLong(words[10]),
                            Long.parseLong(words[11]),
                            Long.parseLong(words[12]),
                            Long.parseLong(words[13]),
                            Long.parseLong(words[14]),
                            Long.parseLong(words[15]),
                            Long.parseLong(words[16]));
                case "times" -> new Times(Integer.parseInt(words[1]), Long.parseLong(words[2]), words[3]);
                case "failed" -> new Failed(line.substring("failed".length()).strip());
                case "grant" ->
                    new Grant(
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            Long.parseLong(words[3]),
                            Boolean.parseBoolean(words[4]));
                case "quit" -> new Quit();
                default -> throw new IllegalArgumentException("unknown word");
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("turnstile line (" + line + ") must follow the protocol", e);
        }
    }
}
