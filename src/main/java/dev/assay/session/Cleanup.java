package dev.assay.session;

import dev.assay.machine.RunLock;
import dev.assay.program.AtEnd;
import dev.assay.program.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a run clears away besides what every verb does, and what it says if it is stopped. */
public final class Cleanup implements AutoCloseable {
    private final Closeable lock;
    private final Path sockets;
    private final List<AtEnd.Entry> entries;
    private volatile Runnable freeze = () -> {};
    private volatile Runnable say;

    Cleanup(Closeable lock, Path sockets, Runnable say) {
        this.lock = lock;
        this.sockets = sockets;
        this.say = say;
        entries = List.of(AtEnd.first(() -> {
            freeze.run();
            this.say.run();
        }));
    }

    /**
     * Takes over the lock.
     *
     * @param say what is said if the run is stopped before it has a journal, or always if it goes on with none
     */
    public static Cleanup of(RunLock lock, Runnable say) throws IOException {
        // The folder itself: a socket's path may have 108 bytes only.
        return new Cleanup(lock, Scratch.folder(), say);
    }

    Path sockets() {
        return sockets;
    }

    /** Names what is done first if the run is stopped. */
    void first(Runnable action) {
        freeze = action;
    }

    /** Names what is said from now on if the run is stopped. */
    void says(Runnable other) {
        say = other;
    }

    @Override
    public void close() throws IOException {
        entries.forEach(AtEnd.Entry::close);
        AtEnd.endChildren();
        lock.close();
    }
}
