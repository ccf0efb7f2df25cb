package dev.assay.export;

import dev.assay.run.ContenderId;
import dev.assay.stats.Collected;

/** What the collectors of a contender's JVMs did in its steady slices; cycles are null where the run does not tell them apart. */
record CollectionsRow(
        ContenderId contender,
        long timedNanos,
        long pauses,
        long pauseNanos,
        double pausesPerMinute,
        double pauseShare,
        Long cycles,
        Long cycleNanos,
        boolean cyclesAmongPauses) {
    static CollectionsRow of(Collected row) {
        return new CollectionsRow(
                row.contender(),
                row.nanos(),
                row.pauses(),
                row.pauseNanos(),
                row.perMinute(row.pauses()),
                row.share(row.pauseNanos()),
                row.cycles().map(Collected.Cycles::count).orElse(null),
                row.cycles().map(Collected.Cycles::nanos).orElse(null),
                row.amongPauses());
    }
}
