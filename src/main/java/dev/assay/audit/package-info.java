/**
 * Reads what another harness wrote and says what it can support: what was repeated, in which order, of what its intervals are, and what the
 * file does not tell. One class a format; what is judged from it knows no format.
 */
package dev.assay.audit;
