/**
 * A run for other programs: {@code summary.json}, {@code summary.csv}, {@code verdicts.csv} and the ledger as JSON, at full precision, and
 * the times in the formats of JMH, Bencher and github-action-benchmark.
 */
package dev.assay.export;
