package dev.assay.run;

/** A line of a run file. */
public sealed interface Line
        permits Header,
                Placement,
                Slice,
                ServiceTimes,
                Footprint,
                ColdStart,
                Check,
                CacheHits,
                Environment,
                Event,
                Completion,
                Export,
                End {}
