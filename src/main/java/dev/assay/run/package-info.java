/**
 * What a run file holds, its reader and its writer. A run is one JSON object a line, appended as things happen and never edited: a header,
 * then slices, service times, footprints, cold starts, checks and events in the order of their ends, then an end line. Each line carries a seal that
 * depends on all lines before it, so that a truncated, reordered or edited file is refused with the line where it happened.
 */
package dev.assay.run;
