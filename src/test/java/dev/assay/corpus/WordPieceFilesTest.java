package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Definitions.RawFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceFilesTest {
    /* As published ones are: the tokens in any order, and made for a model that takes 128 ids. */
    private static final String PUBLISHED = """
            {"version": "1.0", "truncation": {"max_length": 128, "stride": 0}, "padding": {"length": 128},
             "added_tokens": [{"id": 0, "content": "[PAD]", "special": true}],
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"##s": 3, "[PAD]": 0, "\u4e2d": 2, "[UNK]": 1}}}
            """;

    @Test
    void theListHasTheTokensByIdEachLineEnded() {
        assertEquals("[PAD]\n[UNK]\n\u4e2d\n##s\n", text(of(PUBLISHED).vocabulary()));
    }

    @Test
    void theDescriptionLosesWhatShortensAndFillsUpAndNothingElse() {
        String made = text(of(PUBLISHED).description());
        assertEquals(
                "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":[{\"id\":0,\"content\":\"[PAD]\","
                        + "\"special\":true}],\"model\":{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\",\"vocab\":{\"##s\":3,"
                        + "\"[PAD]\":0,\"\u4e2d\":2,\"[UNK]\":1}}}",
                made);
    }

    @Test
    void whatIsNoWordPieceOrHasGapsIsRefused() {
        assertEquals(
                "t (model BPE) must describe WordPiece; name another artefact",
                refusal(PUBLISHED.replace("WordPiece", "BPE")));
        assertEquals("t (model none) must describe WordPiece; name another artefact", refusal("[]"));
        assertTrue(refusal("{").startsWith("t (unreadable) must be a JSON object"));
        assertEquals(
                "token ##s (id 4) must be one line and have an id of its own from 0 to 3; name another artefact",
                refusal(PUBLISHED.replace("##s\": 3", "##s\": 4")));
        assertTrue(refusal(PUBLISHED.replace("##s\": 3", "##s\": 2")).contains("(id 2)"));
        assertTrue(refusal(PUBLISHED.replace("##s", "a\\nb")).contains("must be one line"));
    }

    @Test
    void aDataFolderHoldsBothFilesAndRefusesAnotherList(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("raw/art"));
        Files.writeString(root.resolve("raw/art/t.json"), PUBLISHED);
        String list = "[PAD]\n[UNK]\n\u4e2d\n##s\n";
        Preparation.build(root, definitions(list));
        assertEquals(list, Files.readString(root.resolve("vocab/bert_uncased/vocab.txt")));
        Manifest manifest = Manifest.read(root);
        assertTrue(manifest.entry("vocab/bert_uncased/vocab.txt").isPresent());
        assertTrue(manifest.entry("vocab/bert_uncased/tokenizer.json").isPresent());
        String message = assertThrows(DataException.class, () -> Preparation.build(root, definitions("other")))
                .getMessage();
        assertTrue(message.contains(sha256(list)) && message.contains(sha256("other")), message);
    }

    private static Definitions definitions(String list) {
        RawFile file = new RawFile("art/t.json", sha256(PUBLISHED));
        return new Definitions(
                List.of(new Definitions.Vocabulary(Encoding.BERT_UNCASED, file, sha256(list), List.of())),
                List.of(),
                new Definitions.DeckRule(List.of(64, 1024, 16384), 262144, 10_000_000, 1));
    }

    private static WordPieceFiles of(String file) {
        return WordPieceFiles.of("t", file.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String file) {
        return assertThrows(DataException.class, () -> of(file).vocabulary()).getMessage();
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
