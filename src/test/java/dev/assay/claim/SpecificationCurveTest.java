package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.RunFile;
import dev.assay.run.SyntheticRun;
import dev.assay.stats.Interval;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecificationCurveTest {
    private static final RunFile RUN = SyntheticRun.standard();
    private static final Summary SUMMARY = Summarizer.summarize(RUN);

    private static List<SpecificationCurve> curves() {
        return SpecificationCurve.of(SUMMARY, Ledger.judge(RUN, SUMMARY));
    }

    @Test
    void everyReadingIsAPointOnceByCellPooledAndCold() {
        // less-memory is no time, java has no bounds, C++ is not in the run: one claim is left, with two readings.
        assertEquals(
                List.of("faster-10x-100x"),
                curves().stream().map(SpecificationCurve::claim).toList());
        SpecificationCurve curve = curves().get(0);
        assertEquals(List.of("a", "b"), curve.readings());
        // By hand, each reading: 4 corpora × 3 sizes, 3 pooled by size, 4 by corpus, 1 over all, 1 cold.
        assertEquals(2 * (12 + 3 + 4 + 1 + 1), curve.points().size());
        assertEquals(
                curve.points().size(),
                curve.points().stream()
                        .map(SpecificationCurve.Point::name)
                        .distinct()
                        .count());
        assertEquals(
                2,
                curve.points().stream().filter(SpecificationCurve.Point::cold).count());
        assertEquals(
                16,
                curve.points().stream().filter(SpecificationCurve.Point::pooled).count());
    }

    @Test
    void pointsAscendAndAreCountedByTheirWholeInterval() {
        SpecificationCurve curve = curves().get(0);
        double[] estimates = curve.points().stream()
                .mapToDouble(point -> point.ratio().estimate())
                .toArray();
        for (int i = 1; i < estimates.length; i++) {
            assertTrue(estimates[i - 1] <= estimates[i]);
        }
        // The truth of (a) is 3.2, far below 10; that of (b) is 48 to 50, far from 10 and 100.
        assertEquals(
                "Holds in 21 of 42 readings (95 % CI wholly inside the band), fails in 21 (wholly outside), is open in 0.",
                curve.sentence());
    }

    @Test
    void anIntervalAcrossABoundOrNoneIsOpen() {
        SpecificationCurve curve = new SpecificationCurve(
                "x",
                10,
                Double.POSITIVE_INFINITY,
                List.of(
                        point(new Interval(11, 9, 13, 0.95, 8)),
                        point(new Interval(20, Double.NaN, Double.NaN, 0.95, 1)),
                        point(new Interval(20, 10, 40, 0.95, 8)),
                        point(new Interval(5, 3, 9.9, 0.95, 8))));
        assertEquals(
                "Holds in 1 of 4 readings (95 % CI wholly inside the band), fails in 1 (wholly outside), is open in 2.",
                curve.sentence());
    }

    private static SpecificationCurve.Point point(Interval ratio) {
        return new SpecificationCurve.Point(
                "a", ContenderId.of("m@jvm"), ContenderId.of("n@jvm"), "e", new DeckId("x", 64), false, ratio);
    }

    @Test
    void aSmokeRunHasNoCurve() {
        RunFile smoke = SyntheticRun.of("smoke", 1, 2, 0.02, 7);
        Summary summary = Summarizer.summarize(smoke);
        assertEquals(List.of(), SpecificationCurve.of(summary, Ledger.judge(smoke, summary)));
    }
}
