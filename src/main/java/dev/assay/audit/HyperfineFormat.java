package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** hyperfine's {@code --export-json}. */
final class HyperfineFormat implements Format {
    @Override
    public Optional<Told> read(List<JsonNode> documents) {
        JsonNode results = documents.size() == 1
                ? documents.get(0).path("results")
                : documents.get(0).path("");
        if (!results.isArray()
                || results.isEmpty()
                || !results.get(0).path("command").isTextual()) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> personal = new ArrayList<>();
        for (JsonNode row : results) {
            String command = row.path("command").asText();
            List<List<Double>> runs = Format.numbers(row.path("times")).stream()
                    .map(seconds -> List.of(seconds * 1e9))
                    .toList();
            series.add(new Series(
                    command,
                    "ns",
                    false,
                    runs,
                    Optional.of(new Series.Told(row.path("mean").asDouble() * 1e9, Double.NaN, Double.NaN))));
            if (Format.elements(row.path("exit_codes")).anyMatch(code -> code.asInt() != 0)) {
                warnings.add(command + " failed in some runs: their times are those of failing");
            }
            if (command.matches(".*(/home/|/Users/|\\\\Users\\\\).*")) {
                personal.add("results.command");
            }
        }
        return Optional.of(new Told(
                Harness.HYPERFINE,
                "",
                Harness.HYPERFINE.order(),
                series,
                List.of(),
                false,
                personal.stream().distinct().toList(),
                warnings));
    }
}
