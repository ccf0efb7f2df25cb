package dev.assay.run;

/**
 * Where a stopped run may go on.
 *
 * @param bytes of the journal up to the end of its last whole line; what follows is half a line
 * @param lines whole ones, the header included
 * @param seal of the last of them
 */
public record Unfinished(long bytes, long lines, String seal) {}
