package dev.assay.gate;

import dev.assay.stats.Interval;
import java.util.OptionalInt;

/**
 * What a measurement says of a gate.
 *
 * @param cause why nobody can tell: {@code noise}, {@code noise floor}, {@code boundary}, {@code one of several}, or what is wrong with the
 *     run; empty where it is told
 * @param remedy what would decide it, as a clause; empty where that is nothing, or where it is told
 * @param ratio that was judged, at the level that it took
 * @param sets fork sets in all that would decide it if the scatter stays; empty where no affordable number would
 */
public record Judgement(Outcome outcome, String cause, String remedy, Interval ratio, OptionalInt sets) {
    /** Returns cause and remedy in one clause, empty where it is told. */
    public String why() {
        return remedy.isEmpty() ? cause : cause + ": " + remedy;
    }
}
