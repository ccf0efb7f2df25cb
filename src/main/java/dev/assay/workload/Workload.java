package dev.assay.workload;

/**
 * A kind of work, as plan, run file and claims name it. It holds what a reader of a run needs, so that a run can be told where nobody has
 * the definition.
 *
 * @param id such as {@code tokenize}
 * @param task the work as a scope names it, such as {@code tokenization}
 * @param answers what the answer of an op is a list of, such as {@code tokens}
 * @param loads what a contender reads before it works, such as {@code vocabulary}
 */
public record Workload(String id, String task, String answers, String loads) {
    /** The first one, and that of all runs that name none: those of before 2026-12-01. */
    public static final Workload TOKENIZE = new Workload("tokenize", "tokenization", "tokens", "vocabulary");

    @Override
    public String toString() {
        return id;
    }
}
