package dev.assay.explain;

import dev.assay.stats.Interval;

/**
 * The ratio of times that a finished run has measured for the pair: quoted, never measured here.
 *
 * @param ratio time of the first ÷ time of the second
 * @param where the run's folder by its last name, the group of the cell, and the machine, which may be another than this one
 */
public record TimeRatio(Interval ratio, String where) {}
