package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path folder;

    private Path written() throws IOException {
        return SyntheticRun.write(SyntheticRun.of("quick", 2, 2, 0.02, 1), folder.resolve("run.ndjson"));
    }

    private String refusal(List<String> lines, String end) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.ndjson"), String.join("\n", lines) + end);
        return assertThrows(RunFormatException.class, () -> RunReader.read(file))
                .getMessage();
    }

    /** Computes the seals anew after an edit, as someone would who knows the format. */
    private List<String> resealed(List<String> lines) throws Exception {
        List<String> result = new ArrayList<>();
        String before = "";
        for (String line : lines) {
            String text = line.substring(0, line.length() - Seal.MEMBER_BYTES);
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((before + text).getBytes(StandardCharsets.UTF_8));
            before = HexFormat.of().formatHex(digest).substring(0, 16);
            result.add(text + ",\"seal\":\"" + before + "\"}");
        }
        return result;
    }

    @Test
    void concurrentCyclesAreToldWithTheirTimeOrNotAtAll() {
        LineRules.check(Fixture.with(Fixture.SLICE, "gcCycles", -1L, "gcCycleMillis", -1L));
        for (Slice half : List.of(
                Fixture.with(Fixture.SLICE, "gcCycles", -1L), Fixture.with(Fixture.SLICE, "gcCycleMillis", -2L))) {
            assertThrows(IllegalArgumentException.class, () -> LineRules.check(half));
        }
    }

    @Test
    void aWrittenRunReadsBackEqual() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        assertEquals(run, RunReader.read(written()));
    }

    /** Runs of before there was a second workload do not tell theirs. */
    @Test
    void aRunThatTellsNoWorkloadTokenizes() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        String told =
                ",\"workload\":{\"id\":\"tokenize\",\"task\":\"tokenization\",\"answers\":\"tokens\",\"loads\":\"vocabulary\"}";
        assertTrue(lines.get(0).contains(told), lines.get(0));
        lines.set(0, lines.get(0).replace(told, ""));
        Path older = Files.writeString(folder.resolve("older.ndjson"), String.join("\n", resealed(lines)) + "\n");
        assertEquals(SyntheticRun.of("quick", 2, 2, 0.02, 1), RunReader.read(older));
    }

    @Test
    void aGzippedRunReadsBackEqualFromItsFolderAndIsTheSameBytesEachTime() throws IOException {
        Path plain = written();
        Path gz = folder.resolve("run.ndjson.gz");
        RunWriter.publishGzip(plain, gz);
        byte[] first = Files.readAllBytes(gz);
        RunWriter.publishGzip(plain, gz);
        assertArrayEquals(first, Files.readAllBytes(gz));
        // RFC 1952: bytes 4 to 7 are the modification time, bit 3 of byte 3 says that a name follows.
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0}, java.util.Arrays.copyOfRange(first, 3, 8));
        Files.delete(plain);
        assertEquals(SyntheticRun.of("quick", 2, 2, 0.02, 1), RunReader.read(folder));
    }

    @Test
    void equalLinesAreEqualBytes() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        Path again = SyntheticRun.write(run, folder.resolve("again.ndjson"));
        assertArrayEquals(Files.readAllBytes(written()), Files.readAllBytes(again));
    }

    @Test
    void theSealIsTheDigestOfTheSealBeforeAndTheText() throws Exception {
        List<String> lines = Files.readAllLines(written());
        assertEquals(resealed(lines), lines);
    }

    @Test
    void aChangedDigitIsRefusedWithItsLine() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        int index = lines.size() / 2;
        lines.set(index, lines.get(index).replaceFirst("1", "2"));
        String message = refusal(lines, "\n");
        assertTrue(message.startsWith("changed.ndjson:" + (index + 1) + " seal ("), message);
    }

    @Test
    void swappedLinesAreRefused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        Collections.swap(lines, 7, 8);
        assertTrue(refusal(lines, "\n").startsWith("changed.ndjson:8 seal ("));
    }

    @Test
    void aMissingLineIsRefused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        lines.remove(5);
        assertTrue(refusal(lines, "\n").startsWith("changed.ndjson:6 seal ("));
    }

    @Test
    void aFileWithoutItsEndIsRefused() throws IOException {
        List<String> lines = Files.readAllLines(written());
        String message = refusal(lines.subList(0, lines.size() - 1), "\n");
        assertEquals(
                "changed.ndjson:" + lines.size() + " (no end line) must be the end line: the run did not finish or the"
                        + " file is truncated; measure again or use the original",
                message);
    }

    @Test
    void aFileCutInALineIsRefused() throws IOException {
        List<String> lines = Files.readAllLines(written());
        List<String> cut = new ArrayList<>(lines.subList(0, 10));
        cut.add(lines.get(10).substring(0, 30));
        assertTrue(refusal(cut, "").startsWith("changed.ndjson:11 (half a line)"));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertTrue(refusal(List.of(), "").startsWith("changed.ndjson:1 (no end line)"));
    }

    @Test
    void aTruncatedGzipIsRefusedWithoutAStackTrace() throws IOException {
        Path gz = folder.resolve("run.ndjson.gz");
        RunWriter.publishGzip(written(), gz);
        byte[] bytes = Files.readAllBytes(gz);
        Files.write(gz, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        String message =
                assertThrows(RunFormatException.class, () -> RunReader.read(gz)).getMessage();
        assertTrue(message.matches("run\\.ndjson\\.gz:\\d+ \\(compressed data\\).*"), message);
    }

    @Test
    void aSealedLineStillObeysTheRulesOfItsType() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        int slice = 0;
        while (!lines.get(slice).startsWith("{\"type\":\"slice\"")) {
            slice++;
        }
        lines.set(slice, lines.get(slice).replaceFirst("\"nanos\":\\d+", "\"nanos\":0"));
        assertEquals(
                "changed.ndjson:" + (slice + 1) + " slice.nanos (0) must be at least 1",
                refusal(resealed(lines), "\n"));
    }

    @Test
    void hitsOfAWordCacheAreALineOfTheirOwnAndCannotExceedItsLookups() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        String id = run.header().contenders().get(0).id().toString();
        CacheHits hits = new CacheHits(ContenderId.of(id), "r50k_base", "en-prose", 1024, 10, 0, 10);
        Path file = folder.resolve("hits.ndjson");
        try (RunWriter writer = RunWriter.create(file)) {
            writer.append(run.header());
            writer.append(hits);
            for (CacheHits wrong : List.of(
                    Fixture.with(hits, "asked", 0L, "again", 0L),
                    Fixture.with(hits, "first", 11L),
                    Fixture.with(hits, "again", -1L),
                    Fixture.with(hits, "corpus", ""))) {
                assertThrows(IllegalArgumentException.class, () -> writer.append(wrong), wrong::toString);
            }
            writer.end(1, 1);
        }
        assertEquals(List.of(hits), RunReader.read(file).cacheHits());
    }

    @Test
    void aSpikeIsARoleAndAGhostIsNone() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        int slice = 0;
        while (!lines.get(slice).startsWith("{\"type\":\"slice\"")) {
            slice++;
        }
        String main = lines.get(slice);
        lines.set(slice, main.replaceFirst("\"role\":\"main\"", "\"role\":\"spike\""));
        Path file = Files.writeString(folder.resolve("spike.ndjson"), String.join("\n", resealed(lines)) + "\n");
        assertEquals(Role.CONTROL, RunReader.read(file).slices().get(0).role());
        lines.set(slice, main.replaceFirst("\"role\":\"main\"", "\"role\":\"spike-2\""));
        file = Files.writeString(folder.resolve("small.ndjson"), String.join("\n", resealed(lines)) + "\n");
        RunFile run = RunReader.read(file);
        double judgedBy = run.header().protocol().controlTruth();
        assertEquals(1.02, run.slices().get(0).role().truth(judgedBy));
        assertEquals(1.05, Role.CONTROL.truth(judgedBy));
        assertEquals(1, Role.TWIN.truth(judgedBy));
        lines.set(slice, main.replaceFirst("\"role\":\"main\"", "\"role\":\"ghost\""));
        assertEquals(
                "changed.ndjson:" + (slice + 1)
                        + " slice.role (ghost) must be one of main, twin, spike, spike-N (N per cent)",
                refusal(resealed(lines), "\n"));
    }

    @Test
    void aSpikeThatIsNoShareIsRefused() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        lines.set(0, lines.get(0).replaceFirst("\"controlShare\":0.05", "\"controlShare\":5"));
        assertEquals(
                "changed.ndjson:1 header.protocol.controlShare (5.0) must be the share of work that a positive control adds, such as 0.05",
                refusal(resealed(lines), "\n"));
    }

    @Test
    void aWrongCountOfLinesIsRefused() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).replaceFirst("\"lines\":\\d+", "\"lines\":3"));
        assertEquals(
                "changed.ndjson:" + lines.size() + " end.lines (3) must be " + last + "; use the original",
                refusal(resealed(lines), "\n"));
    }

    @Test
    void anotherSchemaIsRefusedNamingBoth() throws Exception {
        List<String> written = Files.readAllLines(written());
        for (String other : List.of("2", "5", "34", "\"4\"")) {
            List<String> lines = new ArrayList<>(written);
            lines.set(0, lines.get(0).replaceFirst("\"schema\":4", "\"schema\":" + other));
            assertEquals(
                    "changed.ndjson:1 header.schema (" + other
                            + ") must be from 3 to 4, those that this version of Assay reads: use the version"
                            + " that wrote the file, 0.1.0",
                    refusal(resealed(lines), "\n"));
        }
    }

    @Test
    void aSliceInAnotherLayoutIsTheSameSlice() throws Exception {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        lines.replaceAll(line -> line.startsWith("{\"type\":\"slice\"")
                ? line.replace("\"role\":\"main\"", "\"role\" : \"m\\u0061in\"")
                        .replaceFirst("(\"set\":\\d+),(\"round\":\\d+)", "$2,$1")
                : line);
        Path file = folder.resolve("layout.ndjson");
        Files.writeString(file, String.join("\n", resealed(lines)) + "\n");
        assertEquals(run, RunReader.read(file));
    }

    @Test
    void aNumberThatDoesNotFitItsMemberIsRefused() throws Exception {
        List<String> whole = Files.readAllLines(written());
        int slice = 0;
        while (!whole.get(slice).startsWith("{\"type\":\"slice\"")) {
            slice++;
        }
        for (String wrong : List.of("4294967296", "1.0", "01", "1e3", "null", "")) {
            List<String> lines = new ArrayList<>(whole);
            lines.set(slice, lines.get(slice).replaceFirst("\"set\":\\d+", "\"set\":" + wrong));
            String message = refusal(resealed(lines), "\n");
            assertTrue(message.startsWith("changed.ndjson:" + (slice + 1) + " slice"), wrong + ": " + message);
        }
    }

    @Test
    void anUnknownTypeIsRefused() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        lines.set(3, lines.get(3).replaceFirst("\"type\":\"[a-z]+\"", "\"type\":\"guess\""));
        assertTrue(refusal(resealed(lines), "\n").startsWith("changed.ndjson:4 type (guess) must be one of header, "));
    }

    @Test
    void anUnknownMemberIsRefused() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(written()));
        lines.set(3, lines.get(3).replaceFirst("\"when\":", "\"whenever\":"));
        assertEquals("changed.ndjson:4 check.when (missing) must be there", refusal(resealed(lines), "\n"));
    }

    @Test
    void whatIsNotKnownIsNullInTheFileAndNaNInMemory() throws Exception {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        Footprint unknown =
                new Footprint(ContenderId.of("java.plain@jvm"), "cl100k_base", 0, "worked", 5, Double.NaN, -1, 10, "");
        Path file = folder.resolve("nan.ndjson");
        try (RunWriter writer = RunWriter.create(file)) {
            writer.append(run.header());
            writer.append(unknown);
            writer.end(1, 1);
        }
        assertTrue(Files.readAllLines(file).get(1).contains("\"allocatedBytes\":null"));
        assertEquals(List.of(unknown), RunReader.read(file).footprints());
    }

    /** A run that was stopped and gone on with tells twice how far it came; what it came to counts. */
    @Test
    void theLastWordOnHowFarTheForkSetsCameCounts() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        Completion first = new Completion(180, List.of(new Completion.Sets("python", 1, 5, 9.5)));
        Completion last = new Completion(180, List.of(new Completion.Sets("python", 5, 5, 9.25)));
        Path file = folder.resolve("run.ndjson");
        try (RunWriter writer = RunWriter.create(file)) {
            writer.append(run.header());
            writer.append(first);
            writer.append(last);
            writer.end(1, 1);
        }
        assertEquals(Optional.of(last), RunReader.read(file).completion());
        assertEquals(List.of(), last.cutShort());
        assertEquals(first.groups(), first.cutShort());
    }

    @Test
    void moreSetsThanWereAskedForAndAnUnknownGroupAreRefused() throws IOException {
        for (String[] one : new String[][] {
            {"python", "6", "completion.groups.made (6) must be at most 5"},
            {"pyhton", "5", "completion.groups.group (pyhton) must"}
        }) {
            Path file = folder.resolve(one[0]);
            Completion wrong =
                    new Completion(180, List.of(new Completion.Sets(one[0], Integer.parseInt(one[1]), 5, 9.5)));
            String message = assertThrows(Exception.class, () -> {
                        try (RunWriter writer = RunWriter.create(file)) {
                            writer.append(
                                    SyntheticRun.of("quick", 2, 2, 0.02, 1).header());
                            writer.append(wrong);
                            writer.end(1, 1);
                        }
                        RunReader.read(file);
                    })
                    .getMessage();
            assertTrue(message.contains(one[2]), message);
        }
    }

    @Test
    void aWarningWithoutARemedyIsRefused() throws IOException {
        try (RunWriter writer = RunWriter.create(folder.resolve("run.ndjson"))) {
            writer.append(SyntheticRun.of("quick", 2, 2, 0.02, 1).header());
            writer.append(Event.of(new Warning("a cause", "an implication", "a remedy"), "", -1));
            assertEquals(
                    "event.remedy () must not be empty",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> writer.append(Event.of(new Warning("a cause", "an implication", ""), "", -1)))
                            .getMessage());
            // Something that was killed needs neither.
            writer.append(new Event("killed", "fast", 0, "jtokkit@jvm", "was silent"));
            assertEquals(3, writer.lines());
        }
    }

    @Test
    void theWriterRefusesALineOutOfOrder() throws IOException {
        RunFile run = SyntheticRun.of("quick", 2, 2, 0.02, 1);
        try (RunWriter writer = RunWriter.create(folder.resolve("order.ndjson"))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.append(run.slices().get(0)));
            writer.append(run.header());
            assertThrows(IllegalArgumentException.class, () -> writer.append(run.header()));
            writer.end(1, 1);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.append(run.slices().get(0)));
        }
    }

    @Test
    void aRunIsNeverOverwritten() throws IOException {
        Path file = written();
        assertThrows(java.nio.file.FileAlreadyExistsException.class, () -> RunWriter.create(file));
    }
}
