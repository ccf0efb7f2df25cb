package dev.assay.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.usage.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the file of another harness, or the folder that Criterion leaves. */
public final class AuditFile {
    /* Raw samples of a long JMH run are a few megabytes. */
    private static final long MOST_BYTES = 512L << 20;

    // google-benchmark writes NaN and Infinity bare.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private AuditFile() {}

    /**
     * Reads it and says what it can support.
     *
     * @throws IllegalArgumentException in one line with the file, the rule and the next step
     */
    public static Audit read(Path path) throws IOException {
        List<JsonNode> documents;
        try {
            documents = Files.isDirectory(path) ? folder(path) : documents(path);
        } catch (JsonProcessingException wrong) {
            throw refused(
                    path,
                    "line "
                            + (wrong.getLocation() == null
                                    ? 1
                                    : wrong.getLocation().getLineNr()) + " is no JSON");
        } catch (IOException unreadable) {
            throw new IOException("file (" + path + ") must be readable: " + FileReason.of(unreadable), unreadable);
        }
        if (documents.isEmpty()) {
            throw refused(path, Files.isDirectory(path) ? "no new/sample.json in it" : "empty");
        }
        for (Format format : Format.ALL) {
            Optional<Told> told = format.read(documents);
            if (told.isPresent()) {
                return Audit.of(told.get());
            }
        }
        throw refused(path, "JSON of another kind");
    }

    private static IllegalArgumentException refused(Path path, String what) {
        return new IllegalArgumentException(
                "file (" + path + ": " + what + ") must be JSON of JMH (-rf json), hyperfine"
                        + " (--export-json), pyperf (-o), google-benchmark (--benchmark_out), cargo-criterion"
                        + " (--message-format=json), or Criterion's folder target/criterion; export it so");
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw refused(file, "more than " + (MOST_BYTES >> 20) + " MiB");
        }
        String name = String.valueOf(file.getFileName());
        if (name.equals("sample.json") || name.equals("estimates.json")) {
            return List.of(criterion(
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow()));
        }
        List<JsonNode> documents = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(file.toFile());
                MappingIterator<JsonNode> values = MAPPER.readValues(parser, JsonNode.class)) {
            while (values.hasNextValue()) {
                documents.add(values.nextValue());
            }
        }
        return documents;
    }

    /* The last samples of each benchmark; those that it was compared with lie in folders of other names. */
    private static List<JsonNode> folder(Path folder) throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.walk(folder)) {
            samples = files.filter(file -> file.endsWith(Path.of("new", "sample.json")))
                    .sorted()
                    .collect(Collectors.toList());
        }
        if (samples.isEmpty() && Files.isRegularFile(folder.resolve("sample.json"))) {
            samples.add(folder.resolve("sample.json"));
        }
        List<JsonNode> documents = new ArrayList<>();
        for (Path sample : samples) {
            documents.add(criterion(sample.getParent()));
        }
        return documents;
    }

    private static JsonNode criterion(Path folder) throws IOException {
        ObjectNode document = MAPPER.createObjectNode();
        document.set(CriterionFormat.SAMPLE, optional(folder.resolve("sample.json")));
        document.set(CriterionFormat.ESTIMATES, optional(folder.resolve("estimates.json")));
        String name = optional(folder.resolve("benchmark.json")).path("full_id").asText();
        Path above = folder.getParent();
        return document.put(
                CriterionFormat.NAME, name.isEmpty() && above != null ? String.valueOf(above.getFileName()) : name);
    }

    private static JsonNode optional(Path file) throws IOException {
        return Files.isRegularFile(file) ? MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
    }
}
