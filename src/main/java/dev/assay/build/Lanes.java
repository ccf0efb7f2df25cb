package dev.assay.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parts of the build that share nothing, each on a thread of its own: most compilers keep one processor busy. */
final class Lanes {
    private Lanes() {}

    /** Runs all to their ends, and throws what the first of them threw; what others threw is suppressed in it. */
    static void run(Passed.Step... lanes) throws IOException {
        List<Throwable> wrong = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Passed.Step lane : lanes) {
            Thread thread = new Thread(() -> {
                try {
                    lane.run();
                } catch (IOException | RuntimeException | Error thrown) {
                    synchronized (wrong) {
                        wrong.add(thrown);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("the wait for a part of the build was interrupted", interrupted);
            }
        }
        if (wrong.isEmpty()) {
            return;
        }
        Throwable first = wrong.get(0);
        wrong.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof IOException known) {
            throw known;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
