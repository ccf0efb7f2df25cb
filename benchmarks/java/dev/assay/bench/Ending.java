package dev.assay.bench;

import dev.assay.machine.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run must clear away, whether it ends by itself or is stopped: the processes it started, the folder of its sockets, the lock.
 * Without it a stopped run would leave forks behind that disturb the next one until they notice.
 */
final class Ending implements AutoCloseable {
    private final RunLock lock;
    private final Path sockets;
    private final Thread hook = new Thread(this::stopped, "assay-ending");
    private Runnable first = () -> {};

    private Ending(RunLock lock, Path sockets) {
        this.lock = lock;
        this.sockets = sockets;
    }

    /** Takes over the lock. The folder of sockets is a short path on its own, since their names may have 108 bytes only. */
    static Ending of(RunLock lock) throws IOException {
        Ending ending = new Ending(lock, Files.createTempDirectory("assay"));
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    Path sockets() {
        return sockets;
    }

    /** Names what is done first if the run is stopped. */
    void first(Runnable action) {
        first = action;
    }

    private void stopped() {
        first.run();
        try {
            clear();
        } catch (IOException e) {
            System.err.println("folder (" + e.getMessage() + ") must be deletable; delete it by hand");
        }
    }

    private void clear() throws IOException {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Folders.delete(sockets);
        lock.close();
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(hook);
        clear();
    }
}
