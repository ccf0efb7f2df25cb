/**
 * What a run says in numbers: geometric means over slices, ratios paired by fork set with t intervals on the log scale, percentiles a set,
 * memory a replicate. Pure functions of a run in memory; the fork set is the unit of replication, so slices inside a fork are averaged
 * and never counted as independent (Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013). Logarithms and
 * exponentials are those of {@link StrictMath}, so that the same run gives the same digits on every platform.
 */
package dev.assay.stats;
