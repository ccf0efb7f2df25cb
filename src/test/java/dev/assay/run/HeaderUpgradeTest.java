package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings as programs up to schema 3 wrote them; the committed runs hold most of these. */
class HeaderUpgradeTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    /* As a reader meets it: a header line of schema 3, without a protocol, before its seal. */
    private static Header read(Map<String, String> settings) {
        Header header = Fixture.RUN.header();
        ObjectNode old = LineJson.MAPPER.valueToTree(header);
        old.put("schema", 3);
        old.remove("protocol");
        old.set("settings", LineJson.MAPPER.valueToTree(settings));
        String members = old.toString().substring(1);
        byte[] line = ("{\"type\":\"header\"," + members).getBytes(StandardCharsets.UTF_8);
        // The parser takes the line up to the comma before its seal.
        return (Header) new LineParser().read(line, 0, line.length - 1);
    }

    private static Protocol protocol(String... settings) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return read(map).protocol();
    }

    @Test
    void whatDecidesVerdictsIsTakenOutOfTheSettingsAndSaysTheSameInWords() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "spike", "0.05",
                "looks of python", "5, 8",
                "looks of fast", "8",
                "reference of r50k_base", "tiktoken 0.14.0",
                "claims asked for", "java, like-c"));
        Map<String, String> all = new TreeMap<>(settings);
        all.put("slice", "50 ms");
        Header header = read(all);
        assertEquals(
                new Protocol(
                        0.05,
                        Map.of("python", List.of(5, 8), "fast", List.of(8)),
                        Map.of("r50k_base", TokenReference.of("tiktoken 0.14.0")),
                        Optional.empty(),
                        List.of("java", "like-c")),
                header.protocol());
        assertEquals(Map.of("slice", "50 ms"), header.settings());
        assertEquals(settings, header.protocol().settings());
        // A report says of a run what its file says.
        assertEquals(3, header.schema());
    }

    @Test
    void aHeaderThatTellsNothingHasAProtocolThatTellsNothing() {
        assertEquals(new Protocol(Double.NaN, Map.of(), Map.of(), Optional.empty(), List.of()), protocol());
    }

    @Test
    void anOwnTextIsReadBackWhateverItsFileIsCalled() {
        for (String name : new String[] {"my.txt", "a, 5 bytes, SHA-256 b.txt", "Größe.txt"}) {
            String corpus = name + ", 131136 bytes, SHA-256 " + DIGEST;
            Protocol read = protocol("corpus", corpus, "reference", "agreed by 5 contenders");
            UserText text = read.ownText().orElseThrow();
            assertEquals(name, text.name());
            assertEquals(131_136, text.bytes());
            assertEquals(DIGEST, text.sha256());
            // The cells of the header are of these two encodings.
            TokenReference five = TokenReference.agreedBy(5);
            assertEquals(Map.of("r50k_base", five, "cl100k_base", five), text.references());
            assertEquals(Map.of("corpus", corpus, "reference", "agreed by 5 contenders"), read.settings());
        }
    }

    @Test
    void referencesOfAnOwnTextMayDifferByEncoding() {
        String words = "cl100k_base tiktoken 0.14.0, r50k_base agreed by 3 contenders";
        UserText text = protocol("corpus", "my.txt, 1 bytes, SHA-256 " + DIGEST, "reference", words)
                .ownText()
                .orElseThrow();
        assertEquals(
                Map.of("cl100k_base", TokenReference.of("tiktoken 0.14.0"), "r50k_base", TokenReference.agreedBy(3)),
                text.references());
        assertEquals(words, text.reference());
    }

    @Test
    void aSettingThatNoProgramWroteIsRefusedByItsName() {
        for (String[] one : new String[][] {
            {"spike", "5 %", "the share of work that a positive control adds, such as 0.05"},
            {"looks of fast", "1, x, -5", "rising counts of fork sets, such as 5, 8"},
            {"looks of fast", "8, 5", "rising counts of fork sets, such as 5, 8"},
            {"looks of fast", "", "rising counts of fork sets, such as 5, 8"}
        }) {
            assertEquals(
                    "header.settings." + one[0] + " (" + one[1] + ") must be " + one[2],
                    assertThrows(IllegalArgumentException.class, () -> protocol(one[0], one[1]))
                            .getMessage());
        }
    }

    @Test
    void anOlderHeaderIsNotWrittenAgainUnderItsNumber(@TempDir Path folder) throws IOException {
        try (RunWriter writer = RunWriter.create(folder.resolve("older.ndjson"))) {
            Header older = read(Map.of());
            assertEquals(
                    "header.schema (3) must be 4, the one that is written; older ones are read only",
                    assertThrows(IllegalArgumentException.class, () -> writer.append(older))
                            .getMessage());
        }
    }
}
