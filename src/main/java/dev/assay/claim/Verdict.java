package dev.assay.claim;

import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of one reading of one claim.
 *
 * @param id claim id, such as {@code faster-10x-100x}
 * @param reading such as {@code a}
 * @param quote the article's words, or why the claim is there
 * @param question what the reading asks, as a question
 * @param outcome the verdict
 * @param cause {@code noise}, {@code cut short}, {@code noise floor}, {@code boundary}, {@code noise: run invalid}, why it was not tested; empty if there is nothing to say
 * @param ratio pooled ratio with the interval that the verdict rests on
 * @param lower lower bound, or NaN where the claim has none
 * @param upper upper bound, +∞ where it is open, or NaN where the claim has none
 * @param origin {@code article} or {@code ours}
 * @param scope contenders, encoding, corpora, sizes, machine, bridge
 * @param sentence the finding in a person's words, the larger number and who has it
 * @param cells the rows behind it
 * @param supportedCells share of cells whose own interval lies inside the bounds, and so on, in words
 */
public record Verdict(
        String id,
        String reading,
        String quote,
        String question,
        Outcome outcome,
        String cause,
        Optional<Interval> ratio,
        double lower,
        double upper,
        String origin,
        String scope,
        String sentence,
        List<Summary.Ratio> cells,
        String supportedCells) {
    public Verdict {
        cells = List.copyOf(cells);
        if (outcome.decided() && ratio.filter(Interval::known).isEmpty()) {
            throw new IllegalArgumentException(
                    "verdict of " + id + " (" + outcome.label() + ") must rest on an interval");
        }
    }

    /** Returns what was found in the one direction that is shown, by the ids of the contenders; empty where nothing was measured. */
    public Optional<Factor> factor() {
        return cells.stream().findFirst().flatMap(cell -> ratio.map(found -> Factor.of(cell, found, lower, upper)));
    }

    /** Returns the same by their short names. */
    public Optional<Factor> brief() {
        return cells.stream().findFirst().flatMap(cell -> ratio.map(found -> Factor.brief(cell, found, lower, upper)));
    }

    /** The words of {@code claims.md}. */
    public enum Outcome {
        SUPPORTED("supported", true),
        FALLS_SHORT("falls short", true),
        EXCEEDS("exceeds", true),
        INCONCLUSIVE("inconclusive", false),
        NO_BOUNDS("no bounds", false),
        NOT_TESTED("not tested", false),
        /** Looked up, not measured: what {@link FactCheck} holds. */
        FACT_CHECK("fact check", false),
        /** Measured beside the run, with neither ratio nor bounds: what {@link dev.assay.price.PriceList} holds. */
        PRICE_LIST("price list", false);

        private final String label;
        private final boolean decided;

        Outcome(String label, boolean decided) {
            this.label = label;
            this.decided = decided;
        }

        /** Returns the word used in files and tables. */
        public String label() {
            return label;
        }

        /** Returns whether it decides the claim. */
        public boolean decided() {
            return decided;
        }
    }
}
