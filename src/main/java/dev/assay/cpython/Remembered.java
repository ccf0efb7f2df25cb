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
        replace(file, root);
    }

    private static void replace(Path file, ObjectNode root) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "interpreters", ".json");
        try {
            Files.writeString(fresh, root.toPrettyString() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Writes that none of these candidates runs contenders; they are known again until one of them comes, goes or changes. */
    static void writeNone(Path file, String missing, List<Path> candidates) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("missing", missing);
        ArrayNode refused = root.putArray("refused");
        candidates.forEach(one -> refused.add(one + " " + seal(one)));
        replace(file, root);
    }

    /** Returns why there was none, if the same candidates are there today; without candidates nobody need have been asked. */
    static Optional<String> readNone(Path file, List<Path> candidates) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            List<String> refused = new ArrayList<>();
            root.path("refused").forEach(one -> refused.add(one.asText()));
            return root.path("missing").isTextual()
                            && refused.equals(candidates.stream()
                                    .map(one -> one + " " + seal(one))
                                    .toList())
                    ? Optional.of(root.path("missing").asText())
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
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
        one.files().forEach(file -> words.add(seal(file)));
        return String.join(", ", words);
    }

    private static String seal(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return "gone";
        }
    }
}
