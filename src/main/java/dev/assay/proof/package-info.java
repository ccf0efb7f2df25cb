/**
 * The proof of the instrument: simulations whose truth is known, and recorded runs held against themselves. Pure functions of a seed or
 * of run files, like everything right of the run file; each gives a table for {@code benchmarks/VALIDATION.md}. Intervals are those of
 * {@code dev.assay.stats} and nobody else's, so that what is proved is what is used.
 */
package dev.assay.proof;
