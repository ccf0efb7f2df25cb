/**
 * The one rounding rule, on the lowest floor: whoever says a number to a person says it by this, be it a plan, a warning or a report.
 * {@code text} adds what needs statistics.
 */
package dev.assay.figure;
