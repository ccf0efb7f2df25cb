package dev.assay.measure;

import java.util.List;

/**
 * A comparison group as defined: contenders whose forks are alive together, one encoding.
 *
 * @param floors those of {@code contenders} that are floors: they visit only {@code floorCells} and have no twin; one that is among {@code
 *     encodeContenders} visits {@code encodeCells} instead
 * @param encodeContenders those measured across the pipe as well, on {@code encodeCells}
 * @param timesCells where service times are kept
 * @param spikeCells where the twin is spiked
 */
record Group(
        String id,
        String purpose,
        String encoding,
        List<String> contenders,
        List<String> floors,
        List<CellPattern> floorCells,
        List<String> encodeContenders,
        List<CellPattern> encodeCells,
        List<CellPattern> timesCells,
        List<CellPattern> spikeCells) {
    /** Forks alive together may not evict each other: five contenders and a twin at most, see design.md. */
    static final int MOST_FORKS = 6;

    Group {
        if (contenders.size() + 1 > MOST_FORKS) {
            throw new IllegalArgumentException("group " + id + " (" + contenders.size()
                    + " contenders) must leave room for a twin among " + MOST_FORKS + " forks; split it");
        }
    }
}
