package dev.assay.bridge;

import dev.assay.contender.LiveContender.Refusal;
import dev.assay.figure.Figures;
import dev.assay.program.Owner;
import dev.assay.program.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The child process behind a worker, with a deadline on every answer. It cannot outlive this JVM for long: its standard input closes
 * then, and a worker ends there. What it starts carries its mark, and ends with it.
 */
final class Child {
    private static final long GRACE_SECONDS = 3;

    private final String id;
    private final boolean anyId;
    private final Duration patience;
    private final Duration helloPatience;
    private final Duration grace;
    private final String mark = Owner.child();
    private final Process process;
    private final Frames frames;
    private final StandardError errors;
    private final Watchdog watchdog;
    private Optional<String> ended = Optional.empty();

    Child(WorkerLaunch launch) {
        id = launch.id();
        anyId = launch.anyId();
        patience = launch.patience();
        helloPatience = launch.helloPatience();
        grace = launch.grace();
        try {
            process = launch.start(mark);
        } catch (IOException wrong) {
            throw new WorkerFailure("worker (" + id + ") must start: " + wrong.getMessage());
        }
        frames = new Frames(process.getInputStream(), process.getOutputStream());
        watchdog = new Watchdog(id, this::destroy);
        errors = new StandardError(process.getErrorStream(), id, this::destroy);
    }

    Frames frames() {
        return frames;
    }

    /** Sends a request whose answer must be {@code ok}. */
    void ask(String head, byte[] body, int length, int fields, long mostBytes, long extraNanos) {
        if (!exchange(head, body, length, fields, mostBytes, extraNanos)) {
            throw new IllegalStateException(
                    "worker (" + id + ") refused " + verb(head) + ": " + Said.shown(frames.text()));
        }
    }

    /** Sends a request that the worker may refuse on account of its body. */
    void askOrRefuse(String head, byte[] body, int length, int fields, long mostBytes) {
        if (!exchange(head, body, length, fields, mostBytes, 0)) {
            throw new Refusal(Said.shown(frames.text()));
        }
    }

    /** Sends a request and returns whether the answer is {@code ok}. */
    boolean exchange(String head, byte[] body, int length, int fields, long mostBytes, long extraNanos) {
        if (ended.isPresent()) {
            throw new WorkerFailure(ended.get());
        }
        long nanos = (head.equals("hello") ? helloPatience : patience).toNanos() + extraNanos;
        watchdog.arm(nanos, head);
        try {
            return frames.exchange(head, body, length, fields, mostBytes);
        } catch (Frames.Malformed wrong) {
            throw broken(verb(head), wrong.getMessage());
        } catch (IOException gone) {
            throw died(verb(head), nanos / 1e9);
        } finally {
            watchdog.disarm();
        }
    }

    /** Kills the worker and returns the failure to throw for a broken answer. */
    WorkerFailure broken(String verb, String rule) {
        destroy();
        return end("worker (" + id + ") broke the protocol in " + verb + ": " + rule);
    }

    private WorkerFailure died(String verb, double seconds) {
        if (errors.isTooLong()) {
            destroy();
            return end("worker (" + id + ") was killed in " + verb + ": standard error (above "
                    + StandardError.MOST_MEGABYTES + " MB) must be shorter");
        }
        if (watchdog.fired()) {
            destroy();
            return end("worker (" + id + ") must answer " + verb + " within " + Figures.fixed(seconds, 1)
                    + " s; it was killed");
        }
        try {
            // An end of its output is not yet its end; what closes its output and goes on is killed.
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                destroy();
                return end("worker (" + id + ") must answer " + verb + "; it closed its output and was killed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            destroy();
        }
        String left = frames.left();
        return end("worker (" + id + ") must answer " + verb + "; it ended with exit code " + process.exitValue()
                + (left.isEmpty() ? "" : " and said: " + left)
                + (anyId ? Variables.missedByCommand(System.getenv()) : Variables.missed(System.getenv())));
    }

    private WorkerFailure end(String message) {
        String last = errors.lastLine();
        ended = Optional.of(message + (last.isEmpty() ? "" : "; its last words: " + last));
        release();
        return new WorkerFailure(ended.get());
    }

    /** Asks it to end, and makes it end. */
    void quit() {
        if (ended.isPresent()) {
            return;
        }
        ended = Optional.of("worker (" + id + ") must not be used after its end");
        try {
            process.getOutputStream().write("quit 0\n".getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException alreadyGone) {
            // Its end is all that is wanted.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        destroy();
        release();
    }

    /** Ends it at once. */
    void kill() {
        if (ended.isEmpty()) {
            ended = Optional.of("worker (" + id + ") must not be used after its end");
            destroy();
            release();
        }
    }

    private void release() {
        watchdog.stop();
        errors.close();
    }

    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Also what has left its parent, its group and its session.
        Owner.end(mark);
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String verb(String head) {
        return head.split(" ", 2)[0];
    }
}
