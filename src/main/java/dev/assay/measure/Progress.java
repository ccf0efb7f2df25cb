package dev.assay.measure;

import dev.assay.figure.Figures;
import java.util.Optional;

/**
 * How far a run is, in one line.
 *
 * @param set number of the fork set over the whole run, from 1
 * @param round number of the round within the set, from 1
 */
public record Progress(int set, int sets, int round, int rounds, String group, double secondsLeft) {
    /** Returns the line; what is estimated so far is left out until there is an estimate. */
    public String text(Optional<String> headline) {
        return "set " + set + "/" + sets + " · round " + round + "/" + rounds + " · " + group + " · "
                + Figures.clock(Math.max(0, secondsLeft)) + " left"
                + headline.map(text -> " · " + text).orElse("");
    }
}
