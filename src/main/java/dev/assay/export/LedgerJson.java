package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.claim.Definition;
import dev.assay.claim.Verdict;
import dev.assay.stats.Interval;
import dev.assay.text.Factor;
import dev.assay.text.Json;
import java.util.ArrayList;
import java.util.List;

/** The ledger for programs. */
public final class LedgerJson {
    /** Returns verdicts as a JSON array, one object per claim and reading, null where there is nothing to say. */
    public static String json(List<Verdict> verdicts) {
        return Json.text(verdicts.stream().map(Row::of).toList());
    }

    /** Returns definitions in the same form, without verdicts: no run was given. */
    public static String definitions(List<Definition> definitions) {
        List<Row> rows = new ArrayList<>();
        for (Definition claim : definitions) {
            if (claim.readings().isEmpty()) {
                rows.add(Row.untested(claim.id(), null, null));
            }
            claim.readings()
                    .forEach(reading ->
                            rows.add(Row.untested(claim.id(), reading.id(), bounds(reading.lower(), reading.upper()))));
        }
        return Json.text(rows);
    }

    /**
     * A verdict.
     *
     * @param ratio numerator ÷ denominator of the claim file, whatever was measured: programs compare runs by it
     * @param bounds in that direction
     * @param told the same as people are told it; missing where nothing was measured
     * @param cells how many cells agree, in words
     * @param level of the interval, since interim analyses and several cells ask for more than 95 %
     */
    record Row(
            String id,
            String reading,
            String verdict,
            String cause,
            double ratio,
            double lower,
            double upper,
            List<Double> bounds,
            String scope,
            @JsonInclude(JsonInclude.Include.NON_NULL) Told told,
            @JsonInclude(JsonInclude.Include.NON_NULL) String sentence,
            @JsonInclude(JsonInclude.Include.NON_NULL) String cells,
            double level) {
        static Row of(Verdict verdict) {
            return new Row(
                    verdict.id(),
                    known(verdict.reading()),
                    verdict.outcome().label(),
                    known(verdict.cause()),
                    verdict.ratio().map(Interval::estimate).orElse(Double.NaN),
                    verdict.ratio().map(Interval::lower).orElse(Double.NaN),
                    verdict.ratio().map(Interval::upper).orElse(Double.NaN),
                    LedgerJson.bounds(verdict.lower(), verdict.upper()),
                    known(verdict.scope()),
                    verdict.factor().map(Told::of).orElse(null),
                    verdict.sentence(),
                    verdict.supportedCells(),
                    verdict.ratio().map(Interval::level).orElse(Double.NaN));
        }

        static Row untested(String id, String reading, List<Double> bounds) {
            double none = Double.NaN;
            return new Row(id, reading, null, null, none, none, none, bounds, null, null, null, null, none);
        }
    }

    /**
     * A finding in the one direction that people are told: {@code who} is {@code factor} times {@code what} (as fast, the memory) as
     * {@code than}.
     *
     * @param differs whether the interval leaves 1 out
     * @param claimed the bounds in that direction
     */
    record Told(
            String who,
            String than,
            String what,
            double factor,
            double lower,
            double upper,
            boolean differs,
            List<Double> claimed) {
        static Told of(Factor factor) {
            return new Told(
                    factor.who(),
                    factor.than(),
                    factor.kind().words(),
                    factor.interval().estimate(),
                    factor.interval().lower(),
                    factor.interval().upper(),
                    factor.differs(),
                    bounds(factor.lower(), factor.upper()));
        }
    }

    private static String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Double> bounds(double lower, double upper) {
        return Double.isNaN(lower) ? null : List.of(lower, upper);
    }

    private LedgerJson() {}
}
