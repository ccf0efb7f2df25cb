package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.contender.Availability;
import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.LiveContender.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What contenders answered when the build, or somebody by {@code --probe}, asked them last, in a file. To ask them all takes half a minute
 * of processor time, and none answers otherwise while what it is made of is the same. Each answer has a seal, which tells whether it is.
 */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode all;

    private Answers(Path file, ObjectNode all) {
        this.file = file;
        this.all = all;
    }

    /** Reads the file; where there is none, or one that this version does not understand, nobody was asked. */
    static Answers read(Path file) {
        try {
            return new Answers(file, JSON.readTree(Files.readString(file)) instanceof ObjectNode all ? all : empty());
        } catch (IOException | UncheckedIOException none) {
            return new Answers(file, empty());
        }
    }

    private static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** Returns what a contender answered, if it is still made of the same. */
    Optional<Availability> of(String name, String seal) {
        JsonNode answer = all.path(name);
        if (!answer.path("seal").asText().equals(seal)) {
            return Optional.empty();
        }
        if (answer.path("reason").isTextual()) {
            return Optional.of(new Absent(answer.path("reason").asText()));
        }
        return answer.path("version").isTextual()
                ? Optional.of(new Available(new Identity(
                        answer.path("version").asText(),
                        answer.path("runtime").asText(),
                        texts(answer.path("build")),
                        texts(answer.path("options")),
                        answer.path("forgets").asBoolean())))
                : Optional.empty();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    /** Takes in an answer; {@link #write} keeps it. */
    void put(String name, String seal, Availability answer) {
        ObjectNode node = JSON.createObjectNode().put("seal", seal);
        if (answer instanceof Available there) {
            Identity identity = there.identity();
            node.put("version", identity.version()).put("runtime", identity.runtime());
            ObjectNode build = node.putObject("build");
            new TreeMap<>(identity.build()).forEach(build::put);
            ObjectNode options = node.putObject("options");
            new TreeMap<>(identity.options()).forEach(options::put);
            node.put("forgets", identity.forgets());
        } else if (answer instanceof Absent absent) {
            node.put("reason", absent.reason());
        }
        all.set(name, node);
    }

    /** Writes the file; whoever reads meanwhile finds the last one. */
    void write() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "contenders", ".json");
        try {
            Files.writeString(fresh, pretty());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private String pretty() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
