package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.Role;

/**
 * One contender's place in a fork set.
 *
 * @param contender contender id
 * @param role the contender itself, or its twin: a second fork of it
 */
public record Fork(ContenderId contender, Role role) {
    static Fork main(ContenderId contender) {
        return new Fork(contender, Role.MAIN);
    }

    static Fork twin(ContenderId contender) {
        return new Fork(contender, Role.TWIN);
    }

    /** Returns whether it is the A/A twin. */
    public boolean isTwin() {
        return role == Role.TWIN;
    }
}
