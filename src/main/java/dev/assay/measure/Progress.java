package dev.assay.measure;

import java.util.Locale;
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
        long left = Math.max(0, Math.round(secondsLeft));
        return String.format(
                Locale.ROOT,
                "set %d/%d · round %d/%d · %s · %d:%02d left%s",
                set,
                sets,
                round,
                rounds,
                group,
                left / 60,
                left % 60,
                headline.map(text -> " · " + text).orElse(""));
    }
}
