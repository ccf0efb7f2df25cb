package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.chart.Units;
import dev.assay.claim.Verdict;

/** Words of the ledger that page, README and console share. */
final class Ledgers {
    /** Returns the bounds with their origin: {@code 10 to 100 (article)}. */
    static String bounds(Verdict verdict) {
        String bounds = Charts.bounds(verdict.lower(), verdict.upper());
        return bounds.equals("no bounds") ? bounds : bounds + " (" + verdict.origin() + ")";
    }

    /** Returns the ratio that a verdict rests on, with its interval. */
    static String ratio(Verdict verdict) {
        return verdict.ratio()
                .map(ratio -> Units.interval(ratio, verdict.lower(), verdict.upper()))
                .orElse("–");
    }

    /** Returns the value, or "not recorded" for what a contender could not say, such as an absent one its version. */
    static String known(String value) {
        return value == null || value.isEmpty() ? "not recorded" : value;
    }

    private Ledgers() {}
}
