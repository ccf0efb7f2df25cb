package dev.assay.bridge;

/** A deadline in the background: kills what is watched when an answer takes too long. Arming it costs one volatile write. */
final class Watchdog {
    private static final long TICK_MILLIS = 50;

    private final Runnable kill;
    private volatile long deadlineNanos;
    private volatile boolean armed;
    private volatile boolean fired;
    private volatile boolean stopped;

    Watchdog(String name, Runnable kill) {
        this.kill = kill;
        Thread thread = new Thread(this::watch, "watchdog " + name);
        thread.setDaemon(true);
        thread.start();
    }

    void arm(long nanos) {
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
            if (armed && System.nanoTime() - deadlineNanos > 0) {
                fired = true;
                kill.run();
                return;
            }
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }
}
