package dev.assay.bridge;

import dev.assay.program.Waiting;
import dev.assay.usage.Property;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A deadline in the background: kills what is watched when an answer takes too long, and says for what one waits when it takes more than
 * two seconds, once a verb. Arming it costs a few writes, and a fork, where turns are timed, is never spoken in.
 */
final class Watchdog {
    private static final long TICK_MILLIS = 50;
    private static final long SILENT_NANOS = 2_000_000_000L;

    /** What only a fork is told. */
    private static final String FORK = "token";

    private final String name;
    private final Runnable kill;
    private final boolean speaks = Property.FORK.told(FORK).isEmpty();
    private final Set<String> told = new HashSet<>();
    private String head = "";
    private long patienceNanos;
    private volatile long deadlineNanos;
    private volatile boolean armed;
    private volatile boolean fired;
    private volatile boolean stopped;

    Watchdog(String name, Runnable kill) {
        this.name = name;
        this.kill = kill;
        Thread thread = new Thread(this::watch, "watchdog " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** @param request whose answer is awaited; its first word is the verb */
    void arm(long nanos, String request) {
        head = request;
        patienceNanos = nanos;
        deadlineNanos = System.nanoTime() + nanos;
        armed = true;
    }

    void disarm() {
        armed = false;
    }

    /** Returns whether it has killed. */
    boolean fired() {
        return fired;
    }

    void stop() {
        stopped = true;
    }

    private void watch() {
        while (!stopped) {
            if (armed) {
                long left = deadlineNanos - System.nanoTime();
                if (left < 0) {
                    fired = true;
                    kill.run();
                    return;
                }
                if (speaks && patienceNanos - left > SILENT_NANOS) {
                    speak();
                }
            }
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void speak() {
        String verb = head.split(" ", 2)[0];
        if (told.add(verb)) {
            String what = "worker (" + name + ") to answer " + verb;
            System.err.println(Waiting.line(what, Duration.ofNanos(patienceNanos)));
        }
    }
}
