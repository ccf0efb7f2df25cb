package dev.assay.machine;

import java.util.Map;

/**
 * What a collector's bean counts. Only the name tells, and it misleads: G1's "Concurrent GC" counts pauses, ZGC's "Cycles" do not. So each
 * name was held against the log of its collector, see FORMATS; a name that is not here is not told, never guessed.
 */
enum CollectorBean {
    /** Times at which all threads of the program were stopped. */
    PAUSES,
    /** Work beside the program, which stops it for moments only; those are in the pauses of another bean. */
    CYCLES,
    /** A name that nobody has looked at. */
    NOT_TOLD;

    private static final Map<String, CollectorBean> BY_NAME = Map.ofEntries(
            Map.entry("Copy", PAUSES),
            Map.entry("MarkSweepCompact", PAUSES),
            Map.entry("PS Scavenge", PAUSES),
            Map.entry("PS MarkSweep", PAUSES),
            Map.entry("G1 Young Generation", PAUSES),
            Map.entry("G1 Old Generation", PAUSES),
            // Remark and Cleanup, which stop the program; the concurrent work between them is in no bean.
            Map.entry("G1 Concurrent GC", PAUSES),
            Map.entry("ZGC Pauses", PAUSES),
            Map.entry("ZGC Cycles", CYCLES),
            Map.entry("ZGC Minor Pauses", PAUSES),
            Map.entry("ZGC Minor Cycles", CYCLES),
            Map.entry("ZGC Major Pauses", PAUSES),
            Map.entry("ZGC Major Cycles", CYCLES),
            Map.entry("Shenandoah Pauses", PAUSES),
            Map.entry("Shenandoah Cycles", CYCLES),
            // It never collects.
            Map.entry("Epsilon Heap", PAUSES));

    static CollectorBean of(String name) {
        return BY_NAME.getOrDefault(name, NOT_TOLD);
    }
}
