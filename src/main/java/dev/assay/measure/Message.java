package dev.assay.measure;

import dev.assay.run.SliceResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * @param result what it did; its passes are at least as many as were granted
     * @param parkedNanos how long the fork had been parked before the turn, or −1 before its first
     * @param parkedCpuNanos CPU time that it and its child used meanwhile, or −1
     */
    record Done(SliceResult result, long parkedNanos, long parkedCpuNanos) implements Message {
        private static final String PARKED_NANOS = "parkedNanos";
        private static final String PARKED_CPU_NANOS = "parkedCpuNanos";

        /** Members are named, not counted: two of so many numbers that change places would pass every check of their form. */
        @Override
        public String text() {
            Map<String, Long> members = new LinkedHashMap<>(result.members());
            members.put(PARKED_NANOS, parkedNanos);
            members.put(PARKED_CPU_NANOS, parkedCpuNanos);
            return members.entrySet().stream()
                    .map(member -> member.getKey() + "=" + member.getValue())
                    .collect(Collectors.joining(" ", "done ", ""));
        }

        private static Done parse(List<String> words) {
            Map<String, Long> members = new LinkedHashMap<>();
            for (String word : words) {
                int equals = word.indexOf('=');
                if (members.put(word.substring(0, equals), Long.valueOf(word.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException("a member stands twice");
                }
            }
            Optional<Long> parkedNanos = Optional.ofNullable(members.remove(PARKED_NANOS));
            Optional<Long> parkedCpuNanos = Optional.ofNullable(members.remove(PARKED_CPU_NANOS));
            return new Done(SliceResult.of(members), parkedNanos.orElseThrow(), parkedCpuNanos.orElseThrow());
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
                case "done" -> Done.parse(List.of(words).subList(1, words.length));
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
        } catch (IndexOutOfBoundsException
                | NoSuchElementException
                | ArithmeticException
                | IllegalArgumentException e) {
            throw new IllegalArgumentException("turnstile line (" + line + ") must follow the protocol", e);
        }
    }
}
