package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** pyperf's JSON, of one benchmark or of a suite. */
final class PyperfFormat implements Format {
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();

    static {
        SHOWN.put("cpu_model_name", "CPU");
        SHOWN.put("cpu_count", "CPUs");
        SHOWN.put("cpu_affinity", "pinned to");
        SHOWN.put("cpu_config", "CPU set to");
        SHOWN.put("aslr", "ASLR");
        SHOWN.put("platform", "system");
        SHOWN.put("python_implementation", "Python");
        SHOWN.put("python_version", "Python");
    }

    @Override
    public Optional<Told> read(List<JsonNode> documents) {
        JsonNode root = documents.get(0);
        if (documents.size() != 1
                || !root.path("benchmarks").isArray()
                || !root.path("version").isTextual()
                || !root.path("benchmarks").path(0).path("runs").isArray()) {
            return Optional.empty();
        }
        JsonNode common = root.path("metadata");
        List<Series> series = new ArrayList<>();
        Format.elements(root.path("benchmarks")).forEach(benchmark -> series.add(series(benchmark, common)));
        List<String> environment = new ArrayList<>();
        SHOWN.forEach((member, label) -> {
            String value = member(root, member);
            if (!value.isEmpty()) {
                environment.add(label + ": " + value);
            }
        });
        List<String> personal = new ArrayList<>();
        for (String member : List.of("hostname", "python_executable", "command")) {
            if (!member(root, member).isEmpty()) {
                personal.add("metadata." + member);
            }
        }
        return Optional.of(new Told(
                Harness.PYPERF,
                member(root, "perf_version"),
                Harness.PYPERF.order(),
                series,
                environment,
                !member(root, "cpu_model_name").isEmpty(),
                personal,
                List.of()));
    }

    /* What all runs share stands once at the top, of one benchmark alone with the benchmark. */
    private static String member(JsonNode root, String name) {
        String common = root.path("metadata").path(name).asText();
        return common.isEmpty()
                ? root.path("benchmarks").path(0).path("metadata").path(name).asText()
                : common;
    }

    private static Series series(JsonNode benchmark, JsonNode common) {
        JsonNode own = benchmark.path("metadata");
        String unit = own.path("unit").asText(common.path("unit").asText("second"));
        double factor = Format.nanos(unit);
        double scale = Double.isNaN(factor) ? 1 : factor;
        List<List<Double>> workers = new ArrayList<>();
        // Processes that only found out how many loops to do have no values.
        Format.elements(benchmark.path("runs"))
                .map(run -> Format.numbers(run.path("values")))
                .filter(values -> !values.isEmpty())
                .forEach(values ->
                        workers.add(values.stream().map(value -> value * scale).toList()));
        return new Series(
                own.path("name").asText(common.path("name").asText("(no name)")),
                Double.isNaN(factor) ? unit : "ns",
                false,
                workers,
                Optional.empty());
    }
}
