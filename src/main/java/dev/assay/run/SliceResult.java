package dev.assay.run;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a timed turn did, from the fork that made it to the run file: one record, so that a member is spelt once and cannot change its
 * meaning on the way.
 *
 * @param passes whole passes over the deck
 * @param ops inputs encoded
 * @param nanos elapsed, by the clock of the JVM that drives the contender
 * @param childNanos elapsed by the child's own clock, or −1 where there is no child
 * @param bytes UTF-8 bytes encoded
 * @param tokens token ids produced
 * @param lastId id at the end of the last input, or −1 if there was none. A run without this member is older: there it is −1
 * @param cpuNanos CPU time of the process that tokenizes, or −1
 * @param gcCount pauses of the driving JVM for collections during the slice, or −1 where it does not tell
 * @param gcMillis their accumulated time, or −1
 * @param gcCycles concurrent cycles of its collector, which stop nobody, or −1 where it does not tell. A run without this member is older:
 *     under ZGC and Shenandoah, and there alone, its pauses hold the cycles too
 * @param gcCycleMillis their accumulated time, or −1
 * @param yields how often the thread that encodes gave up its processor (of a child: all its threads), or −1
 * @param preemptions how often it was made to, or −1
 */
public record SliceResult(
        int passes,
        long ops,
        long nanos,
        long childNanos,
        long bytes,
        long tokens,

        @JacksonInject(value = "lastId", useInput = OptBoolean.TRUE)
        long lastId,

        long cpuNanos,
        long gcCount,
        long gcMillis,

        @JacksonInject(value = "gcCycles", useInput = OptBoolean.TRUE)
        long gcCycles,

        @JacksonInject(value = "gcCycleMillis", useInput = OptBoolean.TRUE)
        long gcCycleMillis,

        long yields,
        long preemptions) {
    /** The members that older runs do not have; there they are −1. */
    static final List<String> YOUNGER = List.of("lastId", "gcCycles", "gcCycleMillis");

    /** Starts a result of which nothing is known yet. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the time that ratios use: the child's own where there is one, else the JVM's. Across the pipe it is the JVM's too, since
     * the pipe is what is asked for.
     */
    public long subjectNanos(Mode mode) {
        return childNanos >= 0 && mode != Mode.ROUND_TRIP ? childNanos : nanos;
    }

    /** Returns the members by name, in their order. */
    public Map<String, Long> members() {
        Map<String, Long> members = new LinkedHashMap<>();
        members.put("passes", (long) passes);
        members.put("ops", ops);
        members.put("nanos", nanos);
        members.put("childNanos", childNanos);
        members.put("bytes", bytes);
        members.put("tokens", tokens);
        members.put("lastId", lastId);
        members.put("cpuNanos", cpuNanos);
        members.put("gcCount", gcCount);
        members.put("gcMillis", gcMillis);
        members.put("gcCycles", gcCycles);
        members.put("gcCycleMillis", gcCycleMillis);
        members.put("yields", yields);
        members.put("preemptions", preemptions);
        return members;
    }

    /**
     * Returns the result of named members.
     *
     * @throws IllegalArgumentException if one is missing or unknown
     */
    public static SliceResult of(Map<String, Long> members) {
        Builder builder = builder();
        builder.told.putAll(members);
        return builder.build();
    }

    /** Collects members by name: fourteen numbers in a row could change places, and nobody would see it. */
    public static final class Builder {
        private final Map<String, Long> told = new LinkedHashMap<>();

        private Builder() {}

        public Builder passes(int passes) {
            return put("passes", passes);
        }

        public Builder ops(long ops) {
            return put("ops", ops);
        }

        public Builder nanos(long nanos) {
            return put("nanos", nanos);
        }

        public Builder childNanos(long childNanos) {
            return put("childNanos", childNanos);
        }

        public Builder bytes(long bytes) {
            return put("bytes", bytes);
        }

        public Builder tokens(long tokens) {
            return put("tokens", tokens);
        }

        public Builder lastId(long lastId) {
            return put("lastId", lastId);
        }

        public Builder cpuNanos(long cpuNanos) {
            return put("cpuNanos", cpuNanos);
        }

        public Builder gcCount(long gcCount) {
            return put("gcCount", gcCount);
        }

        public Builder gcMillis(long gcMillis) {
            return put("gcMillis", gcMillis);
        }

        public Builder gcCycles(long gcCycles) {
            return put("gcCycles", gcCycles);
        }

        public Builder gcCycleMillis(long gcCycleMillis) {
            return put("gcCycleMillis", gcCycleMillis);
        }

        public Builder yields(long yields) {
            return put("yields", yields);
        }

        public Builder preemptions(long preemptions) {
            return put("preemptions", preemptions);
        }

        private Builder put(String name, long value) {
            told.put(name, value);
            return this;
        }

        /**
         * Returns the result.
         *
         * @throws IllegalArgumentException if a member was not told
         */
        public SliceResult build() {
            Map<String, Long> left = new LinkedHashMap<>(told);
            SliceResult result = new SliceResult(
                    Math.toIntExact(take(left, "passes")),
                    take(left, "ops"),
                    take(left, "nanos"),
                    take(left, "childNanos"),
                    take(left, "bytes"),
                    take(left, "tokens"),
                    take(left, "lastId"),
                    take(left, "cpuNanos"),
                    take(left, "gcCount"),
                    take(left, "gcMillis"),
                    take(left, "gcCycles"),
                    take(left, "gcCycleMillis"),
                    take(left, "yields"),
                    take(left, "preemptions"));
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("slice ("
                        + left.keySet().stream().collect(Collectors.joining(", "))
                        + ") must have no member that is not known");
            }
            return result;
        }

        private static long take(Map<String, Long> left, String name) {
            Long value = left.remove(name);
            if (value == null) {
                throw new IllegalArgumentException("slice." + name + " (missing) must be there");
            }
            return value;
        }
    }
}
