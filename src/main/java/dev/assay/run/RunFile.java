package dev.assay.run;

import java.util.List;
import java.util.Optional;

/**
 * A finished run in memory.
 *
 * @param slices in the order of {@link Slice#seq()}
 * @param cacheHits empty in runs that visit no cell with an empty word cache
 * @param placements empty in runs whose forks stayed where the system put them
 * @param completion empty in runs of before it was told
 */
public record RunFile(
        Header header,
        List<Slice> slices,
        List<ServiceTimes> serviceTimes,
        List<Footprint> footprints,
        List<ColdStart> coldStarts,
        List<Check> checks,
        List<CacheHits> cacheHits,
        List<Placement> placements,
        List<Environment> environments,
        List<Event> events,
        List<Export> exports,
        Optional<Completion> completion,
        End end) {}
