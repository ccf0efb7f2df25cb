package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumePointTest {
    @TempDir
    private Path folder;

    private final RunFile run = SyntheticRun.of("quick", 2, 1, 0.02, 1);

    private Path cut(byte[] whole, int bytes) throws IOException {
        return Files.write(folder.resolve("journal.ndjson"), Arrays.copyOf(whole, bytes));
    }

    @Test
    void aRunCutAnywhereGoesOnToTheSameBytes() throws IOException {
        byte[] whole = Files.readAllBytes(SyntheticRun.write(run, folder.resolve("whole.ndjson")));
        List<Line> lines = SyntheticRun.lines(run);
        int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        // In the middle of lines, and at the very end of one.
        for (int bytes : new int[] {header, header + 1, whole.length / 2, whole.length - 3}) {
            Path journal = cut(whole, bytes);
            List<Line> read = new ArrayList<>();
            ResumePoint where = RunReader.unfinished(journal, read::add).orElseThrow();
            assertEquals(lines.subList(0, (int) where.lines()), read);
            try (RunWriter writer = RunWriter.resume(journal, where)) {
                for (Line line : lines.subList((int) where.lines(), lines.size())) {
                    writer.append(line);
                }
            }
            assertArrayEquals(whole, Files.readAllBytes(journal), () -> "cut at " + bytes);
        }
    }

    @Test
    void aFinishedRunAndHalfAHeaderAreNothingToGoOnWith() throws IOException {
        byte[] whole = Files.readAllBytes(SyntheticRun.write(run, folder.resolve("whole.ndjson")));
        assertEquals(Optional.empty(), RunReader.unfinished(cut(whole, whole.length), line -> {}));
        assertEquals(Optional.empty(), RunReader.unfinished(cut(whole, 100), line -> {}));
        assertEquals(Optional.empty(), RunReader.unfinished(cut(whole, 0), line -> {}));
    }
}
