package dev.assay.gate;

import dev.assay.claim.Judge;
import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.SampleSize;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A condition on a ratio, as a user writes it: {@code ratio < 1.05}, {@code 0.95 < ratio < 1.05}, {@code like-c: ratio > 0.9}.
 *
 * <p>The ratio is of times or of bytes, so it has no unit. Whoever asks says which one it is and in what direction; against a baseline it is
 * the ratio now ÷ the ratio then. {@code <} and {@code <=} are the same condition: what lies on a bound lies within the noise floor around
 * it, and is never decided.
 *
 * @param text as it was written
 * @param claim id of the claim that alone it is about, or {@code id (reading)}; empty: whatever is compared
 * @param lower bound from below, 0 if open
 * @param upper bound from above, infinite if open
 */
public record Gate(String text, Optional<String> claim, double lower, double upper) {
    /** More fork sets than this nobody makes, and no verb takes; a forecast beyond it is no advice. */
    static final int MOST_SETS = 1_000;

    static final String SEVERAL = "one of several";

    /**
     * Reads a gate.
     *
     * @throws IllegalArgumentException with one line that names the text, the place in it, what stands there and what must
     */
    public static Gate parse(String text) {
        return new GateParser(text).gate();
    }

    /** Returns whether a reading of a claim is under this gate. */
    public boolean covers(String id, String reading) {
        return claim.isEmpty() || claim.get().equals(id) || claim.get().equals(id + " (" + reading + ")");
    }

    /**
     * Returns what a measurement says of this gate.
     *
     * <p>It passes if the interval lies inside of the bounds and the estimate is further from them than the noise floor; it fails if the
     * interval lies outside likewise. Where several ratios are under one gate, all must pass, which needs no correction, but a single one
     * fails all of them: so a failure must hold at a level that is split among them (Bonferroni), or a build of thirty ratios would fail
     * by chance every other week.
     *
     * @param together how many ratios are held against the gate at once, this one among them
     */
    public Judgement judge(Measured measured, int together) {
        Judge judge = new Judge(lower, upper);
        Interval ratio = measured.ratio();
        if (!measured.fault().isEmpty()) {
            return open(ratio, measured.fault(), "");
        }
        Judge.State state = judge.state(ratio, measured.floor());
        if (state.outcome() == Verdict.Outcome.SUPPORTED) {
            return new Judgement(Outcome.PASS, "", "", ratio, OptionalInt.empty());
        }
        Interval strict = measured.at(1 - (1 - ratio.level()) / together);
        if (!state.outcome().decided()) {
            return undecided(measured, judge.room(ratio) < 0 ? strict : ratio, state.cause());
        }
        return judge.state(strict, measured.floor()).outcome() == state.outcome()
                ? new Judgement(Outcome.FAIL, "", "", strict, OptionalInt.empty())
                : undecided(measured, strict, SEVERAL);
    }

    private Judgement undecided(Measured measured, Interval ratio, String cause) {
        if (Double.isInfinite(measured.floor())) {
            return open(ratio, Judge.FLOOR, "it is not known from so few " + measured.unit() + "; make more");
        }
        if (!ratio.known()) {
            return open(ratio, cause, "an interval takes two " + measured.unit() + " of each run");
        }
        double distance = Math.abs(new Judge(lower, upper).room(ratio));
        boolean precise = cause.equals(Judge.BOUNDARY);
        if (precise || distance < StrictMath.log(measured.floor())) {
            return open(
                    ratio,
                    precise ? cause : Judge.FLOOR,
                    (precise
                                    ? "the interval is narrow and holds the bound"
                                    : "the estimate is nearer to the bound than " + Figures.above(measured.floor()))
                            + ", so more " + measured.unit()
                            + " do not decide; take a quieter machine or another bound");
        }
        OptionalInt sets = sets(measured, ratio.level(), distance);
        if (sets.isPresent()) {
            return new Judgement(
                    Outcome.CANNOT_TELL,
                    cause,
                    "about " + sets.getAsInt() + " " + measured.unit() + " decide if the scatter stays; there are "
                            + measured.now().n(),
                    ratio,
                    sets);
        }
        return open(
                ratio,
                cause,
                measured.with(MOST_SETS).restsOnBaseline()
                        ? "the baseline alone is too wide; take one with more " + measured.unit()
                        : "more than " + Figures.count(MOST_SETS) + " " + measured.unit()
                                + " would decide; take a quieter machine or another bound");
    }

    /* The half-width must come down to the distance from the bound. */
    private static OptionalInt sets(Measured measured, double level, double distance) {
        return SampleSize.least(
                measured.now().n(),
                MOST_SETS,
                sets -> halfWidth(measured.with(sets).at(level)) <= distance);
    }

    private static double halfWidth(Interval ratio) {
        return (StrictMath.log(ratio.upper()) - StrictMath.log(ratio.lower())) / 2;
    }

    private static Judgement open(Interval ratio, String cause, String remedy) {
        return new Judgement(Outcome.CANNOT_TELL, cause, remedy, ratio, OptionalInt.empty());
    }
}
