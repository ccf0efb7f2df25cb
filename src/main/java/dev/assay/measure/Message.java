package dev.assay.measure;

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
     * @param nanos by the clock of the fork's JVM
     * @param childNanos by the child's own, or −1 where there is no child
     */
    record Done(
            long ops, long nanos, long childNanos, long bytes, long tokens, long cpuNanos, long gcCount, long gcMillis)
            implements Message {
        @Override
        public String text() {
            return "done " + ops + " " + nanos + " " + childNanos + " " + bytes + " " + tokens + " " + cpuNanos + " "
                    + gcCount + " " + gcMillis;
        }

        long subjectNanos(String verb) {
            return childNanos >= 0 && !verb.equals("encode") ? childNanos : nanos;
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

    /** The next turn is this fork's. */
    record Grant(int cell, int passes, boolean warmup) implements Message {
        @Override
        public String text() {
            return "grant " + cell + " " + passes + " " + warmup;
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
                            Long.parseLong(words[1]),
                            Long.parseLong(words[2]),
                            Long.parseLong(words[3]),
                            Long.parseLong(words[4]),
                            Long.parseLong(words[5]),
                            Long.parseLong(words[6]),
                            Long.parseLong(words[7]),
                            Long.parseLong(words[8]));
                case "times" -> new Times(Integer.parseInt(words[1]), Long.parseLong(words[2]), words[3]);
                case "failed" -> new Failed(line.substring("failed".length()).strip());
                case "grant" ->
                    new Grant(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Boolean.parseBoolean(words[3]));
                case "quit" -> new Quit();
                default -> throw new IllegalArgumentException("unknown word");
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("turnstile line (" + line + ") must follow the protocol", e);
        }
    }
}
