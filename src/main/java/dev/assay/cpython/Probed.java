package dev.assay.cpython;

/**
 * An interpreter and how long it takes for the fixed work.
 *
 * @param nanos the shortest of several repetitions, in processor time; 0 if it was not probed
 */
record Probed(Interpreter interpreter, long nanos) {
    /** Returns whether it was probed. */
    boolean known() {
        return nanos > 0;
    }
}
