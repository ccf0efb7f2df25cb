package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code bencher.json}: times per op in the Bencher Metric Format, for {@code bencher run --adapter json --file bencher.json}. Its adapter for
 * JMH takes the benchmark's name alone and throws parameters away, so that a dozen cells would become one.
 */
public final class BencherJson {
    /* The slug that Bencher gives its own measure of times, whose unit is the nanosecond. */
    private static final String MEASURE = "latency";

    /** Returns the file. */
    public static String of(Summary summary) {
        Map<String, Map<String, Metric>> file = new LinkedHashMap<>();
        summary.speeds().forEach(speed -> file.put(Series.name(speed), Map.of(MEASURE, Metric.of(speed.nanosPerOp()))));
        return Json.text(file);
    }

    /** An estimate and the ends of its 95 % interval, null where one fork set alone was made. */
    record Metric(
            double value,
            @JsonProperty("lower_value") double lower,
            @JsonProperty("upper_value") double upper) {
        static Metric of(Interval interval) {
            return new Metric(interval.estimate(), interval.lower(), interval.upper());
        }
    }

    private BencherJson() {}
}
