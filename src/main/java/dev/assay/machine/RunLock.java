package dev.assay.machine;

import dev.assay.program.AtEnd;
import dev.assay.program.Owner;
import dev.assay.program.Scratch;
import dev.assay.usage.FileReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The promise that only one run measures on this machine; builds that are timed take it too. Each run has a file of its own, whose name says
 * which process and whose it is: it is made in one step, needs no reading, and one that a dead process left blocks nobody, whoever owns it.
 * JMH's own lock is switched off, because a fork set needs several of its runners at a time.
 */
public final class RunLock implements Closeable {
    private static final String START = "assay-measure-";
    private static final Pattern NAME = Pattern.compile(START + "(.*)-(\\d{1,18}-\\d{1,18})\\.lock");
    private static final int TRIES = 3;

    private final Path file;
    private final AtEnd.Entry stopped;

    private RunLock(Path file) {
        this.file = file;
        this.stopped = AtEnd.last(() -> file.toFile().delete());
    }

    /** Returns the lock, or refuses if a living process holds one; what dead ones of this user left behind is cleared away. */
    public static RunLock take() throws IOException {
        return take(Scratch.shared());
    }

    static RunLock take(Path folder) throws IOException {
        String own = Owner.describe(ProcessHandle.current());
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "_");
        Path file = folder.resolve(START + user + "-" + own + ".lock");
        Optional<Holder> holder = Optional.empty();
        // Two that start at the same moment see each other; by chance one of them looks first the next time.
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000, 200_000_000));
            }
            holder = make(file, own);
            if (holder.isEmpty()) {
                holder = other(folder, file);
                if (holder.isEmpty()) {
                    return new RunLock(file);
                }
                Files.deleteIfExists(file);
            }
        }
        Holder held = holder.orElseThrow();
        throw new IllegalStateException("run lock (" + held.file() + ", process " + held.pid()
                + (held.user().equals(user) ? "" : " of " + held.user())
                + ") must be free, since two runs would disturb each other; wait for that process to end");
    }

    /** Clears away what dead runs of this user left. */
    public static void clear() {
        try {
            other(Scratch.shared(), Scratch.shared());
        } catch (IOException unreadable) {
            // Then taking one will tell.
        }
    }

    private record Holder(Path file, String user, String process) {
        String pid() {
            return process.split("-")[0];
        }
    }

    /* Returns who holds it if that is this process itself. */
    private static Optional<Holder> make(Path file, String own) throws IOException {
        try {
            Files.createFile(file);
            return Optional.empty();
        } catch (FileAlreadyExistsException taken) {
            return holder(file).filter(held -> held.process().equals(own));
        } catch (IOException wrong) {
            throw new IOException(
                    "run lock (" + file + ") must be writable: " + FileReason.of(wrong)
                            + "; the folder is named by -Djava.io.tmpdir",
                    wrong);
        }
    }

    private static Optional<Holder> other(Path folder, Path own) throws IOException {
        Optional<Holder> alive = Optional.empty();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, START + "*.lock")) {
            for (Path one : all) {
                Optional<Holder> held = holder(one).filter(any -> !one.equals(own));
                if (held.isPresent() && Owner.alive(held.get().process())) {
                    alive = held;
                } else if (held.isPresent()) {
                    // Another user's stays, and counts for nothing.
                    one.toFile().delete();
                }
            }
        }
        return alive;
    }

    private static Optional<Holder> holder(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new Holder(file, name.group(1), name.group(2))) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        stopped.close();
        Files.deleteIfExists(file);
    }
}
