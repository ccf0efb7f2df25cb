package dev.assay.report;

import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import java.util.Optional;

/**
 * What a duel is held against.
 *
 * @param baseline an earlier run
 * @param then the same pair on the same deck in it; there where the baseline is
 * @param gate a condition on the ratio
 */
public record DuelGate(Optional<Baseline> baseline, Optional<Baseline.Pair> then, Optional<Gate> gate) {
    /** Nothing. */
    public static final DuelGate NONE = new DuelGate(Optional.empty(), Optional.empty(), Optional.empty());
}
