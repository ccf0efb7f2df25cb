package dev.assay.compare;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.stats.Quantity;

/**
 * What a row is about: the same question put to every run.
 *
 * @param claim id; empty for a pair that no claim is about
 * @param reading of the claim
 * @param quantity that of {@code Summary.Ratio}
 */
public record Subject(
        String claim,
        String reading,
        ContenderId numerator,
        ContenderId denominator,
        Quantity quantity,
        String group,
        String encoding,
        Mode mode) {
    /** Returns whether a claim is about it. */
    public boolean claimed() {
        return !claim.isEmpty();
    }

    /** Returns what to call it: the claim and its reading, or where the pair was measured. */
    public String name() {
        if (claimed()) {
            return claim + " (" + reading + ")";
        }
        return encoding + (mode == Mode.THROUGHPUT ? "" : " " + mode.text()) + ", group " + group;
    }
}
