package dev.assay.machine;

import dev.assay.run.Environment;

/** Made-up spans of ten seconds on two processors, with the run at one of them. */
final class Spans {
    private Spans() {}

    /** Steady rounds in which others used so much of a processor and so much of processor time was stolen. */
    static Environment rounds(double others, double stolen) {
        return span("rounds", others, stolen, 0, 0, "performance", "mains");
    }

    static Environment span(
            String when, double others, double stolen, long throttled, long heat, String governor, String power) {
        long second = 1_000_000_000;
        return new Environment(
                when,
                "fast",
                0,
                0,
                10 * second,
                2,
                20 * second,
                10 * second + Math.round(others * 10 * second),
                Math.round(stolen * 20 * second),
                10 * second,
                second,
                throttled,
                heat,
                1,
                governor,
                power);
    }

    /** Steady rounds of which the system tells nothing. */
    static Environment silent() {
        return new Environment(
                "rounds",
                "fast",
                0,
                0,
                1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                -1,
                Double.NaN,
                Fingerprint.NOT_RECORDED,
                Fingerprint.NOT_RECORDED);
    }
}
