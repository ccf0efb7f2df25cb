package dev.assay.run;

/**
 * Something a reader of the run must know: a killed contender, a warning.
 *
 * @param kind {@code killed}, {@code failed} or {@code warning}
 * @param group comparison group, or empty
 * @param set fork set, or −1
 * @param contender contender id, or empty
 * @param message one line: cause, implication, remedy
 */
public record Event(String kind, String group, int set, String contender, String message) implements Line {}
