package dev.assay.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One timed turn: whole passes of one contender over one deck. Written as it ends, never edited.
 *
 * @param seq 0, 1, 2 … over the whole run, in the order of the turns
 * @param group comparison group, such as {@code python}
 * @param set number of the fork set within its group, from 0
 * @param round number of the round within the set, from 0
 * @param contender contender id
 * @param role what the fork was in its set
 * @param encoding encoding id
 * @param corpus corpus id
 * @param size nominal size of an input, bytes
 * @param verb the {@link Mode}: {@code run} (no bridge in the number), {@code encode} (across the pipe), {@code times} (per-op times kept; never a
 *     throughput), {@code first} ({@code run} with the contender's word cache emptied before each pass; the passes alone are timed)
 * @param warmup whether the slice came before the steady state; such slices are kept and not summarised
 * @param result what the turn did; its members stand among the others of the line, as they did before it was a record
 * @param atMillis start of the slice, since the start of the run
 */
public record Slice(
        long seq,
        String group,
        int set,
        int round,
        ContenderId contender,
        Role role,
        String encoding,
        String corpus,
        int size,
        String verb,
        boolean warmup,
        @JsonUnwrapped SliceResult result,
        long atMillis)
        implements Line {
    /** Returns the deck that was encoded. */
    public DeckId deck() {
        return new DeckId(corpus, size);
    }

    /** Returns how it was measured. */
    public Mode mode() {
        return Mode.of(verb);
    }

    /** Returns the time that ratios use, see {@link SliceResult#subjectNanos}. */
    public long subjectNanos() {
        return result.subjectNanos(mode());
    }
}
