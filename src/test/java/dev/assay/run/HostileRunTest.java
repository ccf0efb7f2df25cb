package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run files whose seals were computed anew, so that only what they hold can tell that no run wrote them. */
class HostileRunTest {
    @TempDir
    private Path folder;

    private List<String> texts;
    private int slice;

    @BeforeEach
    void aRun() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        Header header = Fixture.with(run.header(), "claims", Map.of());
        Path file = SyntheticRun.write(Fixture.with(run, "header", header), folder.resolve("whole.ndjson"));
        texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(line.substring(0, line.length() - Seal.MEMBER_BYTES));
        }
        slice = first("slice");
    }

    private int first(String type) {
        int at = 0;
        while (!texts.get(at).startsWith("{\"type\":\"" + type + "\"")) {
            at++;
        }
        return at;
    }

    private String refusal() throws IOException {
        Seal seal = new Seal();
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            all.append(text)
                    .append(new String(seal.next(bytes, 0, bytes.length), StandardCharsets.US_ASCII))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("changed.ndjson"), all);
        return assertThrows(RunFormatException.class, () -> RunReader.read(file), texts.get(slice))
                .getMessage();
    }

    private void refused(int line, String from, String to, String message) throws IOException {
        String before = texts.get(line);
        String changed = before.replaceFirst(from, to);
        assertTrue(!changed.equals(before), from);
        texts.set(line, changed);
        assertEquals("changed.ndjson:" + (line + 1) + " " + message, refusal());
        texts.set(line, before);
    }

    @Test
    void aNumberThatNoRunCanHoldIsRefusedByItsName() throws IOException {
        refused(
                slice,
                "\"nanos\":\\d+",
                "\"nanos\":900000000000000000",
                "slice.nanos (900000000000000000) must be at most 86400000000000");
        refused(slice, "\"nanos\":\\d+", "\"nanos\":\"12\"", "slice.nanos (\"12\") must be a whole number of 64 bits");
        refused(slice, "\"nanos\":\\d+", "\"nanos\":null", "slice.nanos (null) must be a whole number of 64 bits");
        refused(
                slice,
                "\"nanos\":\\d+",
                "\"nanos\":1e400",
                "slice.nanos (\"Infinity\") must be a whole number of 64 bits");
        refused(
                slice,
                "\"set\":\\d+",
                "\"set\":4294967296",
                "slice.set (4294967296) must be a whole number of 32 bits");
        refused(slice, "\"group\":\"[a-z]+\"", "\"group\":7", "slice.group (7) must be a text");
        refused(slice, "\"warmup\":[a-z]+", "\"warmup\":\"no\"", "slice.warmup (\"no\") must be true or false");
        refused(
                first("environment"),
                "\"processors\":\\d+",
                "\"processors\":0",
                "environment.processors (0) must be at least 1");
        String ops = texts.get(slice).replaceFirst(".*\"ops\":(\\d+).*", "$1");
        String passes = texts.get(slice).replaceFirst(".*\"passes\":(\\d+).*", "$1");
        refused(
                slice,
                "\"ops\":\\d+",
                "\"ops\":9" + ops,
                "slice.ops (9" + ops + ") must be " + ops + ", " + passes + " passes of "
                        + Long.parseLong(ops) / Long.parseLong(passes));
    }

    @Test
    void whatTheHeaderDoesNotDeclareIsRefused() throws IOException {
        refused(
                slice,
                "\"encoding\":\"[a-z0-9_]+\"",
                "\"encoding\":\"p50k\"",
                "slice.encoding (p50k) must be declared in the header; measure again");
        refused(
                slice,
                "\"corpus\":\"[a-z-]+\"",
                "\"corpus\":\"moon\"",
                "slice.corpus (moon, 64 B) must be declared in the header; measure again");
        refused(
                slice,
                "\"verb\":\"run\"",
                "\"verb\":\"first\"",
                "slice (python, r50k_base, en-prose, 64 B, first) must be a cell of its group in the header");
        refused(
                slice,
                "\"round\":\\d+",
                "\"round\":99",
                "slice.round (99) must be below 3, the rounds of its group in the header");
        refused(
                first("check"),
                "\"contender\":\"[^\"]+\"",
                "\"contender\":\"ghost@jvm\"",
                "check.contender (ghost@jvm) must be declared in the header; measure again");
        // What is no id at all could not be declared by any header: its form is what is wrong.
        refused(
                first("check"),
                "\"contender\":\"[^\"]+\"",
                "\"contender\":\"ghost\"",
                "check.contender (ghost) must read implementation[+library][.strategy]@jvm|jna|ffm|ffm-critical|process");
        texts.set(slice, texts.get(slice).replaceFirst("\"set\":\\d+", "\"set\":2"));
        assertEquals(
                "changed.ndjson:" + (texts.size() + 1)
                        + " slice.set (2) must be below 2, the fork sets of python by the header; measure again",
                refusal());
    }

    @Test
    void aMissingSliceIsAHoleInTheSequence() throws IOException {
        texts.remove(slice + 3);
        int end = texts.size() - 1;
        texts.set(end, texts.get(end).replaceFirst("\"lines\":\\d+", "\"lines\":" + end));
        assertEquals(
                "changed.ndjson:" + (texts.size() + 1)
                        + " slice.seq (4) must be 3, since no slice may be missing; use the original",
                refusal());
    }

    @Test
    void aHeaderThatContradictsItselfIsRefused() throws IOException {
        refused(
                0,
                "\"started\":\"[^\"]+\"",
                "\"started\":\"not a date\"",
                "header.started (not a date) must be a time of ISO 8601 in UTC, such as 2026-11-22T12:00:00Z");
        refused(
                0,
                "\"interimAnalyses\":\\{\\}",
                "\"interimAnalyses\":{\"fast\":[1,\"x\"]}",
                "header.protocol.interimAnalyses.fast (\"x\") must be a whole number of 32 bits");
        refused(
                0,
                "\"interimAnalyses\":\\{\\}",
                "\"interimAnalyses\":{\"fast\":[8,5]}",
                "header.protocol.interimAnalyses.fast ([8, 5]) must be rising counts of fork sets, such as 5, 8");
        refused(
                0,
                "\"interimAnalyses\":\\{\\}",
                "\"interimAnalyses\":{\"fast\":[]}",
                "header.protocol.interimAnalyses.fast ([]) must be rising counts of fork sets, such as 5, 8");
        refused(
                0,
                "\"references\":\\{\\}",
                "\"references\":{\"e\":{\"library\":\"a\",\"agreeing\":2}}",
                "header.protocol.references.e (a, 2) must name a library, or else how many contenders agree");
        refused(
                0,
                "\"ownText\":null",
                "\"ownText\":{\"name\":\"a\",\"bytes\":1,\"sha256\":\"ab\",\"references\":{}}",
                "header.protocol.ownText.sha256 (ab) must be 64 hexadecimal digits");
        refused(0, "\"ownText\":null", "\"ownText\":1", "header.protocol.ownText (1) must be an object");
        refused(0, "\"id\":\"language\"", "\"id\":\"python\"", "header.groups (python) must declare it once");
        refused(0, "\"size\":1024", "\"size\":64", "header.decks (en-prose 64) must declare it once");
    }

    @Test
    void whatIsWrongInALineIsToldInOurOwnWords() throws IOException {
        refused(slice, "\"set\":", "\"group\":\"x\",\"set\":", "slice.group (twice) must stand once");
        refused(
                slice,
                "\"set\":",
                "\"extra\":1,\"set\":",
                "slice.extra (unknown) must be no member: use the version of Assay that wrote the file");
        refused(slice, "\"set\":\\d+,", "", "slice.set (missing) must be there");
        for (String broken : List.of("NaN", "01", "+5", "", "{", "[".repeat(5000))) {
            String before = texts.get(slice);
            texts.set(slice, before.replaceFirst("\"nanos\":\\d+", "\"nanos\":" + broken));
            String message = refusal();
            assertTrue(
                    message.matches("changed\\.ndjson:\\d+ slice \\(not JSON at byte \\d+.*\\) must be a JSON object"),
                    message);
            texts.set(slice, before);
        }
    }

    @Test
    void aBrokenSealNamesBothSealsAlone() throws IOException {
        Path whole = folder.resolve("whole.ndjson");
        List<String> lines = new ArrayList<>(Files.readAllLines(whole));
        String seal =
                lines.get(1).substring(lines.get(1).length() - 18, lines.get(1).length() - 2);
        lines.set(1, lines.get(1).replace(seal, "0123456789abcdef"));
        Path file = Files.write(folder.resolve("seal.ndjson"), lines);
        assertEquals(
                "seal.ndjson:2 seal (0123456789abcdef) must be " + seal
                        + "; the file was changed here or just before: use the original",
                assertThrows(RunFormatException.class, () -> RunReader.read(file))
                        .getMessage());
    }

    @Test
    void bytesBehindTheCompressedDataAreRefused() throws IOException {
        Path gz = folder.resolve("run.ndjson.gz");
        RunWriter.publishGzip(folder.resolve("whole.ndjson"), gz);
        RunReader.read(gz);
        byte[] whole = Files.readAllBytes(gz);
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        new GZIPOutputStream(empty).close();
        for (byte[] more : List.of(new byte[21], new byte[1], new byte[100_000], empty.toByteArray())) {
            Files.write(gz, whole);
            Files.write(gz, more, StandardOpenOption.APPEND);
            String message = assertThrows(RunFormatException.class, () -> RunReader.read(gz))
                    .getMessage();
            assertTrue(
                    message.endsWith(
                            "after the compressed data) must not be there: the file was changed; use the original"),
                    message);
        }
    }

    @Test
    void aLineLongerThanAnyIsRefusedBeforeItIsHeld() throws IOException {
        Path gz = folder.resolve("bomb.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz), 1 << 16)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                out.write(block);
            }
        }
        assertEquals(
                "bomb.ndjson.gz:1 line (more than 16 MiB) must be shorter, as every line of a run is; use the original",
                assertThrows(RunFormatException.class, () -> RunReader.read(gz)).getMessage());
    }
}
