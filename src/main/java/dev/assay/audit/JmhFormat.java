package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** JMH's {@code -rf json}, and what writes the same schema. */
final class JmhFormat implements Format {
    @Override
    public Optional<Told> read(List<JsonNode> documents) {
        if (documents.size() != 1
                || !documents.get(0).isArray()
                || documents.get(0).isEmpty()) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode row : documents.get(0)) {
            if (!row.path("primaryMetric").isObject() || !row.path("benchmark").isTextual()) {
                return Optional.empty();
            }
            series.add(series(row));
        }
        JsonNode first = documents.get(0).get(0);
        boolean turns = first.path("jmhVersion").asText().contains("turnstile");
        List<String> environment = new ArrayList<>();
        environment.add("JVM: " + first.path("vmName").asText("not told") + ", JDK "
                + first.path("jdkVersion").asText("not told"));
        environment.add("flags: "
                + Format.elements(first.path("jvmArgs")).map(JsonNode::asText).collect(Collectors.joining(" ")));
        List<String> warnings = new ArrayList<>();
        if (Format.elements(documents.get(0)).anyMatch(row -> row.path("forks").asInt() == 0)) {
            warnings.add("forks is 0: the benchmark shared the JVM of the runner, and what ran before it");
        }
        TreeSet<String> paths = new TreeSet<>();
        if (first.path("jvm").asText().matches(".*[/\\\\].*")) {
            paths.add("jvm");
        }
        return Optional.of(new Told(
                Harness.JMH,
                turns
                        ? "the schema of JMH, written by Assay"
                        : first.path("jmhVersion").asText(),
                turns ? Harness.Order.TURNS : Harness.JMH.order(),
                series,
                environment,
                false,
                List.copyOf(paths),
                warnings));
    }

    private static Series series(JsonNode row) {
        JsonNode metric = row.path("primaryMetric");
        String unit = metric.path("scoreUnit").asText();
        double factor = unit.endsWith("/op") ? Format.nanos(unit.substring(0, unit.length() - 3)) : Double.NaN;
        double scale = Double.isNaN(factor) ? 1 : factor;
        List<List<Double>> forks = new ArrayList<>();
        Format.elements(metric.path("rawData"))
                .forEach(fork -> forks.add(Format.numbers(fork).stream()
                        .map(value -> value * scale)
                        .toList()));
        Format.elements(metric.path("rawDataHistogram"))
                .forEach(fork -> forks.add(Format.elements(fork)
                        .map(iteration -> histogramMean(iteration) * scale)
                        .toList()));
        forks.removeIf(List::isEmpty);
        JsonNode confidence = metric.path("scoreConfidence");
        Optional<Series.Told> told = metric.path("score").isNumber()
                ? Optional.of(new Series.Told(
                        metric.path("score").asDouble() * scale,
                        end(confidence, 0) * scale,
                        end(confidence, 1) * scale))
                : Optional.empty();
        return new Series(
                name(row),
                Double.isNaN(factor) ? unit : "ns",
                row.path("mode").asText().equals("thrpt"),
                forks,
                told);
    }

    private static double end(JsonNode confidence, int index) {
        return confidence.path(index).isNumber() ? confidence.path(index).asDouble() : Double.NaN;
    }

    /* Of one iteration: pairs of a value and how often it was seen. */
    private static double histogramMean(JsonNode iteration) {
        double sum = 0;
        double count = 0;
        for (JsonNode pair : iteration) {
            sum += pair.path(0).asDouble() * pair.path(1).asDouble();
            count += pair.path(1).asDouble();
        }
        return sum / count;
    }

    private static String name(JsonNode row) {
        String[] parts = row.path("benchmark").asText().split("\\.");
        String name = parts.length < 2 ? parts[0] : parts[parts.length - 2] + "." + parts[parts.length - 1];
        List<String> parameters = new ArrayList<>();
        row.path("params")
                .properties()
                .forEach(one ->
                        parameters.add(one.getKey() + "=" + one.getValue().asText()));
        return parameters.isEmpty() ? name : name + " (" + String.join(", ", parameters) + ")";
    }
}
