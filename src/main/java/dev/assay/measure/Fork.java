package dev.assay.measure;

/**
 * One contender's place in a fork set.
 *
 * @param contender contender id
 * @param role {@code main}, or {@code twin}: a second fork of the same contender
 */
public record Fork(String contender, String role) {
    static Fork main(String contender) {
        return new Fork(contender, "main");
    }

    static Fork twin(String contender) {
        return new Fork(contender, "twin");
    }

    /** Returns whether it is the A/A twin. */
    public boolean isTwin() {
        return role.equals("twin");
    }
}
