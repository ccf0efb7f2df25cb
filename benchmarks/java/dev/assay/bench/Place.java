package dev.assay.bench;

import dev.assay.machine.Processors;
import dev.assay.machine.SystemFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Keeps what works in a fork's turns on its processor: the thread that encodes, or the children of this JVM. Compilers and collectors stay
 * free, since on one processor they would take their time out of the turns. Moved by the program {@code taskset} and not by a call through
 * JNA, which a JVM that tokenizes in Java has no need to load.
 */
final class Place {
    private static final long PATIENCE_SECONDS = 20;

    private final OptionalInt processor;
    private final boolean hasChild;
    private final SystemFiles files = SystemFiles.ofThisMachine();
    private Thread placed;

    /** @param processor none to stay where the system puts everything */
    Place(OptionalInt processor, boolean hasChild) {
        this.processor = processor;
        this.hasChild = hasChild;
    }

    /** Returns whether threads can be moved here, by moving one. */
    static boolean isPossible(SystemFiles files) {
        List<Integer> allowed = Processors.allowed(files);
        AtomicBoolean moved = new AtomicBoolean();
        if (!allowed.isEmpty()) {
            Thread trial = new Thread(() -> {
                try {
                    new Place(OptionalInt.of(allowed.get(0)), false).take();
                    moved.set(true);
                } catch (IOException cannot) {
                    // No such program, or another of that name, or not allowed to.
                }
            });
            trial.start();
            try {
                trial.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return moved.get();
    }

    /**
     * Moves what works; called before every turn, by the thread that takes it, and does nothing if that has been moved.
     *
     * @throws IOException if it cannot
     */
    void take() throws IOException {
        if (processor.isEmpty() || placed != null && (hasChild || placed == Thread.currentThread())) {
            return;
        }
        placed = Thread.currentThread();
        int moved = 0;
        for (String thread : threads()) {
            moved += move(thread) ? 1 : 0;
        }
        if (moved == 0) {
            throw new IOException(
                    "fork must have a thread that works, to be moved to processor " + processor.getAsInt());
        }
    }

    private List<String> threads() throws IOException {
        if (!hasChild) {
            return List.of(Processors.thisThread(files)
                    .orElseThrow(() -> new IOException("fork (its thread) must be known to the system")));
        }
        // Not the children alone: a command is run by a shell, which may stay its parent.
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.flatMap(child -> Processors.workers(files, child.pid()).stream())
                    .toList();
        }
    }

    /* Returns whether the thread is where it should be; one that has ended meanwhile needs no place. */
    private boolean move(String thread) throws IOException {
        Process process = new ProcessBuilder("taskset", "-p", "-c", Integer.toString(processor.getAsInt()), thread)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // Not what the program says of itself: what the system says of the thread.
        List<Integer> now = Processors.allowed(files, thread);
        if (!now.isEmpty() && !now.equals(List.of(processor.getAsInt()))) {
            throw new IOException("fork (processors " + now + ") must take its turns on processor "
                    + processor.getAsInt() + "; taskset says: " + said);
        }
        return !now.isEmpty();
    }
}
