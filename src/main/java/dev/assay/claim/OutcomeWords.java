package dev.assay.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How outcomes are shown where people read them: a sign before the words, so that colour never says anything alone. Files keep {@link
 * Verdict.Outcome#label()}; readers find "open" shorter than "inconclusive", and it is what they would say.
 */
public final class OutcomeWords {
    /** Returns the sign alone. Plain characters of text: those that a forge turns into coloured pictures are not among them. */
    public static String sign(Verdict.Outcome outcome) {
        return switch (outcome) {
            case SUPPORTED -> "\u2713";
            case FALLS_SHORT -> "\u2717";
            case EXCEEDS -> "\u25b2";
            case INCONCLUSIVE -> "?";
            case NO_BOUNDS, NOT_TESTED, FACT_CHECK, PRICE_LIST -> "\u2013";
        };
    }

    /** Returns the words alone: {@code supported}, {@code open}. */
    public static String words(Verdict.Outcome outcome) {
        return outcome == Verdict.Outcome.INCONCLUSIVE ? "open" : outcome.label();
    }

    /** Returns sign and words. */
    public static String shown(Verdict.Outcome outcome) {
        return sign(outcome) + " " + words(outcome);
    }

    /** Returns how many verdicts there are of each kind: {@code 6 supported · 9 fall short · 5 open · 17 not tested}. */
    public static String counts(Collection<Verdict> verdicts) {
        List<String> parts = new ArrayList<>();
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            long count = verdicts.stream()
                    .filter(verdict -> verdict.outcome() == outcome)
                    .count();
            if (count > 0) {
                parts.add(count + " " + (count == 1 ? words(outcome) : plural(outcome)));
            }
        }
        return String.join(" · ", parts);
    }

    private static String plural(Verdict.Outcome outcome) {
        return switch (outcome) {
            case FALLS_SHORT -> "fall short";
            case EXCEEDS -> "exceed";
            case NO_BOUNDS -> "without bounds";
            case FACT_CHECK -> "fact checks";
            case PRICE_LIST -> "price lists";
            default -> words(outcome);
        };
    }

    private OutcomeWords() {}
}
