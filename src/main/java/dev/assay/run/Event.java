package dev.assay.run;

/**
 * Something a reader of the run must know: a killed contender, a warning.
 *
 * @param kind {@code killed}, {@code control-killed} (a twin of the contender: the contender's own slices count), {@code stopped} (the run
 *     was, in that fork set), {@code failed} or {@code warning}
 * @param group comparison group, or empty
 * @param set fork set, or −1
 * @param contender contender id, or empty
 * @param message what happened; of a warning, its cause
 * @param implication what that does to the numbers; empty unless a warning
 * @param remedy what to do about it; empty unless a warning
 */
public record Event(
        String kind, String group, int set, String contender, String message, String implication, String remedy)
        implements Line {
    /** The kind of an event that ends a control and leaves its original as it is. */
    public static final String CONTROL_KILLED = "control-killed";

    private static final String WARNING = "warning";

    /** An event that is no warning. */
    public Event(String kind, String group, int set, String contender, String message) {
        this(kind, group, set, contender, message, "", "");
    }

    /** Returns the event that records a warning of a fork set, or of the whole run: group empty, set −1. */
    public static Event of(Warning warning, String group, int set) {
        return new Event(WARNING, group, set, "", warning.cause(), warning.implication(), warning.remedy());
    }

    /** Returns whether it is of that contender. */
    public boolean isOf(ContenderId id) {
        return contender.equals(id.toString());
    }

    /** Returns whether the run went on as if nothing had happened. */
    public boolean warns() {
        return kind.equals(WARNING);
    }

    /** Returns the warning that this event records. */
    public Warning warning() {
        return new Warning(message, implication, remedy);
    }
}
