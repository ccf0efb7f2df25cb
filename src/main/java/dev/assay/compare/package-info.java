/**
 * What several runs say together: which verdicts and ratios are the same, which moved, and what differs between the runs that could explain it.
 * Runs come in, a {@link dev.assay.compare.Comparison} comes out; no file is read and no text is written. Only ratios of one machine are
 * compared, never times: a time of one machine says nothing about another.
 */
package dev.assay.compare;
