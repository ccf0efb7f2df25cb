package dev.assay.run;

import java.util.List;
import java.util.Set;

/**
 * Where a stopped run may go on.
 *
 * @param bytes of the journal up to the end of its last whole line before any damage; of what follows, half a line at the end is no damage
 * @param lines whole ones up to there, the header included
 * @param seal of the last of them
 * @param after whole lines behind a damaged one; empty where none is damaged
 * @param damage lines that are damaged or missing, in their order
 * @param touched fork sets to which a lost line may have belonged, so that they may not be complete
 */
public record ResumePoint(
        long bytes, long lines, String seal, List<Line> after, List<Damage> damage, Set<ResumableRun.Begun> touched) {
    /** One in which no line is damaged. */
    ResumePoint(long bytes, long lines, String seal) {
        this(bytes, lines, seal, List.of(), List.of(), Set.of());
    }
}
