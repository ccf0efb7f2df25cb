package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.Tokenizers;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DjlEncoderTest {
    private DataFolder data;
    private DjlEncoder encoder;

    @BeforeEach
    void open() {
        data = RealData.folder();
        Path file = data.vocabularyFolder().resolve("r50k_base").resolve("tokenizer.json");
        Assumptions.assumeTrue(Files.isRegularFile(file), "no tokenizer.json: python3 on PATH derives it");
        DjlEncoder.missing().ifPresent(reason -> Assumptions.assumeTrue(false, reason));
        encoder = new DjlEncoder(file);
    }

    @AfterEach
    void close() {
        if (encoder != null) {
            encoder.close();
        }
    }

    @Test
    void helloWorldHasTheIdsOfGpt2() {
        // As tiktoken's own tests have them.
        assertArrayEquals(new int[] {31373, 995}, ids("hello world"));
    }

    @Test
    void specialTokensAreOrdinaryText() {
        // <|endoftext|> as one token would be 50256.
        int[] ids = ids("a<|endoftext|>b");
        assertTrue(ids.length > 3);
        assertEquals(0, Arrays.stream(ids).filter(id -> id >= 50256).count());
    }

    @Test
    void aTextIsNeitherCutAfter512TokensNorPadded() {
        try (Encoder plain = Tokenizers.of(Encoding.R50K_BASE, "plain", data.vocabulary(Encoding.R50K_BASE))) {
            for (String text :
                    new String[] {"", "a", "the quick brown fox\n".repeat(1000), "\u4f60\u597d \ud83d\ude00\0 "}) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int[] ids = new int[bytes.length];
                assertArrayEquals(Arrays.copyOf(ids, plain.encode(bytes, ids)), ids(text));
            }
        }
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsOffset() {
        byte[] text = {'a', -1};
        assertEquals(
                1,
                assertThrows(NotUtf8Exception.class, () -> encoder.encode(text, new int[2]))
                        .offset());
    }

    @Test
    void itsVersionNamesDjlAndTheCrate() {
        assertTrue(
                DjlEncoder.version().matches("DJL 0\\.\\d+\\.\\d+, tokenizers 0\\.\\d+\\.\\d+"), DjlEncoder.version());
    }

    @Test
    void withoutItsFileItSaysWhatToDo() {
        String message = assertThrows(IllegalStateException.class, () -> new DjlEncoder(Path.of("r50k_base/none.json")))
                .getMessage();
        assertEquals(
                "file (r50k_base/none.json) must be beside the vocabulary; mvn verify with python3 on PATH derives it",
                message);
    }

    private int[] ids(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        return Arrays.copyOf(ids, encoder.encode(bytes, ids));
    }
}
