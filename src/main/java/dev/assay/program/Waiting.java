package dev.assay.program;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A wait for something outside. One that is longer than two seconds says for what, once, so that nobody sits before a silent tool. */
public final class Waiting {
    private static final long SILENT_MILLIS = 2_000;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "assay-waiting");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> line;

    private Waiting(ScheduledFuture<?> line) {
        this.line = line;
    }

    /** Begins a wait whose line goes to standard error. */
    public static Waiting forWhat(String what, Duration patience) {
        return forWhat(what, patience, SILENT_MILLIS, System.err::println);
    }

    static Waiting forWhat(String what, Duration patience, long silentMillis, Consumer<String> screen) {
        return new Waiting(
                CLOCK.schedule(() -> screen.accept(line(what, patience)), silentMillis, TimeUnit.MILLISECONDS));
    }

    /** Returns the line that says for what one waits, and up to how long. */
    public static String line(String what, Duration patience) {
        return "waiting for " + what + ", up to " + text(patience);
    }

    /** Returns {@code 20 s} or {@code 10 min}. */
    static String text(Duration patience) {
        long seconds = Math.max(1, patience.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    /** The wait is over. */
    public void end() {
        line.cancel(false);
    }
}
