/**
 * The run engine as far as it touches no fork: which verdicts are open and what they need. It stands above claims, which
 * it asks, and below the measuring main, which starts the forks.
 */
package dev.assay.session;
