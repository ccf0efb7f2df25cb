package dev.assay.cpython;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A choice in a file, so that nothing is probed twice and no verb takes another interpreter than the build did. */
final class Remembered {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Remembered() {}

    /** Writes a choice; whoever reads meanwhile finds the last one. */
    static void write(Path file, Choice choice) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("given", choice.given());
        ArrayNode all = root.putArray("interpreters");
        all.add(node(choice.chosen()));
        choice.others().forEach(other -> all.add(node(other)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "interpreters", ".json");
        try {
            Files.writeString(fresh, root.toPrettyString() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static ObjectNode node(Probed probed) {
        Interpreter one = probed.interpreter();
        ObjectNode node = JSON.createObjectNode()
                .put("file", one.file().toString())
                .put("library", one.library())
                .put("seal", seal(one))
                .put("version", one.version().toString())
                .put("words", one.words())
                .put("nanos", probed.nanos());
        ObjectNode build = node.putObject("build");
        new TreeMap<>(one.build()).forEach(build::put);
        return node;
    }

    /** Returns the choice if its interpreter is still the same program; another one that changed since is left out. */
    static Optional<Choice> read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            List<Probed> all = new ArrayList<>();
            boolean first = true;
            for (JsonNode node : root.path("interpreters")) {
                Optional<Probed> one = probed(node);
                if (first && one.isEmpty()) {
                    return Optional.empty();
                }
                one.ifPresent(all::add);
                first = false;
            }
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Choice(all.get(0), root.path("given").asBoolean(), all.subList(1, all.size())));
        } catch (IOException | IllegalArgumentException unknown) {
            return Optional.empty(); // None was made here, or not by this version.
        }
    }

    private static Optional<Probed> probed(JsonNode node) {
        Map<String, String> build = new TreeMap<>();
        node.path("build")
                .properties()
                .forEach(fact -> build.put(fact.getKey(), fact.getValue().asText()));
        return Version.parse(node.path("version").asText())
                .map(version -> new Interpreter(
                        Path.of(node.path("file").asText()),
                        node.path("library").asText(),
                        version,
                        build,
                        node.path("words").asText()))
                .filter(one -> seal(one).equals(node.path("seal").asText()))
                .map(one -> new Probed(one, node.path("nanos").asLong()));
    }

    /** Returns size and time of change of its files; another value means another program. */
    static String seal(Interpreter one) {
        List<String> words = new ArrayList<>();
        for (Path file : one.files()) {
            try {
                words.add(
                        Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
            } catch (IOException gone) {
                words.add("gone");
            }
        }
        return String.join(", ", words);
    }
}
