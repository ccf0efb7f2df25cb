package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Json;
import dev.assay.text.Numbers;

/**
 * {@code github-action-benchmark.json}: times per op for github-action-benchmark, whose tool is then {@code customSmallerIsBetter}. From
 * {@code jmh.json} it would take no interval, and it asks for the half-width in the words {@code ± 12}.
 */
public final class ActionJson {
    /** Returns the file. */
    public static String of(Header header, Summary summary) {
        Origin origin = Origin.of(header);
        return Json.text(
                summary.speeds().stream().map(speed -> entry(origin, speed)).toList());
    }

    private static Entry entry(Origin origin, Summary.Speed speed) {
        Interval nanos = speed.nanosPerOp();
        return new Entry(
                Series.name(speed),
                nanos.estimate(),
                "ns/op",
                nanos.known() ? "± " + (nanos.upper() - nanos.lower()) / 2 : null,
                Numbers.level(nanos.level()) + " CI of " + nanos.n() + " fork sets on " + origin.machine() + ", "
                        + origin.run());
    }

    /** What the tool reads; {@code extra} is shown on hover. */
    record Entry(
            String name,
            double value,
            String unit,
            @JsonInclude(JsonInclude.Include.NON_NULL) String range,
            String extra) {}

    private ActionJson() {}
}
