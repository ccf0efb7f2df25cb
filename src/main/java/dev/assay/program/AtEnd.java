package dev.assay.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What this JVM does when it ends, by itself or by a signal, in every verb: first whoever must stop recording, then all children are ended,
 * then files and locks go. Hooks of their own would run at the same time, and files would go while somebody writes them.
 */
public final class AtEnd {
    private static final Deque<Entry> FIRST = new ArrayDeque<>();
    private static final Deque<Entry> LAST = new ArrayDeque<>();
    private static final long DEATH_MILLIS = 2_000;
    private static boolean hooked;
    private static volatile boolean ending;

    private AtEnd() {}

    /** Something that is done at the end, unless it is closed before. */
    public static final class Entry implements AutoCloseable {
        private final Runnable action;

        private Entry(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            synchronized (AtEnd.class) {
                FIRST.remove(this);
                LAST.remove(this);
            }
        }
    }

    /** Adds what is done before the children are ended, which is not to take their deaths for theirs. */
    public static Entry first(Runnable action) {
        return add(FIRST, action);
    }

    /** Adds what is done once nobody is left who writes. */
    public static Entry last(Runnable action) {
        return add(LAST, action);
    }

    private static synchronized Entry add(Deque<Entry> entries, Runnable action) {
        if (!hooked) {
            hooked = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::run, "assay-ending"));
            } catch (IllegalStateException tooLate) {
                // This JVM is ending already, and others were not asked to do anything.
            }
        }
        Entry entry = new Entry(action);
        entries.push(entry);
        return entry;
    }

    private static void run() {
        ending = true;
        all(FIRST);
        endChildren();
        all(LAST);
        endChildren();
    }

    /**
     * Holds up whoever starts a process, or has seen one end, while this JVM ends: who took a killed compiler for one that failed would start
     * the next.
     */
    public static void hold() {
        while (ending) {
            LockSupport.park();
        }
    }

    /** Ends all that this JVM has started, also what has left it since; what belongs to the JVM that this one serves stays. */
    public static void endChildren() {
        List<ProcessHandle> below = ProcessHandle.current().descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        String own = Owner.describe(ProcessHandle.current());
        Owner.end(
                Owner.mark().equals(own)
                        ? own
                        : Owner.mark() + "." + ProcessHandle.current().pid());
        // Who is not dead yet may still make a file.
        long until = System.nanoTime() + DEATH_MILLIS * 1_000_000;
        while (below.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void all(Deque<Entry> entries) {
        while (true) {
            Entry next;
            synchronized (AtEnd.class) {
                next = entries.poll();
            }
            if (next == null) {
                return;
            }
            try {
                next.action.run();
            } catch (RuntimeException wrong) {
                // The others have their turn all the same.
                System.err.println("end (" + wrong.getMessage() + ") must leave nothing behind; look into "
                        + System.getProperty("java.io.tmpdir"));
            }
        }
    }
}
