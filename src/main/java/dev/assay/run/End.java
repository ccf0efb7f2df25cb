package dev.assay.run;

/**
 * The last line of a finished run.
 *
 * @param lines number of lines before this one
 * @param elapsedMillis of the whole run
 * @param measuringMillis of its timed part: fork sets and memory forks
 */
public record End(long lines, long elapsedMillis, long measuringMillis) implements Line {}
