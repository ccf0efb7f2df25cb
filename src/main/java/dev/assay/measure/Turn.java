package dev.assay.measure;

/**
 * One slice to come: whose, which cell, in which round.
 *
 * @param cell index into the cells of the group's plan
 */
public record Turn(int round, int cell, Fork fork) {}
