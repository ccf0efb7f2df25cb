/**
 * Claims, and what a run says of them. Definitions are data, fixed before the run and carried in its header, so that a verdict is a pure
 * function of the run file: the interval of the summary against the bounds of the definition, with the scope it holds in. What was not
 * measured is not tested, never guessed. Nothing here reads a file but the definitions that travel inside the jar.
 */
package dev.assay.claim;
