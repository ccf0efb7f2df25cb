package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCorpusTest {
    /** Eight blocks of 16 KiB, each with 8 bytes to spare: 8 × 16392. */
    private static final int LEAST = 131_136;

    @TempDir
    private Path folder;

    @Test
    void theShortestTextIsTakenAsItIs() throws IOException {
        UserCorpus corpus = UserCorpus.read(file("a".repeat(LEAST)));
        assertEquals(LEAST, corpus.bytes());
        assertEquals("my text.txt", corpus.name());
        // head -c 131136 /dev/zero | tr '\0' a | sha256sum
        assertEquals("596d2fbef041f0422fbec0024d181da8eeb818dd7380d20cb59efa1e32a658fb", corpus.sha256());
        // Nothing is normalised: a byte-order mark and a carriage return stay.
        assertEquals(
                LEAST,
                UserCorpus.read(file("\uFEFF\r\n" + "a".repeat(LEAST - 5))).bytes());
    }

    @Test
    void whatCannotBeCutIsRefusedInOneLine() throws IOException {
        Path missing = folder.resolve("none.txt");
        assertEquals("corpus file " + missing + " (no file) must be a text file; name one", refusal(missing));
        assertEquals("corpus file " + folder + " (no file) must be a text file; name one", refusal(folder));
        String rule = " must hold at least 131136 bytes of text, since a deck is 128 KiB; name a longer one";
        Path empty = file("");
        assertEquals("corpus file " + empty + " (empty)" + rule, refusal(empty));
        Path small = file("a".repeat(LEAST - 1));
        assertEquals("corpus file " + small + " (131135 bytes)" + rule, refusal(small));
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsOffset() throws IOException {
        // In Latin-1 é is the byte E9, which in UTF-8 begins a character of three; far enough to fill the decoder's
        // buffer often.
        byte[] latin = "a".repeat(LEAST + 10).getBytes(StandardCharsets.UTF_8);
        latin[100_003] = (byte) 0xE9;
        Path one = file("");
        Files.write(one, latin);
        assertEquals(
                "corpus file " + one + " (0xE9 at byte 100003) must be UTF-8; convert it, or name another one",
                refusal(one));
        // A character that the end of the file cuts in two: € is E2 82 AC.
        byte[] cut = Arrays.copyOf(("a".repeat(LEAST) + "€").getBytes(StandardCharsets.UTF_8), LEAST + 2);
        Files.write(one, cut);
        assertEquals(
                "corpus file " + one + " (0xE2 at byte 131136) must be UTF-8; convert it, or name another one",
                refusal(one));
    }

    @Test
    void itStandsInPlaceOfAllCorpora() throws IOException {
        DataFolder shipped = RealData.folder();
        byte[] text = mixed(200_000).getBytes(StandardCharsets.UTF_8);
        DataFolder data = shipped.with(UserCorpus.read(file(new String(text, StandardCharsets.UTF_8))));
        assertEquals(List.of("own"), data.corpora());
        assertEquals(List.of(64, 1024, 16384), data.sizes("own"));
        assertEquals(
                List.of(64, 1024, 16384),
                data.decks().stream().map(Deck::sizeBytes).toList());
        // The deck that the rule of data.toml cuts from the same bytes in memory.
        assertEquals(
                Decks.cut("own", text, 1024, Definitions.read().deckRule()).sha256(),
                data.deck("own", 1024).sha256());
        assertEquals(
                "corpus (cjk) must be one of own; choose one of them",
                assertThrows(DataException.class, () -> data.deck("cjk", 64)).getMessage());
        assertEquals(shipped.corpora(), data.shipped().corpora());
    }

    @Test
    void aLongTextHasTheLargeDeckToo() throws IOException {
        // large_from_corpus_bytes of data.toml.
        DataFolder data = RealData.folder().with(UserCorpus.read(file("abcd ".repeat(2_000_000))));
        assertEquals(List.of(64, 1024, 16384, 262144), data.sizes("own"));
        assertEquals(262144, data.deck("own", 262144).bytes());
    }

    @Test
    void aForkRefusesAFileThatHasChanged() throws IOException {
        Path file = file(mixed(200_000));
        DataFolder data = RealData.folder();
        String told = data.with(UserCorpus.read(file)).deck("own", 64).sha256();
        assertEquals(
                told,
                data.with(UserCorpus.open(file))
                        .deck("own", 64)
                        .requireSha256(told)
                        .sha256());
        Files.writeString(file, "b" + mixed(200_000));
        Deck changed = data.with(UserCorpus.open(file)).deck("own", 64);
        assertNotEquals(told, changed.sha256());
        assertEquals(
                "deck own-64 (SHA-256 " + changed.sha256() + ") must have SHA-256 " + told
                        + ", as when the run began; change neither corpus file nor data folder during a run",
                assertThrows(DataException.class, () -> changed.requireSha256(told))
                        .getMessage());
    }

    private static String mixed(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < characters; i++) text.append(i).append(" é 中 ");
        return text.toString();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my text.txt"), text);
    }

    private static String refusal(Path path) {
        return assertThrows(DataException.class, () -> UserCorpus.read(path)).getMessage();
    }
}
