/**
 * Whether a rewrite is worth its price: the ratio of a run, what a person knows and a run does not, and arithmetic. It touches no file and no
 * clock; {@code decide.js} of the page does the same sums, and a test holds both together.
 */
package dev.assay.decide;
