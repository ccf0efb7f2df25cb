package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a run may take and what it visits for that.
 *
 * @param limitSeconds of measuring, cold and memory forks included; a plan above it is refused
 * @param slowLimitSeconds up to which the limit grows on a machine that is slower than plan.toml supposes
 * @param memoryReplicates fresh processes a contender and encoding
 * @param memoryContenders those that get memory forks, or empty for all
 * @param coldReplicates fresh processes a contender and encoding that are timed from their start
 * @param coldContenders those that are, or empty for all
 * @param extraCorpora whether extra corpora are among the decks of the run
 * @param groups what each group gets, by group id; the first {@code defaults} of them run unless others are named
 */
record Effort(
        String id,
        int limitSeconds,
        int slowLimitSeconds,
        int sliceMillis,
        int rewarmMillis,
        int memoryReplicates,
        List<Where> memoryCells,
        List<ContenderId> memoryContenders,
        int coldReplicates,
        List<ContenderId> coldContenders,
        List<String> defaults,
        boolean extraCorpora,
        Map<String, Share> groups) {
    /** Returns the same effort with that corpus in place of every other. */
    Effort on(String corpus) {
        Map<String, Share> shares = new LinkedHashMap<>();
        groups.forEach((group, share) -> shares.put(
                group,
                new Share(
                        share.sets(),
                        share.mostSets(),
                        share.warmupRounds(),
                        share.rounds(),
                        share.times(),
                        CellPattern.on(corpus, share.cells()),
                        CellPattern.on(corpus, share.first()))));
        return new Effort(
                id,
                limitSeconds,
                slowLimitSeconds,
                sliceMillis,
                rewarmMillis,
                memoryReplicates,
                CellPattern.on(corpus, memoryCells),
                memoryContenders,
                coldReplicates,
                coldContenders,
                defaults,
                extraCorpora,
                shares);
    }

    /**
     * What an effort spends on one group.
     *
     * @param sets up to the first look at its verdicts
     * @param mostSets up to the last
     * @param warmupRounds of contenders in the JVM; a process is interpreted or compiled ahead of time and needs one
     * @param rounds steady rounds after them
     * @param times whether service times are taken
     * @param first those of {@code cells} on which contenders that can forget are also timed with an empty word cache
     */
    record Share(
            int sets,
            int mostSets,
            int warmupRounds,
            int rounds,
            boolean times,
            List<Where> cells,
            List<Where> first) {}
}
