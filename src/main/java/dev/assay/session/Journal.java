package dev.assay.session;

import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.Line;
import dev.assay.run.ResumableRun;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.RunWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The lines of a run in the making. Each is on the disk before anything else happens to it, and none is kept in memory. The published file
 * holds the same lines behind a header that knows how quiet the machine was, which is known only at the end.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final RunWriter journal;
    private final ResumableRun past;
    private boolean frozen;

    private Journal(Path file, RunWriter journal, ResumableRun past) {
        this.file = file;
        this.journal = journal;
        this.past = past;
    }

    /**
     * Begins a journal, or goes on with that of a stopped run.
     *
     * @param disk the stream by which the file is written
     */
    static Journal open(Path folder, ResumableRun past, Header provisional, UnaryOperator<OutputStream> disk)
            throws IOException {
        Path file = folder.resolve(ResumableRun.JOURNAL);
        if (past.exists()) {
            Journal journal = new Journal(file, RunWriter.resume(file, past.where(), disk), past);
            past.warning().ifPresent(warning -> journal.append(Event.of(warning, "", -1)));
            return journal;
        }
        Journal journal = new Journal(file, RunWriter.create(file, disk), past);
        journal.append(provisional);
        return journal;
    }

    /** Writes a line, unless the run that this one goes on with has said it already. */
    synchronized void append(Line line) {
        if (past.repeats(line)) {
            return;
        }
        try {
            while (frozen) {
                wait();
            }
            journal.append(line);
        } catch (IOException e) {
            // Not an UncheckedIOException, which is taken for a mere carrier of its cause, and the remedy would be
            // lost.
            throw new IllegalStateException("run journal (" + e.getMessage() + ") must be writable; free the disk", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("run journal (stopped) takes no more lines", e);
        }
    }

    /**
     * Takes no line any more and holds up whoever brings one: when the run is stopped from outside, its forks are ended, and their
     * deaths are not to be recorded as theirs.
     */
    synchronized void freeze() {
        frozen = true;
    }

    /** Returns the run as far as it is. */
    synchronized RunFile soFar() throws IOException {
        return RunReader.soFar(file);
    }

    /** Writes the published file. */
    synchronized void publish(Path folder, Header header, long elapsedMillis, long measuringMillis) throws IOException {
        Path plain = folder.resolve("run.ndjson");
        try (RunWriter writer = RunWriter.create(plain)) {
            RunReader.undamaged(file, line -> {
                try {
                    writer.append(line instanceof Header ? header : line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
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
