package dev.assay.session;

import dev.assay.machine.Processors;
import dev.assay.machine.SystemFiles;
import dev.assay.machine.Taskset;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Keeps what works in a fork's turns on its processor: the thread that encodes, or the children of this JVM. Compilers and collectors stay
 * free, since on one processor they would take their time out of the turns.
 */
final class CpuPinning {
    private final OptionalInt processor;
    private final boolean hasChild;
    private final SystemFiles files = SystemFiles.ofThisMachine();
    private final Taskset taskset = new Taskset(files);
    private Thread placed;

    /** @param processor none to stay where the system puts everything */
    CpuPinning(OptionalInt processor, boolean hasChild) {
        this.processor = processor;
        this.hasChild = hasChild;
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
            moved += moved(thread) ? 1 : 0;
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

    private boolean moved(String thread) throws IOException {
        try {
            return taskset.move(thread, processor.getAsInt());
        } catch (IOException wrong) {
            throw new IOException(
                    "fork must take its turns on processor " + processor.getAsInt() + ": " + wrong.getMessage());
        }
    }
}
