package dev.assay.claim;

import dev.assay.figure.Figures;
import dev.assay.run.Role;
import dev.assay.stats.Controls;
import dev.assay.stats.Interval;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run may decide anything. Two things alone make it invalid, since a control is to set the noise floor and not to cry wolf:
 *
 * <ol>
 *   <li>an A/A interval, pooled or of one kind of contender, that lies wholly outside [1/{@value #MARGIN}, {@value #MARGIN}];
 *   <li>a pooled spike, that of 5 per cent as the run tells it, whose estimate misses its truth by more than the noise floor of the decks that were spiked.
 * </ol>
 *
 * A single kind's spike is not judged: an estimate of a few sets misses by chance, and a fault of one kind shows in its A/A. Fewer than
 * three sets make nothing invalid. A run without that spike is judged by its A/A alone.
 */
public final class Validity {
    /** How far from 1 an A/A interval may begin. */
    static final double MARGIN = 1.1;

    static final String CAUSE = "noise: run invalid";
    public static final String WITHHELD = "Withheld, since the controls of this run failed: ";

    /** Returns why the run is invalid, one line a fault; empty for a valid run. */
    public static List<String> faults(Controls controls) {
        List<String> faults = new ArrayList<>();
        for (Controls.Row row : controls.rows()) {
            if (row.role() == Role.TWIN && row.overall() && row.telling() && outside(row.ratio())) {
                faults.add("A/A " + row.kind().map(kind -> "of " + kind + " ").orElse("") + "("
                        + Numbers.confidence(row.ratio(), 1 / MARGIN, MARGIN)
                        + ") must meet 0.91 to 1.10, but two forks of one contender differ"
                        + " by more; measure again on a quieter machine");
            }
        }
        double floor = controls.spikeFloor();
        controls.pooled(Role.CONTROL)
                .filter(Controls.Row::telling)
                .filter(spike -> missed(spike.ratio(), controls.spikeTruth(), floor))
                .ifPresent(spike -> faults.add("positive control ("
                        + Numbers.confidence(
                                spike.ratio(), controls.spikeTruth() / floor, controls.spikeTruth() * floor)
                        + ") must be within "
                        + Figures.above(floor) + " of " + Figures.number(controls.spikeTruth())
                        + ", the truth about it; measure again, and report it if it misses again"));
        return faults;
    }

    private static boolean outside(Interval twin) {
        return twin.lower() > MARGIN || twin.upper() < 1 / MARGIN;
    }

    private static boolean missed(Interval spike, double truth, double floor) {
        return Math.abs(StrictMath.log(spike.estimate()) - StrictMath.log(truth)) > StrictMath.log(floor);
    }

    private Validity() {}
}
