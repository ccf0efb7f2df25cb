package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** google-benchmark's {@code --benchmark_format=json}. */
final class GoogleBenchmarkFormat implements Format {
    @Override
    public Optional<Told> read(List<JsonNode> documents) {
        JsonNode root = documents.get(0);
        JsonNode context = root.path("context");
        if (documents.size() != 1
                || !context.isObject()
                || !root.path("benchmarks").path(0).path("time_unit").isTextual()) {
            return Optional.empty();
        }
        Map<String, List<Double>> repetitions = new LinkedHashMap<>();
        Map<String, Double> means = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        for (JsonNode row : root.path("benchmarks")) {
            String name = row.path("run_name").asText(row.path("name").asText());
            double nanos = row.path("real_time").asDouble()
                    * Format.nanos(row.path("time_unit").asText());
            repetitions.computeIfAbsent(name, key -> new ArrayList<>());
            if (row.path("error_occurred").asBoolean()) {
                warnings.add(name + " failed: " + row.path("error_message").asText("no reason is told"));
            } else if (!row.path("run_type").asText("iteration").equals("aggregate")) {
                repetitions.get(name).add(nanos);
            } else if (row.path("aggregate_name").asText().equals("mean")) {
                means.put(name, nanos);
            }
        }
        if (context.path("library_build_type").asText().equals("debug")) {
            warnings.add("the library was built for debugging, which the harness itself warns of");
        }
        if (context.path("cpu_scaling_enabled").asBoolean()) {
            warnings.add("the CPU changed its clock as it liked");
        }
        List<Series> series = new ArrayList<>();
        repetitions.forEach((name, values) -> series.add(new Series(
                name,
                "ns",
                false,
                values.isEmpty() ? List.of() : List.of(values),
                Optional.ofNullable(means.get(name)).map(mean -> new Series.Told(mean, Double.NaN, Double.NaN)))));
        List<String> environment = new ArrayList<>();
        environment.add("CPUs: " + context.path("num_cpus").asText("not told") + " of "
                + context.path("mhz_per_cpu").asText("?") + " MHz");
        List<String> personal = new ArrayList<>();
        for (String member : List.of("host_name", "executable")) {
            if (!context.path(member).asText().isEmpty()) {
                personal.add("context." + member);
            }
        }
        return Optional.of(new Told(
                Harness.GOOGLE_BENCHMARK,
                context.path("library_version").asText(),
                Harness.GOOGLE_BENCHMARK.order(),
                series,
                environment,
                false,
                personal,
                warnings));
    }
}
