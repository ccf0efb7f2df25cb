package dev.assay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A format, found by what a file holds: names of files are anybody's choice. */
interface Format {
    /** Returns what these JSON documents of one file hold; empty if they are of another format. */
    Optional<Told> read(List<JsonNode> documents);

    /** All that are known. */
    List<Format> ALL = List.of(
            new JmhFormat(),
            new HyperfineFormat(),
            new PyperfFormat(),
            new GoogleBenchmarkFormat(),
            new CriterionFormat());

    /** Returns the numbers of an array; JSON of some harnesses holds "NaN" as a text. */
    static List<Double> numbers(JsonNode array) {
        return elements(array)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.empty();
    }

    /** Returns how many ns a unit of time is, or NaN if it is none. */
    static double nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1e3;
            case "ms" -> 1e6;
            case "s", "second" -> 1e9;
            case "min" -> 60e9;
            default -> Double.NaN;
        };
    }
}
