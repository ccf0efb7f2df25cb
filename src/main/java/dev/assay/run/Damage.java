package dev.assay.run;

/**
 * A line of a journal that no run wrote so, or that is missing.
 *
 * @param line its number in the journal as it was found
 * @param what is wrong with it, one clause
 */
public record Damage(long line, String what) {}
