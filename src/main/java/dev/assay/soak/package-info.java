/** The tool under faults drawn at random: nothing recorded is lost, no figure is wrong, nothing hangs, nothing is left behind. */
package dev.assay.soak;
