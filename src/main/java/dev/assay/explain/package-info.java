/**
 * Why a pair differs: what instruments have printed, taken in, and what follows from it. Touches no file, clock, process or console; what
 * runs the instruments is {@code probe}.
 */
package dev.assay.explain;
