package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path empty;

    @Test
    void aFolderWithoutManifestIsRefusedInOneLine() {
        String message = refusal(() -> DataFolder.locate(Optional.of(empty)));
        assertEquals(
                "data folder " + empty + " (--data) must hold manifest.tsv; run mvn process-classes or name a prepared "
                        + "folder with --data DIR",
                message);
    }

    @Test
    void theOptionWinsAndIsNamedAsTheOrigin() {
        DataFolder real = RealData.folder();
        assertEquals("--data", real.origin());
        assertEquals(
                "system property assay.data",
                DataFolder.locate(Optional.empty()).origin());
    }

    @Test
    void everyDeckOfTheBuildIsThere() {
        DataFolder real = RealData.folder();
        assertEquals(13, real.decks().size());
        // Nine corpora of three sizes, two of which are large enough for a fourth.
        assertEquals(29, real.decks(real.corpora()).size());
        assertTrue(real.decks(real.corpora()).containsAll(real.decks()));
        assertEquals(List.of(64, 1024, 16384, 262144), real.sizes("eu-prose"));
        assertEquals(List.of(64, 1024, 16384), real.sizes("cjk"));
        assertTrue(real.decks().stream().allMatch(deck -> deck.bytes() <= 262144));
        assertSame(real.deck("cjk", 64), real.deck("cjk", 64));
    }

    @Test
    void anEditedDeckIsRefusedWithBothDigests() throws IOException {
        DataFolder real = RealData.folder();
        Files.createDirectories(empty.resolve("decks"));
        Files.copy(real.root().resolve("manifest.tsv"), empty.resolve("manifest.tsv"));
        byte[] file = Files.readAllBytes(real.root().resolve("decks/cjk-64.deck"));
        file[100] ^= 1;
        Files.write(empty.resolve("decks/cjk-64.deck"), file);
        String message = refusal(() -> DataFolder.locate(Optional.of(empty)).deck("cjk", 64));
        assertTrue(message.contains(Sha256.hex(file)), message);
        assertTrue(message.contains(real.deck("cjk", 64).sha256()), message);
    }

    @Test
    void anEditedVocabularyIsRefused() throws IOException {
        DataFolder real = RealData.folder();
        Files.createDirectories(empty.resolve("vocab"));
        Files.copy(real.root().resolve("manifest.tsv"), empty.resolve("manifest.tsv"));
        Files.writeString(empty.resolve("vocab/r50k_base.tiktoken"), "IQ== 0\n");
        refusal(() -> DataFolder.locate(Optional.of(empty)).vocabulary(Encoding.R50K_BASE));
    }

    /** What a worker reads by itself: the file of the tokens, and what is made of it for peers. A file of another encoding is no better. */
    @Test
    void anExchangedOrAlteredVocabularyIsRefusedBeforeAWorkerReadsIt() throws IOException {
        DataFolder real = RealData.folder();
        real.requireVocabulary(Encoding.R50K_BASE);
        Path vocab = Files.createDirectories(empty.resolve("vocab"));
        Files.copy(real.root().resolve("manifest.tsv"), empty.resolve("manifest.tsv"));
        DataFolder mine = DataFolder.locate(Optional.of(empty));
        Path right = real.vocabularyFolder().resolve("r50k_base.tiktoken");
        Path copy = vocab.resolve("r50k_base.tiktoken");
        Files.copy(right, copy);
        mine.requireVocabulary(Encoding.R50K_BASE);
        Files.copy(copy, vocab.resolve("cl100k_base.tiktoken"));
        String exchanged = refusal(() -> mine.requireVocabulary(Encoding.CL100K_BASE));
        // The first is what lies there, the second what data.toml pins; both by sha256sum.
        assertTrue(
                exchanged.contains("306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930")
                        && exchanged.contains("223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"),
                exchanged);
        Files.createDirectories(vocab.resolve("r50k_base"));
        Files.writeString(vocab.resolve("r50k_base/merges.txt"), "#version: 0.2\n");
        String derived = refusal(() -> mine.requireVocabulary(Encoding.R50K_BASE));
        // OpenAI's own vocab.bpe of GPT-2, by the hash that tiktoken pins.
        assertTrue(
                derived.contains("merges.txt")
                        && derived.contains("1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5"),
                derived);
        Files.delete(vocab.resolve("r50k_base/merges.txt"));
        byte[] bytes = Files.readAllBytes(copy);
        bytes[100] ^= 1;
        Files.write(copy, bytes);
        Files.setLastModifiedTime(copy, FileTime.fromMillis(1_000_000_000_000L));
        assertTrue(refusal(() -> mine.requireVocabulary(Encoding.R50K_BASE)).contains(Sha256.hex(bytes)));
    }

    /**
     * The digest is that of a list which a script in Python wrote of the same description; the ids are those in the documentation of
     * bert-base-uncased: 101 and 102 around a sentence, 103 for a mask, 0 for padding.
     */
    @Test
    void theListOfWordPiecesIsBertsOwn() throws IOException {
        DataFolder real = RealData.folder();
        byte[] list = real.vocabulary(Encoding.BERT_UNCASED);
        assertEquals("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", Sha256.hex(list));
        List<String> tokens = List.of(new String(list, StandardCharsets.UTF_8).split("\n"));
        assertEquals(30522, tokens.size());
        assertEquals(List.of("[UNK]", "[CLS]", "[SEP]", "[MASK]"), tokens.subList(100, 104));
        assertEquals(List.of("[PAD]", "the"), List.of(tokens.get(0), tokens.get(1996)));
        String description = Files.readString(real.vocabularyFolder().resolve("bert_uncased/tokenizer.json"));
        assertTrue(description.contains("\"truncation\":null,\"padding\":null,"), description.substring(0, 200));
    }

    @Test
    void anUnknownCorpusOrSizeIsRefusedWithTheChoice() {
        DataFolder real = RealData.folder();
        assertEquals(
                "corpus (klingon) must be one of en-prose, eu-prose, code-java, cjk, code-js, cyrillic,"
                        + " multi-script, json, emoji; choose one of them",
                refusal(() -> real.sizes("klingon")));
        assertEquals(
                "deck size (65) must be one of [64, 1024, 16384] for cjk; choose one of them",
                refusal(() -> real.deck("cjk", 65)));
    }

    private static String refusal(Runnable refused) {
        return assertThrows(DataException.class, refused::run).getMessage();
    }
}
