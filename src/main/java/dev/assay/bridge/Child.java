package dev.assay.bridge;

import dev.assay.contender.Subject.Refusal;
import dev.assay.program.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The child process behind a worker, with a deadline on every answer. It cannot outlive this JVM for long: its standard input closes
 * then, and a worker ends there.
 */
final class Child {
    private static final long GRACE_SECONDS = 3;

    private final String id;
    private final boolean anyId;
    private final Duration patience;
    private final Duration grace;
    private final Path errors;
    private final Process process;
    private final Frames frames;
    private final Watchdog watchdog;
    private Optional<String> ended = Optional.empty();

    Child(WorkerLaunch launch) {
        id = launch.id();
        anyId = launch.anyId();
        patience = launch.patience();
        grace = launch.grace();
        try {
            errors = Files.createTempFile("assay-worker-", ".stderr");
        } catch (IOException wrong) {
            throw new WorkerFailure(
                    "worker (" + id + ") must have a file for its standard error: " + wrong.getMessage());
        }
        try {
            process = launch.start(errors);
        } catch (IOException wrong) {
            delete(errors);
            throw new WorkerFailure("worker (" + id + ") must start: " + wrong.getMessage());
        }
        frames = new Frames(process.getInputStream(), process.getOutputStream());
        watchdog = new Watchdog(id, this::destroy);
    }

    Frames frames() {
        return frames;
    }

    /** Sends a request whose answer must be {@code ok}. */
    void ask(String head, byte[] body, int length, int fields, long extraNanos) {
        if (!exchange(head, body, length, fields, extraNanos)) {
            throw new IllegalStateException("worker (" + id + ") refused " + verb(head) + ": " + frames.text());
        }
    }

    /** Sends a request that the worker may refuse on account of its body. */
    void askOrRefuse(String head, byte[] body, int length, int fields, long extraNanos) {
        if (!exchange(head, body, length, fields, extraNanos)) {
            throw new Refusal(frames.text());
        }
    }

    private boolean exchange(String head, byte[] body, int length, int fields, long extraNanos) {
        if (ended.isPresent()) {
            throw new WorkerFailure(ended.get());
        }
        watchdog.arm(patience.toNanos() + extraNanos);
        try {
            return frames.exchange(head, body, length, fields);
        } catch (Frames.Malformed wrong) {
            throw broken(verb(head), wrong.getMessage());
        } catch (IOException gone) {
            throw died(verb(head), (patience.toNanos() + extraNanos) / 1e9);
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
        if (watchdog.fired()) {
            destroy();
            return end("worker (%s) must answer %s within %.1f s; it was killed".formatted(id, verb, seconds));
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
        return end("worker (" + id + ") must answer " + verb + "; it ended with exit code " + process.exitValue()
                + (anyId ? Variables.missedByCommand(System.getenv()) : Variables.missed(System.getenv())));
    }

    private WorkerFailure end(String message) {
        String last = lastErrorLine();
        ended = Optional.of(message + (last.isEmpty() ? "" : "; its last words: " + last));
        release();
        return new WorkerFailure(ended.get());
    }

    private String lastErrorLine() {
        try {
            // Free text in whatever encoding: never a reason to fail.
            List<String> lines = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
            return last.substring(0, Math.min(300, last.length())).replaceAll("\\p{Cntrl}", " ");
        } catch (IOException unreadable) {
            return "";
        }
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
        delete(errors);
    }

    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }

    private static String verb(String head) {
        return head.split(" ", 2)[0];
    }
}
