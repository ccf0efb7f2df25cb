package dev.assay.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The promise that only one run measures on this machine, a file with the process id and its start; builds that are timed take it too. JMH's
 * own lock is switched off, because a fork set needs several of its runners at a time.
 */
public final class RunLock implements AutoCloseable {
    private final Path file;

    private RunLock(Path file) {
        this.file = file;
    }

    /** Returns the lock, or refuses if a living process holds it; what a dead one left behind is taken over. */
    public static RunLock take() throws IOException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "assay-measure.lock");
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                Files.writeString(file, describe(ProcessHandle.current()), StandardOpenOption.CREATE_NEW);
                return new RunLock(file);
            } catch (FileAlreadyExistsException held) {
                String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (alive(holder)) {
                    throw new IllegalStateException("run lock (" + file + ", process " + holder.split(" ")[0]
                            + ") must be free, since two runs would disturb each other; wait for that process to end");
                }
                Files.deleteIfExists(file);
            }
        }
        throw new IllegalStateException("run lock (" + file + ") must be free; another run has just started");
    }

    private static boolean alive(String holder) {
        String[] words = holder.split(" ");
        if (words.length != 2 || !words[0].matches("\\d{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[0]));
        // A process id is used again; with the time of its start it is not.
        return process.isPresent() && describe(process.get()).strip().equals(holder);
    }

    private static String describe(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + " " + start.getEpochSecond() + "\n";
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
