package dev.assay.stats;

/**
 * A ratio that was measured again, held against what the first run lets one expect of it. The estimate of a second run scatters too, so it
 * is not to be looked for in the first run's confidence interval: two runs of one truth and of equal precision miss that in 17 of 100
 * cases, at 95 %. It is to be looked for in the prediction interval, which holds the scatter of both: exp(log r₁ ± t·√(s₁²/n₁ + s₂²/n₂)),
 * degrees of freedom by Welch and Satterthwaite (Patil, Peng and Leek, "What should researchers expect when they replicate studies? A
 * statistical view of replicability in psychological science", Perspectives on Psychological Science 11(4), 2016). The estimate lies in it
 * exactly where the interval of the ratio of both ratios holds 1, so that one computation serves both.
 *
 * @param expected the first run's estimate, with the interval in which the second one's is to lie
 * @param found the second run's ratio with its own interval
 * @param change found ÷ expected with its interval
 */
public record Prediction(Interval expected, Interval found, Interval change) {
    /**
     * Returns the prediction for a ratio and its repetition.
     *
     * @param level of the prediction interval; a stricter one where several ratios are looked at together
     */
    public static Prediction of(Interval first, Interval again, double level) {
        Interval change = Estimator.quotient(again, first, level);
        double widening = change.upper() / change.estimate();
        return new Prediction(
                new Interval(
                        first.estimate(),
                        first.estimate() / widening,
                        first.estimate() * widening,
                        level,
                        Math.min(first.n(), again.n())),
                again,
                change);
    }

    /** Returns whether both runs have an interval, without which nothing can be predicted. */
    public boolean known() {
        return change.known();
    }

    /**
     * Returns whether the ratio moved: the interval of the change lies beyond what may differ without cause.
     *
     * @param floor a factor within which no change is believed, 1 or more
     */
    public boolean moved(double floor) {
        return change.lower() > floor || change.upper() < 1 / floor;
    }
}
