package dev.assay.stats;

import java.util.List;

/** A summary for tests that look at ratios, and at nothing else. */
public final class RatiosAlone {
    /** Returns a summary of those ratios: no speeds, no memory, no controls. */
    public static Summary of(List<Summary.Ratio> ratios) {
        return new Summary(
                new Controls(List.of(), 1.05),
                List.of(),
                ratios,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BridgeCosts.NONE,
                List.of());
    }

    private RatiosAlone() {}
}
