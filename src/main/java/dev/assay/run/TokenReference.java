package dev.assay.run;

/**
 * By whose word the tokens of an encoding are right: by that of a library, or, on a text of which no library told beforehand, by that of
 * contenders that agree. The two are told apart by a member and not by their wording, since the second is the weaker one and a report
 * warns of it.
 *
 * @param library with its version, such as {@code tiktoken 0.14.0}; empty where contenders agree
 * @param agreeing how many contenders agree; 0 where a library tells
 */
public record TokenReference(String library, int agreeing) {
    /** Returns the reference that a library is. */
    public static TokenReference of(String library) {
        return new TokenReference(library, 0);
    }

    /** Returns the reference that so many contenders agree on. */
    public static TokenReference agreedBy(int contenders) {
        return new TokenReference("", contenders);
    }

    /** Returns whether no library tells. */
    public boolean agreedOnly() {
        return library.isEmpty();
    }

    /** Returns it in words, such as {@code agreed by 5 contenders}. */
    public String words() {
        return agreedOnly() ? "agreed by " + agreeing + " contenders" : library;
    }
}
