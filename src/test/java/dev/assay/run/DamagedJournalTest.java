package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that was stopped goes on with when its journal was damaged. Every expected line is one that was written before the damage. */
class DamagedJournalTest {
    @TempDir
    private Path runs;

    private final RunFile run = SyntheticRun.of("quick", 1, 1, 0.02, 1);
    // Without the claims, which are long and say nothing here.
    private final Header header = Fixture.with(run.header(), "claims", Map.of());
    private List<Line> lines;
    private List<byte[]> raw;
    private Path journal;
    private int slice;

    @BeforeEach
    void stopped() throws IOException {
        journal = Files.createDirectory(runs.resolve("20261122T120000Z")).resolve(ResumableRun.JOURNAL);
        lines = new ArrayList<>(List.of(header, run.checks().get(0)));
        lines.addAll(run.slices().subList(0, 9));
        lines.add(run.environments().get(0));
        slice = 5;
        try (RunWriter writer = RunWriter.create(journal)) {
            for (Line line : lines) {
                writer.append(line);
            }
        }
        raw = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            raw.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private ResumePoint found(List<byte[]> damaged, List<Line> kept) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : damaged) {
            all.write(line);
        }
        Files.write(journal, all.toByteArray());
        return RunReader.unfinished(journal, kept::add).orElseThrow();
    }

    private List<Line> without(int... lost) {
        List<Line> rest = new ArrayList<>(lines);
        for (int i = lost.length - 1; i >= 0; i--) {
            rest.remove(lost[i]);
        }
        return rest;
    }

    private byte[] with(int line, int at, byte value) {
        byte[] changed = raw.get(line).clone();
        changed[at] = value;
        return changed;
    }

    @Tag("slow")
    @Test
    void aJournalWithoutItsHeaderIsNamedAndStaysAsItIs() throws IOException {
        byte[] text = Files.readAllBytes(journal);
        text[20] ^= 1;
        Files.write(journal, text);

        ResumableRun past = ResumableRun.find(runs, header, true);

        assertFalse(past.exists());
        assertEquals(1, past.passedOver().size());
        String told = past.passedOver().get(0).text();
        assertTrue(told.startsWith("20261122T120000Z/journal.ndjson:1 "), told);
        assertTrue(told.contains("delete " + journal.getParent()), told);
        assertArrayEquals(text, Files.readAllBytes(journal));
    }

    @Test
    void aRunThatHadJustBegunOrGoesOnIsNotCalledDamaged() throws IOException {
        assertEquals(List.of(), ResumableRun.find(runs, header, true).passedOver());
        Files.write(journal, Arrays.copyOf(raw.get(0), 40));
        assertEquals(List.of(), ResumableRun.find(runs, header, true).passedOver());
    }

    @Tag("slow")
    @Test
    void aChangedByteAnywhereInALineLosesNoOtherLineAndNoneIsBelievedWrongly() throws IOException {
        byte[] values = {'7', '\n', (byte) 0xFF};
        for (int at = 0; at < raw.get(slice).length; at++) {
            byte value = values[at % values.length];
            if (raw.get(slice)[at] == value) {
                continue;
            }
            List<byte[]> damaged = new ArrayList<>(raw);
            damaged.set(slice, with(slice, at, value));
            List<Line> kept = new ArrayList<>();
            ResumePoint where = found(damaged, kept);
            String which = "byte " + at + " as " + value;
            assertEquals(slice + 1, where.damage().get(0).line(), which);
            assertTrue(new HashSet<>(lines).containsAll(kept), which);
            assertTrue(kept.containsAll(without(slice)), which);
        }
    }

    @Test
    void aLineWhoseSealOrEndAloneIsDamagedIsKept() throws IOException {
        int length = raw.get(slice).length;
        for (int at : new int[] {length - 5, length - 2, length - 1}) {
            List<byte[]> damaged = new ArrayList<>(raw);
            damaged.set(slice, with(slice, at, (byte) 'z'));
            List<Line> kept = new ArrayList<>();
            ResumePoint where = found(damaged, kept);
            assertEquals(lines, kept, () -> "byte " + (at - length));
            assertEquals(Set.of(), where.touched());
        }
    }

    @Test
    void whatIsBehindADamagedSampleIsKeptAndItsForkSetIsMadeAgain() throws IOException {
        int nanos = new String(raw.get(slice), StandardCharsets.UTF_8).indexOf("\"nanos\":") + 8;
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(slice, with(slice, nanos, (byte) (raw.get(slice)[nanos] == '9' ? '8' : '9')));
        List<Line> kept = new ArrayList<>();
        ResumePoint where = found(damaged, kept);
        assertEquals(without(slice), kept);
        Slice lost = (Slice) lines.get(slice);
        assertEquals(Set.of(new ResumableRun.Begun(lost.group(), lost.set())), where.touched());
        ResumableRun past = ResumableRun.find(runs, header, true);
        assertEquals(0, past.ended(lost.group()), "its rounds came to their end, but a line of it is lost");
        assertEquals(List.of(new ResumableRun.Begun(lost.group(), lost.set())), past.cutShort());
        assertEquals(1, past.nextSet(lost.group()));
        assertEquals(9, past.nextSeq(), "the number of a lost slice is not used again");
        assertTrue(past.warning().orElseThrow().text().startsWith("journal.ndjson:6 seal does not fit its text; "));
    }

    @Test
    void aDamagedLineInTheMiddleIsNamedAndNothingIsTruncated() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(slice, with(slice, 60, (byte) '?'));
        ResumePoint where = found(damaged, new ArrayList<>());
        byte[] before = Files.readAllBytes(journal);
        RunWriter.resume(journal, where).close();
        assertArrayEquals(before, Files.readAllBytes(journal.resolveSibling("journal.damaged-1.ndjson")));
        List<Line> again = new ArrayList<>();
        ResumePoint mended = RunReader.unfinished(journal, again::add).orElseThrow();
        assertEquals(without(slice), again);
        assertEquals(List.of(), mended.damage());
        assertEquals(Files.size(journal), mended.bytes());
        assertFalse(Files.exists(journal.resolveSibling("journal.ndjson.part")));
        // A second damage overwrites no copy.
        Files.write(journal, before);
        RunWriter.resume(journal, RunReader.unfinished(journal, line -> {}).orElseThrow())
                .close();
        assertTrue(Files.exists(journal.resolveSibling("journal.damaged-2.ndjson")));
    }

    @Test
    void aMissingLineLosesNoOther() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.remove(slice);
        List<Line> kept = new ArrayList<>();
        ResumePoint where = found(damaged, kept);
        assertEquals(without(slice), kept);
        assertEquals(List.of(new Damage(slice + 1, "stands behind a line that is missing")), where.damage());
        assertEquals(1, where.touched().size());
    }

    @Test
    void aLineThatStandsTwiceCountsOnce() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.add(slice, raw.get(slice));
        List<Line> kept = new ArrayList<>();
        ResumePoint where = found(damaged, kept);
        assertEquals(lines, kept);
        assertEquals("stands twice", where.damage().get(0).what());
        assertEquals(Set.of(), where.touched());
    }

    @Test
    void swappedLinesAreBothKept() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(slice, raw.get(slice + 1));
        damaged.set(slice + 1, raw.get(slice));
        List<Line> kept = new ArrayList<>();
        ResumePoint where = found(damaged, kept);
        assertEquals(new HashSet<>(lines), new HashSet<>(kept));
        assertEquals(Set.of(), where.touched());
        assertFalse(where.damage().isEmpty());
    }

    @Test
    void aBlockOfNulsLosesTheLinesUnderItAlone() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        byte[] first = raw.get(slice).clone();
        Arrays.fill(first, 100, first.length, (byte) 0);
        byte[] second = raw.get(slice + 1).clone();
        Arrays.fill(second, 0, 50, (byte) 0);
        damaged.set(slice, first);
        damaged.set(slice + 1, second);
        List<Line> kept = new ArrayList<>();
        found(damaged, kept);
        assertEquals(without(slice, slice + 1), kept);
    }

    @Test
    void aDamagedEndOfLineIsNoHalfLine() throws IOException {
        // The last line ends with a newline, so no crash cut it.
        int last = raw.size() - 1;
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(last, with(last, 30, (byte) '?'));
        ResumePoint where = found(damaged, new ArrayList<>());
        assertEquals(last + 1, where.damage().get(0).line());
        // Cut off in the middle it is one, as ever.
        damaged.set(last, Arrays.copyOf(raw.get(last), 40));
        assertEquals(List.of(), found(damaged, new ArrayList<>()).damage());
    }

    @Test
    void aHeaderWithADamagedSealIsKeptAndOneThatIsLostLeavesTheFileAsItIs() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(0, with(0, raw.get(0).length - 6, (byte) 'z'));
        List<Line> kept = new ArrayList<>();
        ResumePoint where = found(damaged, kept);
        assertEquals(lines, kept);
        RunWriter.resume(journal, where).close();
        kept.clear();
        assertEquals(
                List.of(),
                RunReader.unfinished(journal, kept::add).orElseThrow().damage());
        assertEquals(lines, kept);
        damaged.set(0, with(0, 30, (byte) '?'));
        Files.write(journal, damaged.get(0));
        assertEquals(Optional.empty(), RunReader.unfinished(journal, line -> {}));
        assertEquals(damaged.get(0).length, Files.size(journal));
    }

    @Test
    void aJournalThatIsDamagedWhileItIsWrittenIsNotPublished() throws IOException {
        List<byte[]> damaged = new ArrayList<>(raw);
        damaged.set(slice, with(slice, 60, (byte) '?'));
        found(damaged, new ArrayList<>());
        String message = assertThrows(RunFormatException.class, () -> RunReader.soFar(journal))
                .getMessage();
        assertTrue(message.startsWith("journal.ndjson:6 (damaged: "), message);
    }
}
