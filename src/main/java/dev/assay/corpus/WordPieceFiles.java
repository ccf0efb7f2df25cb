package dev.assay.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The two files that WordPiece tokenizers read, made of one {@code tokenizer.json} as somebody has published it: a list of tokens, which is
 * what tokenizers in Python take, and the description itself without what would make it shorten or fill up a text.
 */
final class WordPieceFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode description;

    private WordPieceFiles(ObjectNode description) {
        this.description = description;
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @param name of the file, for refusals
     * @throws DataException if it describes no WordPiece tokenizer
     */
    static WordPieceFiles of(String name, byte[] file) {
        try {
            JsonNode root = JSON.readTree(file);
            String model = root.path("model").path("type").asText("none");
            if (!(root instanceof ObjectNode object) || !model.equals("WordPiece")) {
                throw new DataException(name + " (model " + model + ") must describe WordPiece; name another artefact");
            }
            return new WordPieceFiles(object);
        } catch (IOException e) {
            throw new DataException(name + " (unreadable) must be a JSON object; unpack it again", e);
        }
    }

    /** Returns {@code vocab.txt}: the token of id 0, of id 1 and so on, one a line, each line ended by LF. */
    byte[] vocabulary() {
        JsonNode vocabulary = description.path("model").path("vocab");
        String[] tokens = new String[vocabulary.size()];
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            int id = entry.getValue().asInt(-1);
            boolean fits = id >= 0 && id < tokens.length && tokens[id] == null;
            if (!fits || entry.getKey().contains("\n")) {
                throw new DataException(
                        "token " + entry.getKey() + " (id " + entry.getValue() + ") must be one line and have an id"
                                + " of its own from 0 to " + (tokens.length - 1) + "; name another artefact");
            }
            tokens[id] = entry.getKey();
        }
        return (String.join("\n", tokens) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns {@code tokenizer.json} without truncation and padding: a text gives as many ids as it has. */
    byte[] description() {
        ObjectNode whole = description.deepCopy();
        whole.putNull("truncation");
        whole.putNull("padding");
        try {
            return JSON.writeValueAsBytes(whole);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
