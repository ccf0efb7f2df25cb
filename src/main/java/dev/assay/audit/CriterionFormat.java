package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Criterion.rs: the messages of {@code cargo criterion --message-format=json}, or what {@code cargo bench} leaves below
 * {@code target/criterion}. There one benchmark is three files; {@link AuditFile} puts them into one document.
 */
final class CriterionFormat implements Format {
    /** Members of such a document. */
    static final String NAME = "assay-name";

    static final String SAMPLE = "assay-sample";
    static final String ESTIMATES = "assay-estimates";

    @Override
    public Optional<Told> read(List<JsonNode> documents) {
        List<Series> series = new ArrayList<>();
        for (JsonNode document : documents) {
            if (document.has(SAMPLE) || document.has(ESTIMATES)) {
                series.add(files(document));
            } else if (document.path("reason").asText().equals("benchmark-complete")) {
                series.add(message(document));
            } else if (!document.path("reason").asText().equals("group-complete")) {
                return Optional.empty();
            }
        }
        boolean personal = documents.stream()
                .anyMatch(document -> document.path("report_directory").asText().matches(".*[/\\\\].*"));
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Told(
                        Harness.CRITERION,
                        "",
                        Harness.CRITERION.order(),
                        series,
                        List.of(),
                        false,
                        personal ? List.of("report_directory") : List.of(),
                        List.of()));
    }

    private static Series files(JsonNode document) {
        JsonNode estimates = document.path(ESTIMATES);
        // Criterion shows the slope where it took one, and the mean where every sample did as many iterations.
        JsonNode typical = estimates.path("slope").isObject() ? estimates.path("slope") : estimates.path("mean");
        JsonNode interval = typical.path("confidence_interval");
        return new Series(
                document.path(NAME).asText(),
                "ns",
                false,
                samples(
                        document.path(SAMPLE).path("times"),
                        document.path(SAMPLE).path("iters"),
                        1),
                typical.isObject()
                        ? Optional.of(new Series.Told(
                                typical.path("point_estimate").asDouble(),
                                interval.path("lower_bound").asDouble(Double.NaN),
                                interval.path("upper_bound").asDouble(Double.NaN)))
                        : Optional.empty());
    }

    private static Series message(JsonNode message) {
        String unit = message.path("unit").asText();
        double factor = Format.nanos(unit);
        double scale = Double.isNaN(factor) ? 1 : factor;
        JsonNode typical = message.path("typical");
        return new Series(
                message.path("id").asText(),
                Double.isNaN(factor) ? unit : "ns",
                false,
                samples(message.path("measured_values"), message.path("iteration_count"), scale),
                typical.isObject()
                        ? Optional.of(new Series.Told(
                                typical.path("estimate").asDouble() * scale,
                                typical.path("lower_bound").asDouble(Double.NaN) * scale,
                                typical.path("upper_bound").asDouble(Double.NaN) * scale))
                        : Optional.empty());
    }

    /* Each sample did a number of iterations of its own. */
    private static List<List<Double>> samples(JsonNode times, JsonNode iterations, double scale) {
        List<Double> all = Format.numbers(times);
        List<Double> counts = Format.numbers(iterations);
        if (all.isEmpty() || all.size() != counts.size()) {
            return List.of();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            values.add(all.get(i) * scale / counts.get(i));
        }
        return List.of(values);
    }
}
