package dev.assay.run;

/**
 * Where the forks of a set took their turns. There is no such line for a set whose forks stayed where the system put them, nor in runs
 * before 2026-11-26.
 *
 * @param group comparison group
 * @param set fork set
 * @param processor its number, as the kernel counts them
 */
public record Placement(String group, int set, int processor) implements Line {}
