package dev.assay.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of an outside program that is run to its end: a deadline, bounded capture of both streams, the stated environment, and an end of
 * everything that it started. It never throws for what the program does; that is in the {@link Outcome}.
 */
public final class Call {
    /** What a program that is asked a question gets to answer it. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int KEPT = 1 << 20;
    private static final long GRACE_MILLIS = 2_000;

    /** The system's number of an error, as JDK 17 and as JDK 25 write it. */
    private static final Pattern ERROR = Pattern.compile("error[=:] ?(\\d{1,4})\\b");

    private static volatile boolean ending;

    static {
        // A user's ^C or a time-out's TERM ends all that was started; what waits for it must not take the next step
        // then.
        AtEnd.first(() -> ending = true);
    }

    private final List<String> command;
    private final Optional<Path> folder;
    private final Map<String, String> added;
    private final Duration patience;
    private final int kept;
    private final String name;
    private final boolean shown;
    private final boolean announced;
    private final Optional<Consumer<String>> listener;

    private Call(
            List<String> command,
            Optional<Path> folder,
            Map<String, String> added,
            Duration patience,
            int kept,
            String name,
            boolean shown,
            boolean announced,
            Optional<Consumer<String>> listener) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.added = Map.copyOf(added);
        this.patience = patience;
        this.kept = kept;
        this.name = name;
        this.shown = shown;
        this.announced = announced;
        this.listener = listener;
    }

    /** A call in the current folder, with the patience of a question. */
    public static Call of(List<String> command) {
        return new Call(
                command,
                Optional.empty(),
                Map.of(),
                PATIENCE,
                KEPT,
                command.isEmpty() ? "" : command.get(0),
                false,
                true,
                Optional.empty());
    }

    /** A call in the current folder, with the patience of a question. */
    public static Call of(String... command) {
        return of(List.of(command));
    }

    /** The same call in another folder. */
    public Call in(Path other) {
        return new Call(command, Optional.of(other), added, patience, kept, name, shown, announced, listener);
    }

    /** The same call with variables of its own beside the environment that every child has. */
    public Call with(Map<String, String> variables) {
        return new Call(command, folder, variables, patience, kept, name, shown, announced, listener);
    }

    /** The same call that may take so long. */
    public Call within(Duration longest) {
        return new Call(command, folder, added, longest, kept, name, shown, announced, listener);
    }

    /** The same call of which so many bytes of each stream are kept; the rest is read and dropped. */
    public Call keeping(int bytes) {
        return new Call(command, folder, added, patience, bytes, name, shown, announced, listener);
    }

    /** The same call by a name for messages that holds no folder of this machine. */
    public Call named(String other) {
        return new Call(command, folder, added, patience, kept, other, shown, announced, listener);
    }

    /** The same call whose two streams go where this JVM's go, as a build's log wants it; the outcome holds neither then. */
    public Call shown() {
        return new Call(command, folder, added, patience, kept, name, true, announced, listener);
    }

    /** The same call for which nobody is told to wait, since the caller tells more of it. */
    public Call unannounced() {
        return new Call(command, folder, added, patience, kept, name, shown, false, listener);
    }

    /** The same call whose standard error is told line by line as it comes; a bar that is drawn again over itself is a line each time. */
    public Call telling(Consumer<String> other) {
        return new Call(command, folder, added, patience, kept, name, shown, announced, Optional.of(other));
    }

    /** Runs it to its end, or ends it. An interrupted caller keeps its mark. */
    public Outcome run() {
        return ending ? new Outcome.Broken(name, "Assay is ending") : run(Owner.child());
    }

    private Outcome run(String mark) {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            folder.ifPresent(place -> builder.directory(place.toFile()));
            Variables.clean(builder.environment());
            builder.environment().putAll(added);
            builder.environment().put(Owner.VARIABLE, mark);
            if (shown) {
                builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
            }
            AtEnd.hold();
            process = builder.start();
            if (ending) {
                process.destroyForcibly();
            }
        } catch (IOException wrong) {
            return unstarted(wrong);
        }
        Capture out = new Capture(process.getInputStream(), kept, Optional.empty());
        Capture errors = new Capture(process.getErrorStream(), kept, listener);
        boolean ended = false;
        Optional<Waiting> waiting = announced ? Optional.of(Waiting.forWhat(name, patience)) : Optional.empty();
        try {
            process.getOutputStream().close();
            ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException closed) {
            return new Outcome.Broken(name, "its standard input cannot be closed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Broken(name, "the wait for it was interrupted");
        } finally {
            AtEnd.hold();
            waiting.ifPresent(Waiting::end);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            // What it left behind holds its streams open, and works on.
            Owner.end(mark);
        }
        return ended
                ? new Outcome.Ended(name, process.exitValue(), out.text(), errors.text())
                : new Outcome.TooSlow(name, patience);
    }

    private Outcome unstarted(IOException wrong) {
        String why = String.valueOf(wrong.getMessage());
        Path file = Path.of(command.get(0));
        boolean there = file.getNameCount() > 1
                && Files.exists(folder.map(place -> place.resolve(file)).orElse(file));
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            return new Outcome.Broken(name, "its working folder is not there");
        }
        Matcher error = ERROR.matcher(why);
        return switch (error.find() ? Integer.parseInt(error.group(1)) : 0) {
            case 2 ->
                there
                        ? new Outcome.Broken(name, "what its first line names to run it is not there")
                        : new Outcome.Missing(name);
            case 7 -> new Outcome.Broken(name, "its arguments are too long");
            case 8 -> new Outcome.Broken(name, "it is no program for this machine");
            case 13 -> new Outcome.Broken(name, "it is not allowed to run; chmod +x makes a program of it");
            default -> new Outcome.Broken(name, "the system does not start it");
        };
    }

    /** Reads a stream to its end on a thread of its own, and keeps its beginning. */
    private static final class Capture {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private final Thread reader;

        Capture(InputStream stream, int kept, Optional<Consumer<String>> listener) {
            reader = new Thread(() -> read(stream, kept, listener), "assay-capture");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream, int kept, Optional<Consumer<String>> listener) {
            byte[] buffer = new byte[8192];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try (stream) {
                for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                    synchronized (head) {
                        head.write(buffer, 0, Math.min(length, kept - head.size()));
                    }
                    for (int i = 0; listener.isPresent() && i < length; i++) {
                        if (buffer[i] == '\n' || buffer[i] == '\r') {
                            listener.get().accept(line.toString(StandardCharsets.UTF_8));
                            line.reset();
                        } else {
                            line.write(buffer[i]);
                        }
                    }
                }
            } catch (IOException gone) {
                // What came before is kept.
            }
        }

        String text() {
            try {
                reader.join(GRACE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            synchronized (head) {
                return head.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
