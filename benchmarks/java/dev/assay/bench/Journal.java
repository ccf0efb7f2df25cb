package dev.assay.bench;

import dev.assay.run.Header;
import dev.assay.run.Line;
import dev.assay.run.RunWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a run in the making. Each is on the disk, in a journal, before anything else happens to it; the published file holds the
 * same lines behind a header that knows how quiet the machine was, which is known only at the end.
 */
final class Journal implements AutoCloseable {
    private final RunWriter journal;
    private final List<Line> lines = new ArrayList<>();
    private boolean frozen;

    Journal(Path journalFile, Header provisional) throws IOException {
        journal = RunWriter.create(journalFile);
        journal.append(provisional);
    }

    synchronized void append(Line line) {
        try {
            while (frozen) {
                wait();
            }
            journal.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException("run journal (" + e.getMessage() + ") must be writable; free the disk", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("run journal (stopped) takes no more lines", e);
        }
        lines.add(line);
    }

    /**
     * Takes no line any more and holds up whoever brings one: when the run is stopped from outside, its forks are ended, and their
     * deaths are not to be recorded as theirs.
     */
    synchronized void freeze() {
        frozen = true;
    }

    /** Writes the published file. */
    synchronized void publish(Path folder, Header header, long elapsedMillis, long measuringMillis) throws IOException {
        Path plain = folder.resolve("run.ndjson");
        try (RunWriter writer = RunWriter.create(plain)) {
            writer.append(header);
            for (Line line : lines) {
                writer.append(line);
            }
            writer.end(elapsedMillis, measuringMillis);
        }
        RunWriter.publishGzip(plain, folder.resolve("run.ndjson.gz"));
        Files.delete(plain);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
