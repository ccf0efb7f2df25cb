package dev.assay.gate;

import java.util.Collection;

/** What a measurement says of a gate, with the exit code that tells a build so. */
public enum Outcome {
    /** The condition holds. */
    PASS("pass", 0),
    /** It does not hold. The code is that of every other result that is not as it should be. */
    FAIL("fail", 1),
    /**
     * Neither can be said of what was measured. A code of its own, since a build must choose: to go on, or to stop. 2 is that of usage
     * everywhere.
     */
    CANNOT_TELL("cannot tell", 3);

    private final String label;
    private final int exitCode;

    Outcome(String label, int exitCode) {
        this.label = label;
        this.exitCode = exitCode;
    }

    /** Returns the words of texts and files. */
    public String label() {
        return label;
    }

    /** Returns what a command ends with. */
    public int exitCode() {
        return exitCode;
    }

    /** Returns what several say together: one that fails fails all; all pass only if each does, and there is one. */
    public static Outcome of(Collection<Judgement> judgements) {
        if (judgements.stream().anyMatch(one -> one.outcome() == FAIL)) {
            return FAIL;
        }
        return !judgements.isEmpty() && judgements.stream().allMatch(one -> one.outcome() == PASS) ? PASS : CANNOT_TELL;
    }
}
