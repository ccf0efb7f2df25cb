package dev.assay.run;

/**
 * What may have disturbed a run, and what to do about it. Each part is one clause without a full stop.
 *
 * @param cause what was seen, with its figure
 * @param implication what that does to the numbers
 * @param remedy what to do next time; never something that this run did already
 */
public record Warning(String cause, String implication, String remedy) {
    /** Returns the three parts as one line. */
    public String text() {
        return cause + "; " + implication + "; " + remedy;
    }
}
