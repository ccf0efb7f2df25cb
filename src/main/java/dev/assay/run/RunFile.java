package dev.assay.run;

import java.util.List;

/**
 * A finished run in memory.
 *
 * @param slices in the order of {@link Slice#seq()}
 */
public record RunFile(
        Header header,
        List<Slice> slices,
        List<ServiceTimes> serviceTimes,
        List<Footprint> footprints,
        List<ColdStart> coldStarts,
        List<Check> checks,
        List<Environment> environments,
        List<Event> events,
        List<Export> exports,
        End end) {}
