package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import dev.assay.workload.Workload;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comparison group as defined: contenders whose forks are alive together, one workload, one encoding.
 *
 * @param workload what its contenders do; it is that of the encoding, and named so that nobody has to look that up
 * @param floors those of {@code contenders} that are floors: they visit only {@code floorCells} and have no twin; one that is among {@code
 *     encodeContenders} visits {@code encodeCells} instead
 * @param encodeContenders those measured across the pipe as well, on {@code encodeCells}
 * @param timesCells where service times are kept
 * @param spikeCells where the twin is spiked
 * @param spikes by how many per cent, each a cell of its own; {@value Spike#PER_CENT} among them
 * @param everyTwin whether every set holds a twin of each contender but the floors; else of one, rotating
 */
record Group(
        String id,
        Workload workload,
        String purpose,
        String encoding,
        List<ContenderId> contenders,
        List<ContenderId> floors,
        List<Where> floorCells,
        List<ContenderId> encodeContenders,
        List<Where> encodeCells,
        List<Where> timesCells,
        List<Where> spikeCells,
        List<Integer> spikes,
        boolean everyTwin) {
    /** Forks alive together may not evict each other: five contenders and a twin at most. */
    static final int MOST_FORKS = 6;

    static final int MOST_PER_CENT = 50;

    Group {
        int twins = everyTwin ? contenders.size() - floors.size() : 1;
        if (contenders.size() + twins > MOST_FORKS) {
            throw new IllegalArgumentException("group " + id + " (" + contenders.size()
                    + " contenders) must leave room for " + (everyTwin ? twins + " twins" : "a twin") + " among "
                    + MOST_FORKS + " forks; split it");
        }
        if (!spikes.contains(PositiveControl.PER_CENT)
                || spikes.stream().distinct().count() < spikes.size()
                || spikes.stream().anyMatch(perCent -> perCent < 1 || perCent > MOST_PER_CENT)) {
            throw new IllegalArgumentException("group " + id + " spikes ("
                    + spikes.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ") must be different per cents of 1 to " + MOST_PER_CENT + ", " + PositiveControl.PER_CENT
                    + " among them, by which runs are judged; correct plan.toml");
        }
    }

    /** Returns the same group with that corpus in place of every other. */
    Group on(String corpus) {
        return new Group(
                id,
                workload,
                purpose,
                encoding,
                contenders,
                floors,
                CellPattern.on(corpus, floorCells),
                encodeContenders,
                CellPattern.on(corpus, encodeCells),
                CellPattern.on(corpus, timesCells),
                CellPattern.on(corpus, spikeCells),
                spikes,
                everyTwin);
    }
}
