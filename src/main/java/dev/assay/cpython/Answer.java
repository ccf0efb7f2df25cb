package dev.assay.cpython;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a question to a candidate.
 *
 * @param interpreter which it is, if it can run Python contenders
 * @param nanos what the fixed work took, if that was asked for and done
 * @param refusal subject and rule if it cannot, without what to do next; else empty text
 */
record Answer(Optional<Interpreter> interpreter, OptionalLong nanos, String refusal) {
    static Answer of(Interpreter interpreter, OptionalLong nanos) {
        return new Answer(Optional.of(interpreter), nanos, "");
    }

    static Answer refused(String refusal) {
        return new Answer(Optional.empty(), OptionalLong.empty(), refusal);
    }
}
