package dev.assay.machine;

import dev.assay.figure.Figures;
import dev.assay.run.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How far a run's absolute times can be trusted, judged over its steady rounds.
 *
 * <p>B: on the processors that the run may use, others were busy for less than 2 % of one processor, the hypervisor stole less than 0.5 %,
 * and no quota, heat or battery held them back. A: as B, nothing at all stolen, not virtualised, the governor {@code performance}, and the
 * run isolated or pinned, or each of its fork sets. C: all else, and where the system does not tell. A run at grade C shows ratios, never
 * absolute times, as a machine's result.
 *
 * <p>Others can lengthen the run's turns by their own time at most, and only if all of it falls on the one processor that has the turn;
 * so the limit of 2 % bounds what waiting for them can add. What they do to caches and clocks is not in it.
 *
 * @param letter A, B or C
 * @param reason why, in one line
 */
public record Grade(String letter, String reason) {
    public static final double OTHERS_LIMIT = 0.02;
    static final double STOLEN_LIMIT = 0.005;

    /**
     * Returns the grade of a run on a machine with that fingerprint; spans other than steady rounds are not looked at.
     *
     * @param placed whether all turns of a fork set were taken on one processor
     */
    public static Grade of(Map<String, String> fingerprint, boolean placed, List<Environment> spans) {
        List<Environment> rounds =
                spans.stream().filter(span -> span.when().equals("rounds")).toList();
        double others = mean(rounds, Environment::othersProcessors, Environment::nanos);
        double stolen = mean(rounds, Environment::stolenShare, Environment::processorNanos);
        if (rounds.isEmpty() || Double.isNaN(others) || Double.isNaN(stolen)) {
            return new Grade(
                    "C",
                    rounds.isEmpty()
                            ? "no steady round was finished"
                            : "the system does not tell how busy others are or how much time is stolen");
        }
        String figures = "other processes used " + Figures.percent(others, 1) + " of a processor, "
                + Figures.percent(stolen, 2) + " of processor time was stolen";
        List<String> held = held(rounds);
        if (others >= OTHERS_LIMIT || stolen >= STOLEN_LIMIT || !held.isEmpty()) {
            return new Grade("C", figures + (held.isEmpty() ? "" : ", " + String.join(", ", held)));
        }
        List<String> missing = new ArrayList<>();
        if (!"no".equals(fingerprint.get("virtualised"))) {
            missing.add("on a virtual machine or an unknown one");
        }
        if (rounds.stream().anyMatch(span -> !span.governor().equals("performance"))) {
            missing.add("the clock may vary");
        }
        if (!placed && !fingerprint.getOrDefault("pinning", "").matches("(pinned|isolated).*")) {
            missing.add("neither isolated nor pinned");
        }
        return missing.isEmpty() && stolen == 0
                ? new Grade(
                        "A",
                        figures + ", " + (placed ? "a processor for each fork set" : fingerprint.get("pinning"))
                                + ", bare metal at a fixed clock")
                : new Grade("B", figures + (missing.isEmpty() ? "" : ", " + String.join(", ", missing)));
    }

    private static List<String> held(List<Environment> rounds) {
        List<String> held = new ArrayList<>();
        if (rounds.stream().anyMatch(span -> span.throttledPeriods() > 0)) {
            held.add("a quota held the run back");
        }
        if (rounds.stream().anyMatch(span -> span.heatEvents() > 0)) {
            held.add("a processor slowed down for heat");
        }
        if (rounds.stream().anyMatch(span -> span.power().equals("battery"))) {
            held.add("on battery");
        }
        return held;
    }

    /** A span that does not tell makes the mean NaN, and with it the grade C. */
    private static double mean(
            List<Environment> rounds, ToDoubleFunction<Environment> share, ToLongFunction<Environment> weight) {
        double sum = 0;
        double weights = 0;
        for (Environment span : rounds) {
            sum += share.applyAsDouble(span) * weight.applyAsLong(span);
            weights += weight.applyAsLong(span);
        }
        return sum / weights;
    }
}
