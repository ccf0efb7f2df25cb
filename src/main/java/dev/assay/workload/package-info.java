/**
 * What contenders are put to: an op's work, by whose word its answer is right, and what to call both. Tokenizing is the first workload;
 * measuring, statistics, claims and report know none of them by name.
 */
package dev.assay.workload;
