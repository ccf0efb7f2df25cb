/** A run for other programs: {@code summary.json}, {@code summary.csv}, {@code jmh.json} and the ledger as JSON, at full precision. */
package dev.assay.export;
