package dev.assay.run;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;

/**
 * One timed turn: whole passes of one contender over one deck. Written as it ends, never edited.
 *
 * @param seq 0, 1, 2 … over the whole run, in the order of the turns
 * @param group comparison group, such as {@code python}
 * @param set number of the fork set within its group, from 0
 * @param round number of the round within the set, from 0
 * @param contender contender id
 * @param role {@code main}, {@code twin} for the A/A twin of that contender in this set, {@code spike} and {@code spike-N} for the
 *     same twin doing more work than it reports, see {@link Roles}
 * @param encoding encoding id
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 * @param verb the {@link Mode}: {@code run} (no bridge in the number), {@code encode} (across the pipe), {@code times} (per-op times kept; never a
 *     throughput), {@code first} ({@code run} with the contender's word cache emptied before each pass; the passes alone are timed)
 * @param warmup whether the slice came before the steady state; such slices are kept and not summarised
 * @param passes whole passes over the deck
 * @param ops inputs encoded
 * @param nanos elapsed, by the clock of the JVM that drives the contender
 * @param childNanos elapsed by the child's own clock, or −1 where there is no child
 * @param bytes UTF-8 bytes encoded
 * @param tokens token ids produced
 * @param cpuNanos CPU time of the process that tokenizes, or −1
 * @param gcCount pauses of the driving JVM for collections during the slice, or −1 where it does not tell
 * @param gcMillis their accumulated time, or −1
 * @param gcCycles concurrent cycles of its collector, which stop nobody, or −1 where it does not tell. A run without this member is older:
 *     under ZGC and Shenandoah, and there alone, its pauses hold the cycles too
 * @param gcCycleMillis their accumulated time, or −1
 * @param yields how often the thread that encodes gave up its processor (of a child: all its threads), or −1
 * @param preemptions how often it was made to, or −1
 * @param atMillis start of the slice, since the start of the run
 */
public record Slice(
        long seq,
        String group,
        int set,
        int round,
        String contender,
        String role,
        String encoding,
        String corpus,
        int size,
        String verb,
        boolean warmup,
        int passes,
        long ops,
        long nanos,
        long childNanos,
        long bytes,
        long tokens,
        long cpuNanos,
        long gcCount,
        long gcMillis,

        @JacksonInject(value = "gcCycles", useInput = OptBoolean.TRUE)
        long gcCycles,

        @JacksonInject(value = "gcCycleMillis", useInput = OptBoolean.TRUE)
        long gcCycleMillis,

        long yields,
        long preemptions,
        long atMillis)
        implements Line {
    /** The members that older runs do not have; there they are −1. */
    static final List<String> YOUNGER = List.of("gcCycles", "gcCycleMillis");

    /** Returns the deck that was encoded. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }

    /** Returns how it was measured. */
    public Mode mode() {
        return Mode.of(verb);
    }

    /** Returns the time that ratios use: the child's own where there is one, else and across the pipe the JVM's. */
    public long subjectNanos() {
        return childNanos >= 0 && mode() != Mode.ROUND_TRIP ? childNanos : nanos;
    }
}
