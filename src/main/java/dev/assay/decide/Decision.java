package dev.assay.decide;

import java.util.Optional;

/**
 * The answer, and what it rests on.
 *
 * @param rewrite instead of what runs now
 * @param fix the cheapest measured change that stays in the language; empty if the run measured none
 * @param beyond the rewrite after that fix: what it still adds
 * @param ceiling by how many times the request would become as fast if the function cost nothing (Amdahl); infinite if it is all of it
 */
public record Decision(
        Evidence evidence,
        Assumptions assumptions,
        Course rewrite,
        Optional<Course> fix,
        Optional<Course> beyond,
        double ceiling,
        Reason reason) {
    /** Whether to do it. */
    public enum Answer {
        YES,
        NO,
        CANNOT_TELL
    }

    /** Why: the first that holds, from top to bottom. */
    public enum Reason {
        /** The whole interval of the ratio says that nothing is gained. */
        NOT_FASTER(Answer.NO),
        /** Not even a function that costs nothing would pay for the work. */
        NOT_EVEN_FREE(Answer.NO),
        TOO_LATE(Answer.NO),
        /** A change within the language takes so much of the gain that the rest does not pay. */
        FIX_FIRST(Answer.NO),
        /** The horizon, or no gain at all, lies inside the interval. */
        OPEN(Answer.CANNOT_TELL),
        /** The same of what the rewrite adds to the fix. */
        OPEN_BEYOND_FIX(Answer.CANNOT_TELL),
        PAYS_BEYOND_FIX(Answer.YES),
        PAYS(Answer.YES);

        private final Answer answer;

        Reason(Answer answer) {
            this.answer = answer;
        }

        /** Returns the answer that it gives. */
        public Answer answer() {
            return answer;
        }
    }

    private static final double SECONDS = 86_400;
    private static final double MEGA = 1e6;

    /** Returns the decision. */
    public static Decision of(Evidence evidence, Assumptions given) {
        double speed = given.megabytesPerSecond().orElse(evidence.megabytesPerSecond());
        double cores = given.bytesPerDay() / MEGA / speed / SECONDS;
        Course rewrite = Course.of(evidence.now(), evidence.then(), evidence.ratio(), cores, given.weeks(), given);
        Optional<Course> fix = evidence.fix()
                .map(one -> Course.of(evidence.now(), one.contender(), one.ratio(), cores, given.fixWeeks(), given));
        Optional<Course> beyond = evidence.fix()
                .map(one -> Course.of(
                        one.contender(),
                        evidence.then(),
                        one.left(),
                        cores / one.ratio().estimate(),
                        given.weeks(),
                        given));
        return new Decision(
                evidence, given, rewrite, fix, beyond, 1 / (1 - given.share()), reason(rewrite, fix, beyond, given));
    }

    /** Returns whether the rewrite is refused for its own sake, and the fix would pay for itself. */
    public boolean fixPaysInstead() {
        return reason.answer() == Answer.NO
                && reason != Reason.FIX_FIRST
                && fix.filter(one -> one.answer(assumptions) == Answer.YES).isPresent();
    }

    private static Reason reason(Course rewrite, Optional<Course> fix, Optional<Course> beyond, Assumptions given) {
        Answer alone = rewrite.answer(given);
        if (alone == Answer.NO) {
            if (rewrite.ratio().upper() <= 1) {
                return Reason.NOT_FASTER;
            }
            double free = Course.breakEven(rewrite.coresBefore(), rewrite.cost(), given.weeks(), given);
            return free > given.horizonDays() ? Reason.NOT_EVEN_FREE : Reason.TOO_LATE;
        }
        // A fix that does not pay for itself is nobody's alternative.
        Answer after = fix.filter(one -> one.answer(given) == Answer.YES).isPresent()
                ? beyond.orElseThrow().answer(given)
                : null;
        if (after == Answer.NO) {
            return Reason.FIX_FIRST;
        }
        if (alone == Answer.CANNOT_TELL) {
            return Reason.OPEN;
        }
        if (after == null) {
            return Reason.PAYS;
        }
        return after == Answer.YES ? Reason.PAYS_BEYOND_FIX : Reason.OPEN_BEYOND_FIX;
    }
}
