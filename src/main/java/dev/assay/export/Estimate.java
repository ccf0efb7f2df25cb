package dev.assay.export;

import dev.assay.stats.Interval;
import java.util.Optional;

/** An interval as every member of {@code summary.json} shows one. */
record Estimate(double estimate, double lower, double upper, double level, int sets) {
    static Estimate of(Interval interval) {
        return new Estimate(interval.estimate(), interval.lower(), interval.upper(), interval.level(), interval.n());
    }

    /* Null where there is none. */
    static Estimate of(Optional<Interval> interval) {
        return interval.map(Estimate::of).orElse(null);
    }
}
